/** What a name of a commit stands for: a sha, a tag, a branch, or `HEAD` for the default branch. */
import type { Instant } from '../../domain/time.js';
import type { StoredCommit } from './commits.js';
import type { Here } from './moment.js';
import { defaultBranch } from './repositories.js';
import type { FileRow, TagRow } from './world.js';

export interface Ref {
  /** Null where nothing has been committed. */
  sha: string | null;
  /** What came later is not in it. */
  at: Instant;
  /** Null for the default branch. */
  branch: string | null;
  /** Every name that files may be given for. */
  names: string[];
}

/** Each tag once, where it points to at the moment. */
export function tagsAt({ world, key, now }: Here): TagRow[] {
  const current = new Map<string, TagRow>();
  for (const row of world.tags[key] ?? []) {
    const before = current.get(row[0]);
    if (row[2] <= now && (before === undefined || before[2] <= row[2])) current.set(row[0], row);
  }
  return [...current.values()].filter(([, , , gone]) => gone === undefined || gone > now);
}

/** Null where there is no such name. */
export function refNamed(here: Here, name: string): Ref | null {
  const { world, shelf, key, now } = here;
  const head = defaultBranch(world, key);
  const short = name.replace(/^(refs\/)?(heads|tags)\//, '');
  if (name === 'HEAD' || short === head) {
    return { sha: newest(here, null, now)?.sha ?? null, at: now, branch: null, names: [head] };
  }
  const branch = (world.branches?.[key] ?? []).find(([one, , from = '']) => one === short && from <= now);
  if (branch !== undefined) {
    const sha = newest(here, short, now)?.sha ?? branch[1];
    return { sha, at: now, branch: short, names: [short] };
  }
  const tags = tagsAt(here);
  const sha = tags.find(([one]) => one === short)?.[1] ?? short;
  const commit = shelf.commits(key).find((one) => one.sha === sha || (sha.length >= 7 && one.sha.startsWith(sha)));
  if (commit === undefined || commit.at > now) return null;
  const names = tags.filter(([, of]) => of === commit.sha).map(([one]) => one);
  return { sha: commit.sha, at: commit.at, branch: commit.branch, names: [...names, commit.sha, ...parents(commit)] };
}

const parents = ({ branch }: StoredCommit): string[] => (branch === null ? [] : [branch]);

function newest({ shelf, key }: Here, branch: string | null, now: Instant): StoredCommit | undefined {
  return shelf.commits(key).findLast((one) => one.branch === branch && one.at <= now);
}

/** Oldest first. On a release branch: what was on the default branch before it was forked, and its own. */
export function historyOf({ world, shelf, key }: Here, ref: Ref): StoredCommit[] {
  const forkedAt = (world.branches?.[key] ?? []).find(([name]) => name === ref.branch)?.[2] ?? ref.at;
  return shelf
    .commits(key)
    .filter(
      ({ at, branch }) =>
        at <= ref.at && (branch === null ? ref.branch === null || at <= forkedAt : branch === ref.branch),
    );
}

/** The files of a ref, each in the state that it has there. */
export function filesAt({ world, key }: Here, ref: Ref): FileRow[] {
  const rows = (world.files?.[key] ?? []).filter(({ from = '' }) => from <= ref.at);
  const paths = new Map<string, FileRow[]>();
  for (const row of rows) paths.set(row.path, [...(paths.get(row.path) ?? []), row]);
  return [...paths.values()].flatMap((states) => {
    const own = states.find(({ at }) => at !== undefined && ref.names.includes(at));
    return (
      own ??
      stateAt(
        states.filter(({ at }) => at === undefined),
        ref.at,
      ) ??
      []
    );
  });
}

function stateAt(states: readonly FileRow[], at: Instant): FileRow | undefined {
  const sorted = [...states].sort((a, b) => ((a.changedAt ?? '') < (b.changedAt ?? '') ? -1 : 1));
  return sorted.findLast(({ changedAt = '' }) => changedAt <= at) ?? sorted[0];
}
