/** What the page about evidence shows. */
import type { RepositoryOutcome, SyncEndpoint } from '../../domain/evidence.js';
import type { Instant, Zone } from '../../domain/time.js';
import type { Budget } from '../../ports/forge.js';

export interface EvidenceProps {
  now: Instant;
  zone: Zone;
  /** Null while GitHub is not being read by this process. */
  reading: ReadingProps | null;
  /** `remaining` is null before GitHub's first answer to this process. */
  budget: Budget;
  /** Those with something to look at first, then by name. */
  repositories: RepositoryEvidence[];
  /** Names in the configuration that GitHub does not use any more, in sentences. */
  outdated: string[];
  /** What the configuration names and readers are told nothing of, in sentences. */
  leftOut: string[];
  /** Tags that look like a release and fit none of its patterns, in sentences. */
  tags: string[];
}

/** A sync that is under way. */
export interface ReadingProps {
  since: Instant;
  /** Lists that are done, of all that this sync reads. */
  done: number;
  lists: number;
  rows: number;
  requests: number;
  unchanged: number;
  /** What is being read now: a repository's list, with its rows so far. */
  now: { repository: string; endpoint: SyncEndpoint; rows: number }[];
}

export interface RepositoryEvidence {
  /** `owner/name`, as configured. */
  name: string;
  url: string;
  /** Null before it was ever looked at. */
  outcome: RepositoryOutcome | null;
  /** Every list is complete, and nothing is left to do for a person. */
  complete: boolean;
  /** As of when all of its lists are complete; null while one never was. */
  asOf: Instant | null;
  /** What is wrong and what to do, each sentence once. */
  problems: string[];
  lists: ListEvidence[];
}

export interface ListEvidence {
  endpoint: SyncEndpoint;
  /** As of when it was last complete; null when it never was. */
  asOf: Instant | null;
  /** The last look did not get to its end. */
  behind: boolean;
  /** How many are known, in words, as `120 pull requests and 30 issues`; null where there is nothing to count. */
  known: string | null;
}
