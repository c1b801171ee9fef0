/** Issues and pull requests as messages state them. */
import type { LinkedPull, MovementKind } from './evidence.js';
import type { Instant } from './time.js';

export interface BlockerFact {
  repository: string;
  number: number;
  title: string;
  url: string;
  /** Names or logins; empty when nobody has it. */
  owners: string[];
  openedAt: Instant;
  /** Its last movement where that is known, else when anything in it was last changed, by a bot too. */
  lastMovedAt: Instant;
  /** Null where nobody but bots has done anything in it; absent where it was not looked up. */
  movement?: MovementFact | null;
  /** Open and merged pull requests that work on it, newest first; absent where it was not looked up. */
  pulls?: LinkedPull[];
  milestone?: string | null;
  /** What it stands in the way of; empty, or absent, where a person named it and no rule does. */
  blocks?: BlockedFact[];
  /** Whole days when the facts were gathered. */
  ageDays: number;
  quietDays: number;
  /** Null while it is open; a merged pull request counts as closed. */
  closedAt: Instant | null;
  /** Set when the issue was named but could not be looked up; then only repository, number and url are certain. */
  problem: string | null;
}

/** What somebody who is not a bot did last. */
export interface MovementFact {
  at: Instant;
  /** A name or login; null for an account that is gone. */
  by: string | null;
  what: MovementKind;
}

/** A phase, or a release where `phase` is null, that waits for an issue; `release` is null for whichever is under way. */
export interface BlockedFact {
  /** `label priority/p0`, `milestone v1.4`, or a query as it is written. */
  rule: string;
  phaseId: string | null;
  /** Its title. */
  phase: string | null;
  /** The release's id. */
  release: string | null;
}

/** An open issue that users want to see solved. */
export interface UpvotedFact extends ItemFact {
  /** Thumbs up. */
  upvotes: number;
  openedAt: Instant;
  /** Whole days when the facts were gathered. */
  ageDays: number;
}

/** A rule that fits too many open issues to say anything. */
export interface CommonRuleFact {
  rule: string;
  /** How many of the `open` issues in scope fit it. */
  count: number;
  open: number;
}

export interface ItemFact {
  repository: string;
  number: number;
  title: string;
  url: string;
  author: string | null;
}
