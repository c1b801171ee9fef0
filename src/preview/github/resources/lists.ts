/** Tags, releases, milestones, labels and branches. */
import { labelJson, milestoneJson, releaseJson, tagJson } from '../answers.js';
import { type Answering, type Here, listOf } from '../moment.js';
import { refNamed, tagsAt } from '../refs.js';
import type { BranchRow, MilestoneRow, ReleaseRow } from '../world.js';

/** By name, backwards, as GitHub lists them: not by time. */
export const tags: Answering = (here, rest) => {
  if (rest.length > 0) return null;
  return listOf(
    tagsAt(here).sort(([a], [b]) => (a < b ? 1 : -1)),
    (tag) => tagJson(here, tag),
  );
};

export const releases: Answering = (here, [which, name, ...more]) => {
  const rows = releasesAt(here);
  if (which === undefined) return listOf(rows, (release) => releaseJson(here, release));
  const found =
    which === 'latest' ? latestOf(rows) : named(rows, which, [...(name === undefined ? [] : [name]), ...more]);
  return found === undefined ? null : { one: releaseJson(here, found) };
};

/** Drafts are shown to whoever may write, who is nobody here but somebody with credentials. */
const releasesAt = ({ world, key, now, asker }: Here): ReleaseRow[] =>
  (world.releases[key] ?? [])
    .filter(({ publishedAt, draft }) => publishedAt <= now && (draft !== true || asker.kind !== 'anonymous'))
    .sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1));

const latestOf = (rows: readonly ReleaseRow[]): ReleaseRow | undefined => {
  const published = rows.filter(({ draft, prerelease }) => draft !== true && !prerelease);
  return rows.find(({ latest }) => latest === true) ?? published.find(({ latest }) => latest !== false);
};

function named(rows: readonly ReleaseRow[], which: string, rest: string[]): ReleaseRow | undefined {
  if (which === 'tags') return rows.find(({ tag, draft }) => tag === rest.join('/') && draft !== true);
  return rest.length > 0 ? undefined : rows.find(({ id }) => String(id) === which);
}

/** By `due_on`, oldest first, or by `completeness`; GitHub's default is open ones. */
export const milestones: Answering = (here, [number, ...more], { state = 'open', direction = 'asc' }) => {
  const rows = (here.world.milestones?.[here.key] ?? []).filter(({ createdAt = '' }) => createdAt <= here.now);
  if (number !== undefined) {
    const row = rows.find((one) => String(one.number) === number);
    return row === undefined || more.length > 0 ? null : { one: milestoneJson(here, row) };
  }
  const stateOf = ({ state: said, closedAt }: MilestoneRow) =>
    said ?? (closedAt !== undefined && closedAt <= here.now ? 'closed' : 'open');
  const due = ({ dueOn }: MilestoneRow) => dueOn ?? '9';
  const sorted = rows
    .filter((row) => state === 'all' || stateOf(row) === state)
    .sort((a, b) => (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : a.number - b.number));
  return listOf(direction === 'desc' ? sorted.toReversed() : sorted, (row) => milestoneJson(here, row));
};

export const labels: Answering = (here, [name, ...more]) => {
  const rows = here.world.labels?.[here.key] ?? [];
  if (name === undefined) return listOf(rows, (row) => labelJson(here, row));
  const wanted = [name, ...more].join('/');
  const row = rows.find((one) => (typeof one === 'string' ? one : one.name) === wanted);
  return row === undefined ? null : { one: labelJson(here, row) };
};

export const branches: Answering = (here, rest) => {
  const rows = branchesAt(here);
  if (rest.length === 0) return listOf(rows, (row) => branchJson(here, row));
  const row = rows.find(([name]) => name === rest.join('/'));
  return row === undefined ? null : { one: branchJson(here, row) };
};

/** By name; the default one is among them where the world names it. */
function branchesAt(here: Here): BranchRow[] {
  const { world, key, now } = here;
  const rows = (world.branches?.[key] ?? []).filter(([, , from = '']) => from <= now);
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
}

function branchJson(here: Here, [name, given]: BranchRow) {
  const sha = refNamed(here, name)?.sha ?? given;
  return { name, commit: { sha, url: `${here.api}/repos/${here.name}/commits/${sha}` }, protected: false };
}
