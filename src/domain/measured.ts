/** What Herald measures of itself, for whoever watches over it. Repositories are those of the configuration, and no others. */
import type { SyncEndpoint } from './evidence.js';
import type { MessageKind } from './message-kind.js';
import type { OccasionTrouble } from './occasion.js';
import type { Purpose, SendState } from './send.js';

export interface Measured {
  /** Every list that is kept, with whether it is complete now. */
  lists: { repository: string; endpoint: SyncEndpoint; complete: boolean }[];
  /** Seconds since the moment as of which everything of a repository was last complete; without those that never were. */
  ages: { repository: string; seconds: number }[];
  /** How much is known. */
  known: { repository: string; kind: string; count: number }[];
  sync: SyncMeasures;
  sends: { purpose: Purpose; state: SendState; count: number }[];
  /** Drafts that wait for a person. */
  waiting: number;
  /** Messages that are not said although they should be, by kind: now, and of the last week. */
  troubles: { kind: MessageKind; what: OccasionTrouble['what']; count: number }[];
  loop: LoopMeasures;
}

/** Counted since the process began. */
export interface SyncMeasures {
  running: boolean;
  requests: number;
  /** Requests that were answered with "nothing has changed". */
  unchanged: number;
  rows: number;
  /** What GitHub still allows until its limit begins anew; null before the first answer. */
  remaining: number | null;
}

export interface LoopMeasures {
  /** Since the process began; `failed` are among them. */
  runs: number;
  failed: number;
  /** Seconds since the last run ended well; null before. */
  age: number | null;
}
