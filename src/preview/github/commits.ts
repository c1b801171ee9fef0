/** Commits: those that merged pull requests became, those that are named with a date, those of tags, and those that changed a file. */
import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/time.js';
import { defaultBranch } from './repositories.js';
import type { GithubWorld } from './world.js';

export interface StoredCommit {
  sha: string;
  at: Instant;
  message: string;
  author: string | null;
  /** Null for the default branch. */
  branch: string | null;
  files: readonly string[];
  /** The pull request that it comes from. */
  pull: number | null;
}

const made = (text: string): string => createHash('sha1').update(text).digest('hex');

/** The commit of a pull request that has no sha of its own. */
export const shaOfPull = (key: string, number: number): string => made(`${key}#${number}`);

const PLAIN = { author: null, branch: null, files: [], pull: null };

/** Oldest first, each sha once, those of the future too. */
export function commitsOf(world: GithubWorld, key: string): StoredCommit[] {
  const named = Object.entries(world.commits?.[key] ?? {});
  const all = new Map<string, StoredCommit>();
  for (const commit of [
    ...merged(world, key),
    ...ofFiles(world, key),
    ...named.map(([sha, given]) => ({
      ...PLAIN,
      ...(typeof given === 'string' ? { at: given } : given),
      sha,
      message: `Commit ${sha.slice(0, 7)}`,
    })),
    ...(world.tags[key] ?? []).map(([name, sha, at]) => ({ ...PLAIN, sha, at, message: `Prepare ${name}` })),
  ]) {
    if (!all.has(commit.sha)) all.set(commit.sha, commit);
  }
  return [...all.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.sha < b.sha ? -1 : 1));
}

function merged(world: GithubWorld, key: string): StoredCommit[] {
  const main = defaultBranch(world, key);
  return (world.pulls[key] ?? []).flatMap(([number, , at, author, title, more = {}]) => {
    if (at === null || more.unmerged === true) return [];
    const { sha = shaOfPull(key, number), branch = main, files = [] } = more;
    const on = branch === main ? null : branch;
    return { sha, at, message: `${title} (#${number})`, author, branch: on, files, pull: number };
  });
}

const ofFiles = (world: GithubWorld, key: string): StoredCommit[] =>
  (world.files?.[key] ?? []).flatMap(({ path, at: ref, changedAt: at }) =>
    at === undefined || ref !== undefined
      ? []
      : { ...PLAIN, sha: made(`${key}:${path}@${at}`), at, message: `Change ${path}`, files: [path] },
  );
