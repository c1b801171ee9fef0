/** Branch and tag habits of the working groups (R21). */
import type { Instant } from './time.js';

/** What is compared by its shape, like `vX.Y.Z` or `release-X.Y`. */
export type Habit = 'tags' | 'candidates' | 'branches';

export interface RepositoryHabits extends Record<Habit, string | null> {
  /** `owner/name`. */
  repository: string;
  /** The newest stable tag; its moment is null where neither its commit nor its release tells. */
  newest: { tag: string; at: Instant | null } | null;
  /** Of the newest stable versions (without patches), how many had a candidate. */
  withCandidates: { of: number; count: number };
  /** The median of days from one of these versions to the next; null where fewer than two have a date. */
  daysBetween: number | null;
  /** Those of the newest stable tags without a published release, newest first. */
  unpublished: string[];
}

export interface GroupHabits {
  group: string;
  name: string;
  /** Address of its documented release process; null for none. */
  releaseProcess: string | null;
  repositories: RepositoryHabits[];
}

export interface Habits {
  groups: GroupHabits[];
  /** What more than half of the repositories do; null where there is no such habit. */
  usual: Record<Habit, string | null>;
}
