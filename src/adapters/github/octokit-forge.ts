/** The forge port on GitHub's REST API, through Octokit: read only, page by page, and never a short list taken for a whole one. */
import { RemoteFault } from '../../domain/errors.js';
import type { Item } from '../../domain/evidence.js';
import type { Instant } from '../../domain/time.js';
import type { Budget, ListReader } from '../../ports/forge.js';
import { budgetOf } from './budget.js';
import { createGet, type ForgeOptions, type Get } from './request.js';
import { itemOf, loginOf, releaseOf, remainingOf, tagOf } from './shapes.js';

const PAGE = 100;

export function createForge(options: ForgeOptions): ListReader {
  let left: Pick<Budget, 'remaining' | 'resetsAt'> = { remaining: null, resetsAt: null };
  const get = createGet(options, (headers) => {
    left = budgetOf(headers) ?? left;
  });
  return {
    budget: () => ({ authenticated: options.token !== null, ...left }),
    itemsSince: (repository, since) => itemsSince(get, repository, since),
    tags: (repository) => pages(get, repository, 'tags', tagOf),
    releases: (repository) => pages(get, repository, 'releases', releaseOf),
    item: (repository, number) => oneItem(get, repository, number),
    async check(repositories) {
      const limit = await get('rate limit', '/rate_limit', {}, remainingOf);
      const login = options.token === null ? null : await credentials(get);
      // Whoever has no token may read all that is public, and has few requests.
      const lists = options.token === null ? ['issues'] : ['issues', 'tags'];
      const look = async (name: string) => ({ name, problem: await problemOf(get, name, lists) });
      return { login, remaining: limit.value, repositories: await Promise.all(repositories.map(look)) };
    },
  };
}

/** An app's token is nobody's: GitHub answers 403, and yet it may read. */
async function credentials(get: Get): Promise<string | null> {
  try {
    return (await get('credentials', '/user', {}, loginOf)).value;
  } catch (error) {
    if (error instanceof RemoteFault && error.status === '403') return null;
    throw error;
  }
}

async function problemOf(get: Get, repository: string, lists: string[]): Promise<string | null> {
  try {
    const isList = (data: unknown): true | null => (Array.isArray(data) ? true : null);
    for (const list of lists)
      await get(`${repository}: ${list}`, `/repos/${repository}/${list}`, { per_page: 1 }, isList);
    return null;
  } catch (error) {
    if (error instanceof RemoteFault) return error.message;
    throw error;
  }
}

const rows =
  <T>(repository: string, rowOf: (repository: string, value: unknown) => T | null) =>
  (data: unknown): T[] | null => {
    if (!Array.isArray(data)) return null;
    const all = data.map((value) => rowOf(repository, value));
    return all.includes(null) ? null : all.filter((row) => row !== null);
  };

async function* pages<T>(
  get: Get,
  repository: string,
  list: 'tags' | 'releases',
  rowOf: (repository: string, value: unknown) => T | null,
): AsyncGenerator<T[]> {
  let target: string | null = `/repos/${repository}/${list}`;
  let parameters: Record<string, number> = { per_page: PAGE };
  while (target !== null) {
    const page: { value: T[]; next: string | null } = await get(
      `${repository}: ${list}`,
      target,
      parameters,
      rows(repository, rowOf),
    );
    yield page.value;
    target = page.next;
    parameters = {};
  }
}

/**
 * Page numbers are not safe here: an item that changes while we read moves to the end of the list, everything behind it moves
 * up by one, and the first item of the next page is lost. So the next request asks for what changed since the last item
 * of this page; the Link header says whether there is more, and is followed only where a whole page shares one moment.
 */
async function* itemsSince(get: Get, repository: string, since: Instant | null): AsyncGenerator<Item[]> {
  const start = `/repos/${repository}/issues`;
  const order = { state: 'all', sort: 'updated', direction: 'asc', per_page: PAGE };
  const seen = new Map<number, Instant>();
  let from = since;
  let target: string | null = start;
  while (target !== null) {
    const parameters: Record<string, string | number> =
      target !== start ? {} : from === null ? order : { ...order, since: wholeSecond(from) };
    const page: { value: Item[]; next: string | null } = await get(
      `${repository}: issues`,
      target,
      parameters,
      rows(repository, itemOf),
    );
    yield page.value.filter((item) => seen.get(item.number) !== item.updatedAt);
    for (const item of page.value) seen.set(item.number, item.updatedAt);
    const last = page.value.at(-1)?.updatedAt ?? null;
    if (page.next === null) return;
    const moved = last !== null && (from === null || last > from);
    if (moved) from = last;
    target = moved ? start : page.next;
  }
}

/** GitHub compares `since` by whole seconds, inclusively. */
const wholeSecond = (instant: Instant): string => `${instant.slice(0, 19)}Z`;

async function oneItem(get: Get, repository: string, number: number): Promise<Item | null> {
  try {
    const target = `/repos/${repository}/issues/${number}`;
    const found = await get(`${repository}#${number}`, target, {}, (data) => itemOf(repository, data));
    return found.value;
  } catch (error) {
    if (error instanceof RemoteFault && ['404', '410'].includes(error.status)) return null;
    throw error;
  }
}
