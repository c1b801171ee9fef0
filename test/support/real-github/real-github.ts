/**
 * GitHub at the scale of Kubeflow up to April 2022: every merged pull request with its number, author, moment, commit and branch,
 * every tag with its commit, and release branches, as the histories tell; around them issues, abandoned pull requests, labels,
 * milestones and releases, made up by fixed sequences. A cherry-pick that kept its number is the pull request that it
 * comes from, as in the histories; it has no number of its own.
 *
 * It imports nothing of Herald but types, so that a benchmark on the built program can have it too: see bench/support/real-github.js.
 */
import type { GithubWorld, PullRow, ReleaseRow, TagRow } from '../../../src/preview/github/world.js';
import { type History, history, type KnownBranch, type KnownTag, type MergedPull } from './history.js';
import { freeSlots, HOUR, instant, openedBefore } from './moments.js';
import { madeUpItems } from './real-issues.js';
import { DEFAULT_BRANCH, rowOf, targetsOf } from './real-pulls.js';
import { sequence } from './sequence.js';

/** Everything is in the past of this moment. */
export const REAL_NOW = '2022-04-01T00:00:00.000Z';

export interface RealGithub {
  /** The caller's own: nobody else changes it. Whoever changes it raises its version. */
  world: GithubWorld & { version: number };
  repositories: string[];
  now: string;
  source: History['source'];
}

export interface RealOptions {
  /** How many times each issue and pull request is there, under other numbers; once by default. */
  scale?: number;
  /** Where else the data lies; for trying what happens without it. */
  folder?: string;
}

const LABELS = [
  'approved',
  'lgtm',
  'cla: yes',
  'help wanted',
  'good first issue',
  'lifecycle/stale',
  'kind/bug',
  'kind/feature',
  'kind/question',
  'priority/p0',
  'priority/p1',
  'priority/p2',
  'area/jupyter',
  'area/backend',
  'area/front-end',
  'area/docs',
  'area/engprod',
  'area/auth',
  'area/sdk',
  'size/XS',
  'size/S',
  'size/M',
  'size/L',
  'size/XL',
  'size/XXL',
];

export function realGithub({ scale = 1, folder }: RealOptions = {}): RealGithub {
  const known = folder === undefined ? history() : history(folder);
  const byRepository = new Map<string, MergedPull[]>();
  for (const pull of known.pulls) {
    const of = byRepository.get(pull.repo) ?? [];
    byRepository.set(pull.repo, of);
    of.push(pull);
  }
  const repositories = [...new Set([...byRepository.keys(), ...Object.keys(known.tags)])].sort();
  const closings = closingsOf(known.pulls);
  const world: RealGithub['world'] = {
    ...{ version: 1, pulls: {}, issues: {}, tags: {}, releases: {} },
    ...{ labels: {}, branches: {}, milestones: {}, commits: {} },
  };
  for (const repository of repositories) {
    const merged = [...(byRepository.get(repository) ?? [])].sort((a, b) => a.number - b.number);
    const { tags = [], release_branches: branches = [] } = known.tags[repository] ?? {};
    addItems(world, repository, merged, closings, scale);
    addRefs(world, repository, tags, branches, merged);
    world.labels = { ...world.labels, [repository]: LABELS };
  }
  return { world, repositories, now: REAL_NOW, source: known.source };
}

/** Which numbers were closed when, by repository. */
function closingsOf(pulls: readonly MergedPull[]): Map<string, Map<number, string>> {
  const closings = new Map<string, Map<number, string>>();
  for (const pull of pulls) {
    for (const target of targetsOf(pull)) {
      const [repository = '', number] = target.split('#');
      const of = closings.get(repository) ?? new Map<number, string>();
      closings.set(repository, of.set(Number(number), pull.merged_at));
    }
  }
  return closings;
}

function addItems(
  world: GithubWorld,
  repository: string,
  merged: readonly MergedPull[],
  closings: ReadonlyMap<string, ReadonlyMap<number, string>>,
  scale: number,
): void {
  const opened = openedBefore(
    merged.map(({ merged_at }) => Date.parse(merged_at)),
    sequence(repository),
  );
  const taken = merged.map(({ number }, i) => ({ number, opened: opened[i] ?? 0 }));
  const people = [
    ...new Set(merged.flatMap(({ author_login, bot }) => (author_login === null || bot ? [] : author_login))),
  ];
  const made = madeUpItems(
    repository,
    freeSlots(taken),
    closings.get(repository) ?? new Map(),
    people,
    Date.parse(REAL_NOW),
  );
  const pulls = [...merged.map((pull, i) => rowOf(pull, opened[i] ?? 0)), ...made.pulls];
  const step = Math.ceil(((merged.at(-1)?.number ?? 0) + 1) / 10_000) * 10_000;
  const copies = Array.from({ length: scale - 1 }, (_, i) => (i + 1) * step);
  world.pulls[repository] = [...pulls, ...copies.flatMap((by) => pulls.map((pull) => copyOf(pull, by)))];
  world.issues[repository] = [
    ...made.issues,
    ...copies.flatMap((by) => made.issues.map((issue) => ({ ...issue, number: issue.number + by }))),
  ];
}

/** Under another number, and another commit. */
function copyOf([number, opened, merged, login, title, more = {}]: PullRow, by: number): PullRow {
  const { sha: _, ...rest } = more;
  return [number + by, opened, merged, login, title, rest];
}

function addRefs(
  world: GithubWorld,
  repository: string,
  tags: readonly KnownTag[],
  branches: readonly KnownBranch[],
  merged: readonly MergedPull[],
): void {
  const rows = tags.map(({ name, sha, tag_date, commit_date }): TagRow => [name, sha, long(tag_date ?? commit_date)]);
  const newest = merged.findLast(({ branch }) => branch === DEFAULT_BRANCH)?.merge_commit_sha;
  world.tags[repository] = rows;
  world.releases[repository] = rows.flatMap((row, i) => releaseOf(row, i, tags[i]?.is_prerelease ?? false));
  world.commits = {
    ...world.commits,
    [repository]: Object.fromEntries(tags.map(({ sha, commit_date }) => [sha, long(commit_date)])),
  };
  world.branches = {
    ...world.branches,
    [repository]: [
      ...(newest === undefined ? [] : [[DEFAULT_BRANCH, newest] as [string, string]]),
      ...branches.flatMap(({ name, head, fork_point, forked_at }): [string, string, string][] => {
        const sha = head ?? fork_point;
        return sha === null ? [] : [[name, sha, long(forked_at ?? '2017-01-01T00:00:00Z')]];
      }),
    ],
  };
  const stable = tags.filter(({ is_prerelease }) => !is_prerelease).slice(-6);
  world.milestones = {
    ...world.milestones,
    [repository]: stable.map(({ name, commit_date }, i) => ({
      number: i + 1,
      title: name,
      dueOn: long(commit_date),
      closedAt: instant(Date.parse(commit_date) + 72 * HOUR),
    })),
  };
}

/** Every stable tag has one, an hour later, and every other candidate. */
function releaseOf([tag, , at]: TagRow, i: number, prerelease: boolean): ReleaseRow | [] {
  if (prerelease && i % 2 === 1) return [];
  return { id: i + 1, tag, name: tag, prerelease, publishedAt: instant(Date.parse(at) + HOUR) };
}

const long = (text: string): string => instant(Date.parse(text));
