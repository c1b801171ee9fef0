/** What messages count, and what they say of the work that a tag holds. */

export interface CountFact {
  group: string;
  merged: number;
  closed: number;
}

/** What a tag has that the one before it had not, by git's history. */
export interface HeldFacts {
  /** Of groups of whose repositories it is known what changed. */
  counts: CountFact[];
  /** Pull requests, and the issues that they closed. */
  totals: { merged: number; closed: number };
  /** Commits that came without a pull request that is known. */
  alone?: number;
  /** Components that are the same as in the tag before. */
  unchanged?: { name: string; version: string }[];
  /** Components that are an earlier version than in the tag before. */
  wentBack?: { name: string; version: string }[];
  /** Components of which it is not known what changed, so that nothing above counts them. */
  uncounted?: string[];
}
