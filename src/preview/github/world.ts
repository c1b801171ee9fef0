/**
 * What the stand-in knows: what happened to repositories, with its moments. Plain data, which a test may change while the
 * stand-in runs. Pure but for `loadWorld`, which reads an example's github folder.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '../../domain/time.js';

/** Number, opened, merged (null for one that never is), author's login (null where unknown), title. */
export type PullRow = [number, Instant, Instant | null, string | null, string, PullMore?];

/** What a pull request has beside its row. */
export interface PullMore {
  labels?: LabelSet[];
  assignees?: string[];
  milestone?: string;
  body?: string;
  /** Thumbs up. */
  upvotes?: number;
  association?: Association;
  draft?: boolean;
  /** Closed without merging, at the moment that would be the merge's. */
  unmerged?: boolean;
  /** Moments of comments and other changes. */
  changedAt?: Instant[];
  /** The branch that it was merged into; the default branch where it is left out. */
  branch?: string;
  /** The commit that it became; one is made up where it is left out. */
  sha?: string;
  /** Paths that it changes. */
  files?: string[];
}

export type Association = 'OWNER' | 'MEMBER' | 'COLLABORATOR' | 'CONTRIBUTOR' | 'FIRST_TIME_CONTRIBUTOR' | 'NONE';

/** A label with the moments at which it was set, there from the start without one, and taken away. */
export type LabelSet = string | { name: string; from?: Instant; until?: Instant };

export interface IssueRow {
  number: number;
  title: string;
  author: string | null;
  /** Each with the moment of it; from the start without one. */
  assignees?: (string | { login: string; from: Instant })[];
  labels?: LabelSet[];
  milestone?: string;
  createdAt: Instant;
  closedAt?: Instant;
  /** Moments of comments and other changes. */
  changedAt?: Instant[];
  /** Its text, or the texts that it had one after the other. */
  body?: string | { text: string; from: Instant }[];
  /** Thumbs up: how many, or the moments at which they were given. They change nothing else, as on GitHub. */
  upvotes?: number | Instant[];
  association?: Association;
  /** What its timeline tells beside labels, assignees, changes and closing, which are told by the fields above. */
  events?: EventRow[];
  /** Where it is now, as `owner/name#number`; null for one that was deleted. */
  goneTo?: string | null;
  /** When it went there; long ago where it is left out. */
  goneAt?: Instant;
}

/** Something that happened to an issue, as its timeline tells it. */
export interface EventRow {
  /** GitHub's name of it: `commented`, `cross-referenced`, `renamed`, ... */
  event: string;
  by: string;
  at: Instant;
  /** Of `cross-referenced`: the pull request that mentions the issue. */
  pull?: { repository: string; number: number; title: string; state: 'open' | 'closed'; mergedAt?: Instant };
}

/** Name, commit, the moment at which it appeared, the moment at which it was gone. One that moved has a row for each commit. */
export type TagRow = [string, string, Instant, Instant?];

export interface ReleaseRow {
  id: number;
  tag: string;
  name: string;
  prerelease: boolean;
  publishedAt: Instant;
  draft?: boolean;
  /** True for the one that somebody chose, false for one that is not to be; else GitHub chooses the newest. */
  latest?: boolean;
  body?: string;
  author?: string;
}

/** True: always. A moment: from then on. */
export type When = boolean | Instant;

export interface RepositoryRow {
  /** Made up from its name where it is left out. */
  id?: number;
  archived?: When;
  private?: When;
  /** Nothing of it is there any more. */
  deleted?: When;
  /** Blocked for legal reasons. */
  blocked?: When;
  /** `master` where it is left out. */
  defaultBranch?: string;
  /** It was not there before; until then, its name may be a former name of another repository. */
  createdAt?: Instant;
  /** Names that it had, each until a moment. Requests by them are redirected, unless another repository has taken the name. */
  formerNames?: { name: string; until: Instant }[];
  /** The name of the repository that this name leads to, since `movedAt`, else since long ago. */
  movedTo?: string;
  movedAt?: Instant;
  pushedAt?: Instant;
  /** There is no commit in it. */
  empty?: boolean;
  /** Its tree is too large to be listed whole. */
  truncated?: boolean;
}

export interface MilestoneRow {
  number: number;
  title: string;
  description?: string;
  dueOn: Instant | null;
  createdAt?: Instant;
  closedAt?: Instant;
  /** By `closedAt` where it is left out. */
  state?: 'open' | 'closed';
  /** Counted where they are left out. */
  open?: number;
  closed?: number;
}

/** `id` stays where the name changes; it is made up from the name where it is left out. */
export type LabelRow = string | { name: string; id?: number; description?: string; color?: string };

/** Name, its newest commit, the moment at which it appeared. */
export type BranchRow = [string, string, Instant?];

/** A file, or one state of it: the newest one that is not later than what is asked for. */
export interface FileRow {
  path: string;
  text: string;
  /** The commit, tag or branch whose file this is; the default branch, and everything else, where it is left out. */
  at?: string;
  /** It was not there before. */
  from?: Instant;
  /** When it came to be so on the default branch. */
  changedAt?: Instant;
}

/** By `owner/name`. */
export interface GithubWorld {
  pulls: Record<string, PullRow[]>;
  issues: Record<string, IssueRow[]>;
  tags: Record<string, TagRow[]>;
  releases: Record<string, ReleaseRow[]>;
  /** What differs from a public repository that is where it was. */
  repositories?: Record<string, RepositoryRow>;
  milestones?: Record<string, MilestoneRow[]>;
  labels?: Record<string, LabelRow[]>;
  /** Ids of accounts by their logins; made up from the login where they are left out. */
  users?: Record<string, number>;
  branches?: Record<string, BranchRow[]>;
  files?: Record<string, FileRow[]>;
  /** When commits were committed, by their sha, where no merged pull request says; and on which branch, where it is not the default one. */
  commits?: Record<string, Record<string, Instant | { at: Instant; branch: string }>>;
  /**
   * Raised by whoever changes this world. With it, what was worked out is remembered until it is another one; without it,
   * nothing is, and every request looks anew.
   */
  version?: number;
}

const PARTS = ['pulls', 'issues', 'tags', 'releases'] as const;
const MORE = ['repositories', 'milestones', 'labels', 'branches', 'files', 'commits'] as const;

/**
 * Reads `pulls.json`, `issues.json`, `tags.json`, `releases.json`, and `more.json` with the other parts, if it is there. It is
 * version 0, so that what is worked out of it is remembered; who changes it raises that.
 */
export async function loadWorld(folder: string): Promise<GithubWorld> {
  const read = async (name: string) => JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8'));
  const [pulls, issues, tags, releases] = await Promise.all(PARTS.map(read));
  const more = await read('more').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return {};
    throw error;
  });
  return { pulls, issues, tags, releases, ...more, version: 0 };
}

/** Every name that holds something, as it is spelt. */
export function namesOf(world: GithubWorld): string[] {
  return [...new Set([...PARTS, ...MORE].flatMap((part) => Object.keys(world[part] ?? {})))];
}
