/**
 * What the stand-in knows: a cycle's events with their moments, and how GitHub looked at any moment in between. Pure but for
 * `loadWorld`, which reads `pulls.json`, `issues.json`, `tags.json` and `releases.json` of an example's github folder.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '../../domain/time.js';

/** Number, opened, merged, author's login (null where unknown), title. */
export type PullRow = [number, Instant, Instant, string | null, string];

export interface IssueRow {
  number: number;
  title: string;
  author: string | null;
  assignees?: string[];
  /** A label with the moment at which it was set; without one it was there from the start. */
  labels?: { name: string; from?: Instant }[];
  milestone?: string;
  createdAt: Instant;
  closedAt?: Instant;
  /** Moments of comments and other changes. */
  changedAt?: Instant[];
}

/** Name, commit, moment at which it appeared. */
export type TagRow = [string, string, Instant];

export interface ReleaseRow {
  id: number;
  tag: string;
  name: string;
  prerelease: boolean;
  publishedAt: Instant;
}

/** By `owner/name`. */
export interface GithubWorld {
  pulls: Record<string, PullRow[]>;
  issues: Record<string, IssueRow[]>;
  tags: Record<string, TagRow[]>;
  releases: Record<string, ReleaseRow[]>;
}

/** An issue or pull request as it stands at one moment. */
export interface ItemView {
  number: number;
  title: string;
  pull: boolean;
  author: string | null;
  assignees: string[];
  labels: string[];
  milestone: string | null;
  createdAt: Instant;
  updatedAt: Instant;
  closedAt: Instant | null;
  comments: number;
}

export async function loadWorld(folder: string): Promise<GithubWorld> {
  const read = async (name: string) => JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8'));
  const [pulls, issues, tags, releases] = await Promise.all(['pulls', 'issues', 'tags', 'releases'].map(read));
  return { pulls, issues, tags, releases };
}

/** The repository's name as it is spelt; null when there is none. GitHub ignores case here. */
export function repositoryNamed(world: GithubWorld, name: string): string | null {
  const names = [world.pulls, world.issues, world.tags, world.releases].flatMap((part) => Object.keys(part));
  return names.find((known) => known.toLowerCase() === name.toLowerCase()) ?? null;
}

/** Everything that exists at `now`, as it is then: what closes later is still open, what changes later has not changed. */
export function itemsAt(world: GithubWorld, repository: string, now: Instant): ItemView[] {
  const pulls = (world.pulls[repository] ?? []).filter(([, opened]) => opened <= now).map((row) => pullAt(row, now));
  const issues = (world.issues[repository] ?? []).filter((row) => row.createdAt <= now).map((row) => issueAt(row, now));
  return [...pulls, ...issues];
}

function pullAt([number, createdAt, merged, author, title]: PullRow, now: Instant): ItemView {
  const closedAt = merged <= now ? merged : null;
  const updatedAt = closedAt ?? createdAt;
  const plain = { assignees: [], labels: [], milestone: null, comments: 0 };
  return { ...plain, number, title, pull: true, author, createdAt, updatedAt, closedAt };
}

function issueAt(row: IssueRow, now: Instant): ItemView {
  const comments = (row.changedAt ?? []).filter((at) => at <= now);
  const labels = (row.labels ?? []).filter((label) => (label.from ?? row.createdAt) <= now);
  const closedAt = row.closedAt !== undefined && row.closedAt <= now ? row.closedAt : null;
  const events = [row.createdAt, ...comments, ...labels.map((label) => label.from ?? row.createdAt), closedAt ?? ''];
  return {
    number: row.number,
    title: row.title,
    pull: false,
    author: row.author,
    assignees: row.assignees ?? [],
    labels: labels.map((label) => label.name),
    milestone: row.milestone ?? null,
    createdAt: row.createdAt,
    updatedAt: events.sort().at(-1) ?? row.createdAt,
    closedAt,
    comments: comments.length,
  };
}
