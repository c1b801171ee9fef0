/** Where the documentation of a group is behind its work (R22, R23, R31). */
import type { ItemFact } from './issue-facts.js';
import type { Instant } from './time.js';

/** A few of many: `count` is the number of all. */
export interface Some<T> {
  count: number;
  /** The first of them. */
  named: T[];
}

export interface DocsFact {
  /** The working group, by id and by name; both are of no group for what is nobody's. */
  unit: string | null;
  group: string;
  /** Open issues about documentation, oldest first. */
  issues: Some<ItemFact>;
  /** Merged changes that break what worked before, without a change of the documentation, newest first. */
  undocumented: Some<ItemFact>;
  /** Such changes of which it is not known what they touched. */
  unchecked: Some<ItemFact>;
  /** Its pages; null for a group that has none configured. */
  pages: StalePages | null;
}

export interface StalePages {
  /** The component's last release: pages that nobody has touched since then are behind. Null when there was none yet. */
  since: { tag: string; at: Instant } | null;
  /** How many pages there are. */
  total: number;
  /** Those that nobody has touched, by path. */
  untouched: Some<{ path: string; url: string }>;
  /** Why it could not be checked, or not for all of them, in a sentence without its full stop; null when it was. */
  problem: string | null;
}
