/** What a digest states of one working group, and of which time of a repository it counts. */
import type { BlockerFact, ItemFact } from './issue-facts.js';
import type { ContradictionFact, GroupWordFact, LastSaidFact, StatusFact } from './status-facts.js';
import type { Instant } from './time.js';

/** A part of a group, by its label without what stands before the slash: `sdk` of `area/sdk`. */
export interface AreaFact {
  area: string;
  merged: number;
  opened: number;
  closed: number;
}

export interface DigestGroupFact {
  /** The working group's id; null for what is nobody's. */
  unit: string | null;
  name: string;
  /** What it said within the window, `no change` included; null for silence. */
  status: StatusFact | null;
  /** For a group that was silent: what it had said last, before the window. Null when it never said anything. */
  lastSaid: LastSaidFact | null;
  contradiction: ContradictionFact | null;
  /** With several releases under way its word of each, in their order, of which the three above are the first; else absent. */
  words?: GroupWordFact[];
  blockers: BlockerFact[];
  merged: number;
  closed: number;
  /** Issues opened. */
  opened?: number;
  /** The areas in which something happened, busiest first, each item in one of them; empty where no label names any. */
  areas?: AreaFact[];
  /** A few of the merged pull requests, newest first. */
  highlights: ItemFact[];
  /** Null when the group has none documented. */
  releaseProcess: string | null;
}

/** What is counted of one repository: what happened in [from, to). */
export type CountedFact = Record<'repository', string> & Record<'from' | 'to', Instant>;
