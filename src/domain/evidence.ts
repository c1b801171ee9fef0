/** What was seen on the forge, as Herald keeps it. */
import type { Comparison } from './comparison.js';
import type { FormerNames, ItemIds } from './forge-names.js';
import type { Instant } from './time.js';

/** An issue or a pull request. Its text is not kept, only what Herald reads out of it ({@link ItemText}). */
export interface Item extends ItemText {
  /** `owner/name`. */
  repository: string;
  number: number;
  type: 'issue' | 'pull';
  title: string;
  url: string;
  state: 'open' | 'closed';
  author: string | null;
  assignees: string[];
  labels: string[];
  milestone: string | null;
  createdAt: Instant;
  updatedAt: Instant;
  closedAt: Instant | null;
  /** Pull requests only; null when closed without merging. */
  mergedAt: Instant | null;
  /** Thumbs up, as last seen: GitHub does not call a reaction a change, so `upvotes` of the sync count them anew. */
  upvotes: number;
  comments: number;
  /** Left out where they were not seen, as in what an older version stored. */
  ids?: ItemIds;
  /** What its labels, milestone, author and assignees were called before, by their names now: the configuration may still call them so. */
  formerly?: FormerNames;
}

/** What the text of an issue or pull request says that Herald goes by. */
export interface ItemText {
  /** Task list entries in their order; only of issues, since those of pull requests come from forms. */
  checklist: ChecklistEntry[];
  /** `owner/name#number` behind a closing word (`fixes`, `closes`, `resolves` and their forms); only of pull requests. */
  closes: string[];
  /** The text says `BREAKING CHANGE`, as conventional commits do; only of pull requests. */
  breaking: boolean;
}

export interface ChecklistEntry {
  text: string;
  done: boolean;
}

/** Of an item without a text. */
export const NO_TEXT: ItemText = { checklist: [], closes: [], breaking: false };

export interface Tag {
  repository: string;
  name: string;
  sha: string;
  /** Lightweight tags carry no date, so age counts from here. */
  firstSeen: Instant;
  /** Seen in the repository's first complete sync: makes no occasion (decision 3, baseline). */
  baseline: boolean;
  /** When a complete list was first without it; null while it is there. */
  goneAt: Instant | null;
}

/** A tag as the forge shows it. */
export type SeenTag = Pick<Tag, 'repository' | 'name' | 'sha'>;

/**
 * Each tag once, at the commit that it points to now, and none that is gone. A tag that moved keeps the moment at which it was
 * first seen and stays of the baseline; `tags` must be in the order of when they were last seen.
 */
export function currentTags(tags: readonly Tag[]): Tag[] {
  const current = new Map<string, Tag>();
  for (const tag of tags) {
    const key = `${tag.repository} ${tag.name}`;
    const before = current.get(key) ?? tag;
    const first = tag.firstSeen < before.firstSeen ? tag : before;
    current.set(key, { ...tag, firstSeen: first.firstSeen, baseline: before.baseline || tag.baseline });
  }
  return [...current.values()].filter((tag) => tag.goneAt === null);
}

export interface ForgeRelease {
  repository: string;
  id: number;
  tag: string;
  name: string;
  url: string;
  draft: boolean;
  prerelease: boolean;
  /** The one that GitHub shows as the latest of its repository. */
  latest: boolean;
  publishedAt: Instant | null;
}

/** What can be said of a repository before anything in it is read. */
export type RepositoryOutcome =
  | 'readable'
  /** Read-only on GitHub: read, and nothing new is expected from it. */
  | 'archived'
  /** Readable with our credentials and for nobody else: nothing of it is read unless the configuration allows it. */
  | 'private'
  /** Another name under the same owner, or another owner: `newName` says which. Nothing is read under the old name. */
  | 'renamed'
  | 'transferred'
  /** Never seen: no such repository, or our credentials may not see it. */
  | 'not found'
  /** Seen before and gone now: deleted, or hidden from our credentials. */
  | 'deleted'
  /** The name belongs to another repository now. */
  | 'replaced'
  /** Blocked by GitHub for legal reasons. */
  | 'blocked';

/** A repository as configured, and what stands behind its name. */
export interface RepositoryFact {
  /** As configured, `owner/name`. */
  name: string;
  outcome: RepositoryOutcome;
  /** GitHub's id, which outlives every name; null before it was ever seen. */
  id: number | null;
  /** Its name now, where that is another one. */
  newName: string | null;
  defaultBranch: string | null;
}

export interface Milestone {
  repository: string;
  number: number;
  title: string;
  /** What it was called before, where that is known. */
  formerTitles?: string[];
  state: 'open' | 'closed';
  dueOn: Instant | null;
  openItems: number;
  closedItems: number;
  url: string;
}

export interface Label {
  repository: string;
  /** Left out in what an older version stored. */
  id?: number;
  name: string;
  description: string | null;
}

export interface Branch {
  repository: string;
  name: string;
  sha: string;
  protected: boolean;
}

/** The last thing that happened to an issue, by somebody who is not a bot, and what works on it. */
export interface Movement {
  repository: string;
  number: number;
  /** Null where nobody but bots has done anything. */
  last: { at: Instant; by: string | null; byId?: number | null; what: MovementKind } | null;
  /** Pull requests that mention it or close it, newest first. */
  pulls: LinkedPull[];
}

/** An issue or pull request that was asked for by itself. */
export interface ItemLook {
  /** Null where there is none of that number, here or any more. */
  item: Item | null;
  /** Where it is now, as `owner/name#number`; null where it was not moved, or nobody says where to. */
  movedTo: string | null;
}

/** What was known and is not found any more. */
export interface Absence {
  /** As of when it was not found for the first time. */
  since: Instant;
  /** As of when it counts as gone; null while that is not certain. */
  goneAt: Instant | null;
  movedTo: string | null;
}

export type MovementKind =
  | 'opened'
  | 'commented'
  | 'labelled'
  | 'assigned'
  | 'closed'
  | 'reopened'
  | 'linked'
  | 'changed';

export interface LinkedPull {
  repository: string;
  number: number;
  title: string;
  url: string;
  state: 'open' | 'closed' | 'merged';
}

/** Whether an address leads somewhere. `unknown`: nobody answered, or the answer says nothing about it. */
export interface LinkCheck {
  url: string;
  outcome: 'resolves' | 'broken' | 'unknown';
  /** `404`, `no answer`, ... */
  status: string;
}

/**
 * Evidence that is kept as one document per repository, kind and key, each with the moment as of which it is so. A commit and
 * a file at a commit never change, so they are asked for once.
 */
export interface Documents {
  /** Key: empty. */
  repository: RepositoryFact;
  /** Key: empty. */
  milestones: Milestone[];
  /** Key: empty. */
  labels: Label[];
  /** Key: empty. */
  branches: Branch[];
  /** Key: empty. The tag of the release that GitHub shows as the latest. */
  'latest release': { tag: string | null };
  /** Key: the number. */
  movement: Movement;
  /** Key: the number. The condition of an item that is read by itself; the item is where all items are. */
  item: Record<string, never>;
  /** Key: `item <number>`, or `<kind> <key>` of another document. */
  absence: Absence;
  /** Key: the commit's full sha. When it was committed, by its committer's clock; null where there is no such commit any more. */
  commit: { at: Instant | null };
  /** Key: `<ref>:<path>`, where a ref is a sha, or `HEAD` for the default branch. Null where there is no such file. */
  file: { text: string | null };
  /** Key: the pull request's number. */
  'changed files': { paths: string[] };
  /** Key: `HEAD`. Every path of the default branch; not complete where GitHub truncates it. */
  tree: { paths: string[]; complete: boolean };
  /** Key: an instant. Paths that changed on the default branch since then; GitHub lists at most 300. */
  'changed since': { paths: string[]; complete: boolean };
  /** Key: `<base>...<head>`, both full shas ({@link comparisonKey}). Never changes, so it is asked for once. */
  comparison: Comparison;
  /** Repository: empty. Key: the address. */
  link: LinkCheck;
}

export type DocumentKind = keyof Documents;

export interface EvidenceDocument<K extends DocumentKind = DocumentKind> {
  repository: string;
  kind: K;
  key: string;
  value: Documents[K];
  asOf: Instant;
  /** The condition under which it can be asked for again; null or left out for none. */
  etag?: string | null;
}

/** Lists that GitHub gives page by page. */
export type ListEndpoint = 'issues' | 'tags' | 'releases' | 'milestones' | 'labels' | 'branches';

/** Everything that is kept up to date for a repository. */
export type SyncEndpoint =
  | 'repository'
  | ListEndpoint
  /** Counts of thumbs up, which the list of issues does not move for. */
  | 'upvotes'
  /** The last movement on each open blocker. */
  | 'movements'
  /** Single documents that somebody wants: commits, files, trees. */
  | 'documents';

export interface SyncState {
  repository: string;
  endpoint: SyncEndpoint;
  /** Where the next look begins: the `updatedAt` up to which issues are complete; null before the first complete sync. */
  watermark: Instant | null;
  /** How far a first sync that was interrupted has come, in the endpoint's own words; null when none is under way. */
  cursor: string | null;
  /**
   * As of when this was last known to be complete, by GitHub's clock, so that what happens there later is never taken for
   * known; null when it never was.
   */
  completeAsOf: Instant | null;
  /** What went wrong the last time, in a sentence; null when nothing did. */
  problem: string | null;
}

/** A page of a list as it was last read, so that it can be asked for again under its condition. */
export interface SyncPage {
  repository: string;
  endpoint: ListEndpoint;
  /** From 1. */
  n: number;
  /** Path and parameters below the API's root; so is `next`. */
  url: string;
  etag: string | null;
  next: string | null;
  /** What it held, as the port gave it; empty for issues, which are kept as items. */
  rows: unknown[];
}
