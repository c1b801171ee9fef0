/** What a draft's card shows, as plain data. Moments are absolute, so that a card changes only when something happened. */
import type { KnownBlock } from '@slack/types';
import type { Destination } from '../../domain/community.js';
import type { VerdictKind } from '../../domain/draft.js';
import type { Preflight } from '../../domain/preflight.js';
import type { SendState } from '../../domain/send.js';
import type { Instant, Zone } from '../../domain/time.js';
import type { DraftSummary } from '../pages/desk-drafts.js';
import type { DraftRef } from './draft-ref.js';

export interface CardProps extends DraftRef {
  zone: Zone;
  /** The draft's page at the desk. */
  url: string;
  summary: DraftSummary;
  /** Why it is withheld, discarded or superseded; null otherwise. */
  why: string | null;
  destinations: Pick<Destination, 'type' | 'name' | 'address'>[];
  expiresAt: Instant;
  /** How the current revision came to be. */
  made: { cause: string; by: string; at: Instant; why: string | null };
  words: {
    name: string;
    kind: VerdictKind;
    reason: string | null;
    /** Why it was approved although the preflight failed; null for every other word. */
    overrideReason: string | null;
    at: Instant;
  }[];
  /** Approvals that are still needed, objections aside. */
  missing: number;
  /** Names of those whose approval counts and is not there. */
  others: string[];
  /** Who ended it without sending it; null otherwise. */
  ended: { by: string; at: Instant } | null;
  /** Number of the schedule revision that its approval puts in force; null for none. */
  proposal: number | null;
  /** Null for what is announced without one, and once it is decided. */
  preflight: Preflight | null;
  /** When silence would have counted as consent, were it not for a preflight that fails; null otherwise. */
  stoppedClock: Instant | null;
  asOf: Instant;
  /** The Slack rendering's blocks without its title; empty once it is decided. */
  preview: KnownBlock[];
  receipts: CardReceipt[];
  /** What can be done with it: nothing on a card that only tells what became of it. */
  can: CardAbilities;
}

export interface CardAbilities {
  decide: boolean;
  edit: boolean;
  recompose: boolean;
  hold: boolean;
  /** It is held, and can be let go. */
  release: boolean;
  discard: boolean;
  /** There is a revision before this one. */
  compare: boolean;
  preview: boolean;
}

export interface CardReceipt {
  destination: string;
  state: SendState;
  /** When it was sent, else when it may leave. */
  at: Instant;
  /** Why it failed, is unknown or withheld. */
  error: string | null;
}
