/** What git's history says of two commits, as Herald keeps it. */

/** What one commit has that another has not, of git's history. */
export interface Comparison {
  /**
   * Oldest first: those that name a pull request or that one is known of, and those that came to the branch without one. What a
   * pull request's own branch held before it was merged is told by the merge. Null where one of the two is not there any more.
   */
  commits: ComparedCommit[] | null;
  /** How many commits the base has that the head has not: with no commits of its own, the head is an earlier version. */
  behind: number;
}

export interface ComparedCommit {
  sha: string;
  /** The first line of its message. */
  subject: string;
  /** Where its subject names none, the pull requests that GitHub knows it from; null where it was not asked. */
  pulls: number[] | null;
}

export const comparisonKey = (base: string, head: string): string => `${base}...${head}`;
