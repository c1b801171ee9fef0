/** Occasions: the moments at which the community should hear something (decision 3). */

import type { MessageKind } from './message-kind.js';
import type { PersonsWords } from './persons-words.js';
import type { PhaseEdge } from './phase.js';
import type { CalendarDate, Instant } from './time.js';

/**
 * What an occasion comes from. It is all that composition needs to gather the facts, and plain data, so that a plan can be
 * printed and stored.
 */
export type OccasionSource =
  | { type: 'adoption'; release: string }
  | { type: 'phase'; release: string; phase: string; edge: PhaseEdge; date: CalendarDate; lead: number }
  | { type: 'revision'; release: string; revision: number }
  | { type: 'tag'; release: string; repository: string; tag: string; sha: string }
  /**
   * A tag that was announced by this draft and is at another commit since. `n` counts what its readers are told of it, from 1;
   * `was` is what they were told last, `is` where it is now; null where it is gone.
   */
  | {
      type: 'moved tag';
      release: string;
      repository: string;
      tag: string;
      draft: string;
      n: number;
      announced: string;
      was: string | null;
      is: string | null;
    }
  /** A message arrived in more places after it had been corrected: the correction of occasion `of` goes there too. */
  | { type: 'late correction'; release: string | null; of: string; to: string[] }
  | { type: 'cadence'; week: string }
  /** Somebody began it; what they said is kept, so that the message can be composed anew. */
  | { type: 'person'; release: string | null; person: string; said: PersonsWords };

export interface Occasion {
  /** Stable: the same moment always has the same key, whenever and wherever it is computed. */
  key: string;
  kind: MessageKind;
  /** Null for what concerns every release, like the digest. */
  release: string | null;
  source: OccasionSource;
  /** The thread that its message belongs to. */
  matter: string;
  composeAt: Instant;
  sendAt: Instant;
  /** After this nothing is said about it any more. */
  expiresAt: Instant;
}

/** `null` while it is still open; else how it ended. */
export type OccasionOutcome = 'sent' | 'skipped' | 'expired' | 'discarded' | 'superseded';

/**
 * Why something is not said that should be: a failure, which nobody decided. `composing`: it cannot be written now, or cannot
 * be drawn anew; `unsaid`: its time is over.
 */
export interface OccasionTrouble {
  what: 'composing' | 'unsaid';
  /** In a sentence. */
  why: string;
  since: Instant;
  /** When it is tried again; null when it is not. */
  nextLook: Instant | null;
}

export const unsaid = (why: string, since: Instant): OccasionTrouble => ({
  what: 'unsaid',
  why,
  since,
  nextLook: null,
});

/** The ledger's row of an occasion that was acted upon. */
export interface OccasionRecord extends Occasion {
  outcome: OccasionOutcome | null;
  /** Why it was not said, in a sentence; null when it was, or is still open. */
  why: string | null;
  /** The generation of its newest draft; 0 when none was composed. */
  generation: number;
  /** Null where nothing is wrong. */
  trouble: OccasionTrouble | null;
}

/** What a thread is about; its subject is fixed by its first message and holds no date that can move (decision 8). */
export interface Matter {
  /** `timeline:1.4`, `phase:1.4:feature-freeze`, `candidate:v1.4.0-rc.0`, `release:1.4`, `digest:2021-W33`, `notes:2021-08-17`. */
  key: string;
  subject: string;
}
