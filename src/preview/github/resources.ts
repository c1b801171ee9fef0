/** What each address of GitHub's API holds at a moment; pure. */
import type { Instant } from '../../domain/time.js';
import { issueJson, releaseJson, tagJson } from './answers.js';
import { type GithubWorld, type ItemView, itemsAt, repositoryNamed } from './world.js';

/** Query parameters that are there once; GitHub ignores the others. */
export type Query = Record<string, string>;

/** A list to be paged, one thing, or nothing there. */
export type Resource = { list: unknown[] } | { one: unknown } | null;

export interface Moment {
  world: GithubWorld;
  now: Instant;
  /** The API's own address, as it appears in answers. */
  api: string;
}

/** `path` as in `/repos/kubeflow/katib/issues/1`. */
export function resourceAt(moment: Moment, path: string, query: Query): Resource {
  const [root, owner, name, kind, number, ...more] = path.split('/').slice(1);
  const repository = repositoryNamed(moment.world, `${owner}/${name}`);
  if (root !== 'repos' || repository === null || more.length > 0) return null;
  if (kind === 'issues') return issuesAt(moment, repository, number, query);
  if (number !== undefined) return null;
  if (kind === 'tags') return { list: tagsAt(moment, repository) };
  if (kind === 'releases') return { list: releasesAt(moment, repository) };
  return null;
}

function issuesAt({ world, now, api }: Moment, repository: string, number: string | undefined, query: Query): Resource {
  const items = itemsAt(world, repository, now);
  if (number === undefined) return { list: chosen(items, query).map((item) => issueJson(api, repository, item)) };
  const item = items.find((i) => String(i.number) === number);
  return item === undefined ? null : { one: issueJson(api, repository, item) };
}

/** By name, backwards, as GitHub lists them: not by time. */
const tagsAt = ({ world, now, api }: Moment, repository: string) =>
  (world.tags[repository] ?? [])
    .filter(([, , at]) => at <= now)
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map((tag) => tagJson(api, repository, tag));

const releasesAt = ({ world, now, api }: Moment, repository: string) =>
  (world.releases[repository] ?? [])
    .filter((release) => release.publishedAt <= now)
    .sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1))
    .map((release) => releaseJson(api, repository, release));

/** State, since, labels and order, with GitHub's defaults: open ones, newest first. */
function chosen(items: ItemView[], query: Query): ItemView[] {
  const { state = 'open', sort = 'created', direction = 'desc', since = '', labels = '' } = query;
  const wanted = labels.split(',').filter((label) => label !== '');
  const key = (item: ItemView) => (sort === 'updated' ? item.updatedAt : item.createdAt);
  const sign = direction === 'asc' ? 1 : -1;
  return items
    .filter((item) => state === 'all' || (state === 'closed') === (item.closedAt !== null))
    .filter((item) => item.updatedAt.slice(0, 19) >= since.slice(0, 19))
    .filter((item) => wanted.every((label) => item.labels.includes(label)))
    .sort((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.number - b.number));
}
