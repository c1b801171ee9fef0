/** Questions about issues and pull requests, answered by the database alone. */
import { type ExpressionBuilder, sql } from 'kysely';
import type { Item } from '../../domain/evidence.js';
import { everyName } from '../../domain/forge-names.js';
import type { Instant } from '../../domain/time.js';
import type { EvidenceRepository } from '../../ports/evidence-store.js';
import { batches } from './batches.js';
import type { Database } from './engine.js';
import { renames, storedNames, withNamesOfNow } from './evidence-names.js';
import { itemRows } from './evidence-rows.js';
import type { Tables } from './tables.js';

type Questions = Pick<
  EvidenceRepository,
  | 'item'
  | 'items'
  | 'openWithLabels'
  | 'openInMilestones'
  | 'openCount'
  | 'openIssues'
  | 'allOpen'
  | 'mostUpvoted'
  | 'finishedBetween'
  | 'openedBetween'
  | 'firstMerged'
>;

export function itemQuestions(db: Database): Questions {
  const items = (repositories: string[]) =>
    db.selectFrom('item').selectAll('item').where('item.repository', 'in', repositories);
  const openIssues = (repositories: string[]) =>
    items(repositories).where('type', '=', 'issue').where('state', '=', 'open');
  const ofNow = async (rows: readonly Tables['item'][]): Promise<Item[]> =>
    rows.length === 0 ? [] : withNamesOfNow(rows.map(itemRows.fromRow), await renames(db));

  return {
    item: async (repository, number) => {
      const row = await items([repository]).where('number', '=', number).executeTakeFirst();
      return row === undefined ? null : ((await ofNow([row]))[0] ?? null);
    },
    items: async (repository, numbers) => {
      const found: Item[] = [];
      for (const some of batches([...new Set(numbers)].sort((a, b) => a - b))) {
        const rows = await items([repository]).where('number', 'in', some).orderBy('number').execute();
        found.push(...(await ofNow(rows)));
      }
      return found;
    },
    openWithLabels: async (repositories, labels) => {
      const stored = storedNames(await renames(db), 'label', labels);
      const rows = await openIssues(repositories)
        .where((eb) => hasLabel(eb, stored))
        .orderBy('createdAt')
        .orderBy('repository')
        .orderBy('number')
        .execute();
      return (await ofNow(rows)).filter((item) => isAny(everyName(item, item.labels), labels));
    },
    openInMilestones: async (repositories, titles) => {
      const stored = storedNames(await renames(db), 'milestone', titles);
      const rows = await openIssues(repositories)
        .where(
          sql<string>`lower(milestone)`,
          'in',
          stored.map((title) => title.toLowerCase()),
        )
        .orderBy('createdAt')
        .orderBy('repository')
        .orderBy('number')
        .execute();
      const named = (await ofNow(rows)).filter(({ milestone }) => milestone !== null);
      return named.filter((item) => isAny(everyName(item, [item.milestone ?? '']), titles));
    },
    openCount: async (repositories) => {
      const row = await db
        .selectFrom('item')
        .select((eb) => eb.fn.countAll().as('count'))
        .where('repository', 'in', repositories)
        .where('type', '=', 'issue')
        .where('state', '=', 'open')
        .executeTakeFirst();
      return Number(row?.count ?? 0);
    },
    openIssues: async (repositories, typed, limit) => {
      const words = `%${typed.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
      const begin = `${/^#?(\d+)$/.exec(typed)?.[1] ?? 'none'}%`;
      const rows = await openIssues(repositories)
        .where(sql<boolean>`(lower(title) like ${words} escape '\\' or cast(number as text) like ${begin})`)
        .orderBy('updatedAt', 'desc')
        .limit(limit)
        .execute();
      return ofNow(rows);
    },
    allOpen: async (repositories) => {
      const rows = await openIssues(repositories)
        .orderBy('createdAt')
        .orderBy('repository')
        .orderBy('number')
        .execute();
      return ofNow(rows);
    },
    mostUpvoted: async (repositories, limit) => {
      const rows = await openIssues(repositories)
        .where('upvotes', '>', 0)
        .orderBy('upvotes', 'desc')
        .orderBy('createdAt')
        .orderBy('repository')
        .orderBy('number')
        .limit(limit)
        .execute();
      return ofNow(rows);
    },
    finishedBetween: async (repositories, from, to) => {
      const rows = await items(repositories)
        .where('finishedAt', '>=', from)
        .where('finishedAt', '<', to)
        .orderBy('finishedAt', 'desc')
        .orderBy('repository')
        .orderBy('number', 'desc')
        .execute();
      return ofNow(rows);
    },
    openedBetween: async (repositories, from, to) => {
      const rows = await items(repositories)
        .where('createdAt', '>=', from)
        .where('createdAt', '<', to)
        .orderBy('createdAt', 'desc')
        .orderBy('repository')
        .orderBy('number', 'desc')
        .execute();
      return ofNow(rows);
    },
    firstMerged: async (repositories, authors) => {
      if (authors.length === 0) return [];
      const renamed = await renames(db);
      const rows = await db
        .selectFrom('item')
        .select(['author', 'authorId', (eb) => eb.fn.min('mergedAt').as('at')])
        .where('repository', 'in', repositories)
        .where('author', 'in', storedNames(renamed, 'user', authors))
        .where('mergedAt', 'is not', null)
        .groupBy(['author', 'authorId'])
        .orderBy('author')
        .execute();
      const now = new Map(renamed.flatMap(({ kind, id, name }) => (kind === 'user' ? [[id, name]] : [])));
      const first = new Map<string, Instant>();
      for (const { author, authorId, at } of rows) {
        const name = (authorId === null ? undefined : now.get(Number(authorId))) ?? author;
        if (name === null || at === null || !authors.includes(name)) continue;
        const before = first.get(name);
        if (before === undefined || at < before) first.set(name, at);
      }
      return [...first].map(([author, at]) => ({ author, at })).sort((a, b) => (a.author < b.author ? -1 : 1));
    },
  };
}

const hasLabel = (eb: ExpressionBuilder<Tables, 'item'>, labels: string[]) =>
  eb.exists(
    eb
      .selectFrom('itemLabel')
      .select('itemLabel.label')
      .whereRef('itemLabel.repository', '=', 'item.repository')
      .whereRef('itemLabel.number', '=', 'item.number')
      .where(
        'itemLabel.label',
        'in',
        labels.map((label) => label.toLowerCase()),
      ),
  );

const isAny = (names: readonly string[], wanted: readonly string[]): boolean =>
  names.some((name) => wanted.some((one) => one.toLowerCase() === name.toLowerCase()));
