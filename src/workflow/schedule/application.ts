/** What is given to `apply`, and what came of it. */
import type { Configuration } from '../../domain/configuration.js';
import type { ConfigProblem } from '../../domain/errors.js';
import type { Instant } from '../../domain/time.js';

export interface Application {
  configuration: Configuration;
  hash: string;
  /** Who applies: a person's id, or `operator`. */
  by: string;
  /** Why dates change, for the notice; null where nothing changes or nobody said. */
  reason: string | null;
  /** Ids of releases that are new, although one which is gone from the files looks like them. */
  anew?: readonly string[];
  now: Instant;
  /** What was found; an error among it has grace where a configuration was applied before. */
  problems?: readonly ConfigProblem[];
}

export interface Applied {
  /** False when this very configuration was applied before. */
  changed: boolean;
  adopted: string[];
  /** Releases whose new dates wait as a proposal. */
  proposed: string[];
  /** Releases whose new dates are in force at once, since nobody has been told of the former ones. */
  corrected: string[];
  /** Releases whose schedule changed without any date moving (owners). */
  updated: string[];
  /** Releases whose proposal the files have given up. */
  withdrawn: string[];
  /** Releases that are gone from the files. */
  removed: string[];
  /** Dates that cannot be right, and stood like this in the files that were applied before. */
  wrong: string[];
  /** Tags of which a pattern has become wide enough, so that no message follows about them; absent where there are none. */
  known?: KnownTags[];
}

/** Tags that were there before a pattern of the release fitted them (decision 23). */
export interface KnownTags {
  release: string;
  repository: string;
  tags: string[];
}
