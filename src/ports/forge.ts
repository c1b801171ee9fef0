/** The forge: where the code, the issues and the tags are. Reads only. */
import type {
  Branch,
  ForgeRelease,
  Item,
  ItemLook,
  Label,
  ListEndpoint,
  Milestone,
  Movement,
  RepositoryFact,
  SeenTag,
} from '../domain/evidence.js';
import type { Instant } from '../domain/time.js';

/**
 * An answer, or the word that nothing has changed since the one with this `etag`. `asOf` is the forge's own clock. With
 * credentials the latter costs nothing of the budget.
 */
export type Answer<T> =
  | { changed: true; value: T; etag: string | null; asOf: Instant }
  | { changed: false; asOf: Instant };

export interface ListRows {
  issues: Item;
  tags: SeenTag;
  releases: Omit<ForgeRelease, 'latest'>;
  milestones: Milestone;
  labels: Label;
  branches: Branch;
}

export interface ForgePage<Row> {
  /** Where it was read from, by which it can be asked for again: path and parameters, whichever server they were read from. */
  url: string;
  rows: Row[];
  /** The next page's, in the same form; null on the last one. */
  next: string | null;
}

export interface ComparedPage {
  /** `parents` in git's order: of a merge, the branch that was merged into comes first. */
  commits: { sha: string; message: string; parents: string[] }[];
  behind: number;
  more: boolean;
}

/** Which page: the first one (of issues, of what changed at or after `since`, oldest change first), or one by its address. */
export type PageAt = { since?: Instant | null } | { url: string };

export interface Budget {
  /** False for anonymous requests: few, and an unchanged answer costs one too. */
  authenticated: boolean;
  /** Requests left until `resetsAt`, as the last answer said; null before the first. */
  remaining: number | null;
  resetsAt: Instant | null;
}

export interface ForgeCheck {
  login: string | null;
  remaining: number;
  repositories: { name: string; problem: string | null }[];
}

/** @throws RemoteFault, from every method; half an answer is a fault too, never a short list */
export interface Forge {
  /** How many rows a full page has. A page of that many may have one after it whatever its `next` says. */
  readonly pageSize: number;
  /** One page of a list; `etag` is that of the last answer from the same address. */
  page<E extends ListEndpoint>(
    endpoint: E,
    repository: string,
    at: PageAt,
    etag: string | null,
  ): Promise<Answer<ForgePage<ListRows[E]>>>;
  /** What stands behind a name. `known` is the id that was seen there before: then a missing one is `deleted`, another one `replaced`. */
  repository(name: string, known: number | null, etag: string | null): Promise<Answer<RepositoryFact>>;
  /** The tag of the release that GitHub shows as the latest; null for none. */
  latestRelease(repository: string, etag: string | null): Promise<Answer<string | null>>;
  /** One issue or pull request. Missing is only what is missing in a repository that is there. */
  item(repository: string, number: number, etag: string | null): Promise<Answer<ItemLook>>;
  /** Null where there is no timeline, which says nothing about the issue itself. */
  movement(repository: string, number: number, etag: string | null): Promise<Answer<Movement | null>>;
  /** The open issues with the most thumbs up, at most `limit`, most first. */
  upvoted(repository: string, limit: number): Promise<{ rows: { number: number; upvotes: number }[]; asOf: Instant }>;
  /** When a commit was committed; null when there is none of that sha. */
  commitDate(repository: string, sha: string): Promise<Instant | null>;
  /** A file's text at a ref (`HEAD` for the default branch); null when there is none. */
  file(repository: string, ref: string, path: string, etag: string | null): Promise<Answer<string | null>>;
  changedFiles(repository: string, pull: number): Promise<string[]>;
  tree(repository: string, etag: string | null): Promise<Answer<{ paths: string[]; complete: boolean }>>;
  /** A page of the commits that `head` has and `base` has not, oldest first; null when one of the two is not there. Pages count from 1. */
  compared(repository: string, base: string, head: string, page: number): Promise<ComparedPage | null>;
  /** The numbers of the pull requests that a commit came with. */
  pullsOfCommit(repository: string, sha: string): Promise<number[]>;
  changedSince(repository: string, since: Instant): Promise<{ paths: string[]; complete: boolean }>;
  budget(): Budget;
  /** Gives up what is under way or waits, since it may wait for a moment by a clock that has leapt. */
  forget?(): void;
  /**
   * For the doctor: who the credentials belong to (null for nobody, or for what is not a person), how many requests are left,
   * and for each repository what keeps these credentials from reading it, in sentences, or null.
   */
  check(repositories: readonly string[]): Promise<ForgeCheck>;
}
