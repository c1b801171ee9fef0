/** The lists that GitHub gives page by page: each page whole, or a fault. */
import type { ListEndpoint } from '../../domain/evidence.js';
import type { Instant } from '../../domain/time.js';
import type { Answer, ForgePage, ListRows, PageAt } from '../../ports/forge.js';
import { PAGE } from './client.js';
import type { Asking } from './request.js';
import { itemOf, releaseOf, tagOf } from './shapes.js';
import { branchOf, labelOf, milestoneOf } from './shapes-of-lists.js';

const ROWS: { [E in ListEndpoint]: (repository: string, value: unknown) => ListRows[E] | null } = {
  issues: itemOf,
  tags: tagOf,
  releases: releaseOf,
  milestones: milestoneOf,
  labels: labelOf,
  branches: branchOf,
};

/** Oldest change first, so that what changes while we read moves to where we have not been yet. */
const ORDER: Partial<Record<ListEndpoint, Record<string, string>>> = {
  issues: { state: 'all', sort: 'updated', direction: 'asc' },
  milestones: { state: 'all', sort: 'due_on', direction: 'asc' },
};

export async function readPage<E extends ListEndpoint>(
  { get }: Asking,
  endpoint: E,
  repository: string,
  at: PageAt,
  etag: string | null,
): Promise<Answer<ForgePage<ListRows[E]>>> {
  const where =
    'url' in at
      ? { target: at.url }
      : {
          target: `/repos/${repository}/${endpoint}`,
          parameters: { ...ORDER[endpoint], per_page: PAGE, ...sinceOf(at.since ?? null) },
        };
  const got = await get({
    what: `${repository}: ${endpoint}`,
    owner: ownerOf(repository),
    ...where,
    etag,
    read: rows(repository, ROWS[endpoint] as (repository: string, value: unknown) => ListRows[E] | null),
  });
  if (got.status === 'other') return { changed: false, asOf: got.asOf };
  const { value, next, url } = got;
  return { changed: true, value: { url, rows: value, next }, etag: got.etag, asOf: got.asOf };
}

export const ownerOf = (repository: string): string => repository.split('/')[0] ?? repository;

/** GitHub compares `since` by whole seconds, inclusively. */
const sinceOf = (since: Instant | null): Record<string, string> =>
  since === null ? {} : { since: `${since.slice(0, 19)}Z` };

const rows =
  <T>(repository: string, rowOf: (repository: string, value: unknown) => T | null) =>
  (data: unknown): T[] | null => {
    if (!Array.isArray(data)) return null;
    const all = data.map((value) => rowOf(repository, value));
    return all.includes(null) ? null : all.filter((row) => row !== null);
  };
