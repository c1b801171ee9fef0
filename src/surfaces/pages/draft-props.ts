/** What the page of one draft shows, as plain data. */
import type { BrokenClaim } from '../../domain/claims.js';
import type { Destination } from '../../domain/community.js';
import type { DependencyMatrix } from '../../domain/dependencies.js';
import type { VerdictKind } from '../../domain/draft.js';
import type { Preflight } from '../../domain/preflight.js';
import type { Rendering } from '../../domain/rendering.js';
import type { Instant, Zone } from '../../domain/time.js';
import type { DraftSummary } from './desk-drafts.js';
import type { AuditLine } from './desk-lists.js';
import type { SendLine } from './desk-sends.js';
import type { Resolvable } from './resolve-send.js';

export interface DraftProps {
  now: Instant;
  zone: Zone;
  summary: DraftSummary;
  /** Why it is withheld, discarded or superseded; null otherwise. */
  why: string | null;
  revision: number;
  hash: string;
  intro: string;
  bodyMd: string;
  handKept: boolean;
  expiresAt: Instant;
  /** Undecided, or withheld and back with the release manager: everything may still be changed. */
  open: boolean;
  /** May still be discarded. */
  live: boolean;
  decision: DecisionProps;
  /** Number of the schedule revision that its approval puts in force; null for none. */
  proposal: number | null;
  /** Null for what is announced without one, and once it is decided. */
  preflight: Preflight | null;
  dependencies: DependencyMatrix | null;
  /** When silence would have counted as consent, were it not for a preflight that fails; null otherwise. */
  stoppedClock: Instant | null;
  asOf: Instant;
  sources: { name: string; fetchedAt: Instant | null; problem: string | null }[];
  /** `what` and `said` in words. */
  claims: { key: string; what: string; said: string }[];
  broken: BrokenClaim[];
  renderings: DestinationRendering[];
  history: RevisionLine[];
  sends: SentTo[];
  audit: AuditLine[];
}

export interface SentTo extends SendLine {
  error: string | null;
  receipt: string | null;
  /** Where a person may still say what becomes of it; null where nothing is left to say. */
  resolvable: Resolvable | null;
}

export interface DecisionProps {
  /** What those who have a say said about the current revision. `id`: of the person, or of the rule. */
  words: {
    id: string;
    name: string;
    kind: VerdictKind;
    reason: string | null;
    /** Why it was approved although the preflight failed; null for every other word. */
    overrideReason: string | null;
  }[];
  /** Approvals that are still needed, objections aside. */
  missing: number;
  /** Names of those whose approval counts and is not there. */
  others: string[];
}

export interface DestinationRendering {
  destination: Destination;
  rendering: Rendering;
}

export interface RevisionLine {
  n: number;
  cause: string;
  author: string;
  at: Instant;
  hash: string;
  /** What moved Herald to write it; null where a person did. */
  why: string | null;
  verdicts: string[];
  /** Subject, introduction and body as one text, for the difference. */
  text: string;
}
