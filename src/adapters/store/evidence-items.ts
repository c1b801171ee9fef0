/** Questions about issues and pull requests, answered by the database alone. */
import { type ExpressionBuilder, sql } from 'kysely';
import type { EvidenceRepository } from '../../ports/evidence-store.js';
import type { Database } from './engine.js';
import { itemRows } from './evidence-rows.js';
import type { Tables } from './tables.js';

type Questions = Pick<
  EvidenceRepository,
  | 'item'
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

  return {
    item: async (repository, number) => {
      const row = await items([repository]).where('number', '=', number).executeTakeFirst();
      return row === undefined ? null : itemRows.fromRow(row);
    },
    openWithLabels: async (repositories, labels) => {
      const rows = await openIssues(repositories)
        .where((eb) => hasLabel(eb, labels))
        .orderBy('createdAt')
        .orderBy('repository')
        .orderBy('number')
        .execute();
      return rows.map(itemRows.fromRow);
    },
    openInMilestones: async (repositories, titles) => {
      const rows = await openIssues(repositories)
        .where(
          sql<string>`lower(milestone)`,
          'in',
          titles.map((title) => title.toLowerCase()),
        )
        .orderBy('createdAt')
        .orderBy('repository')
        .orderBy('number')
        .execute();
      return rows.map(itemRows.fromRow);
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
      return rows.map(itemRows.fromRow);
    },
    allOpen: async (repositories) => {
      const rows = await openIssues(repositories)
        .orderBy('createdAt')
        .orderBy('repository')
        .orderBy('number')
        .execute();
      return rows.map(itemRows.fromRow);
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
      return rows.map(itemRows.fromRow);
    },
    finishedBetween: async (repositories, from, to) => {
      const rows = await items(repositories)
        .where('finishedAt', '>=', from)
        .where('finishedAt', '<', to)
        .orderBy('finishedAt', 'desc')
        .orderBy('repository')
        .orderBy('number', 'desc')
        .execute();
      return rows.map(itemRows.fromRow);
    },
    openedBetween: async (repositories, from, to) => {
      const rows = await items(repositories)
        .where('createdAt', '>=', from)
        .where('createdAt', '<', to)
        .orderBy('createdAt', 'desc')
        .orderBy('repository')
        .orderBy('number', 'desc')
        .execute();
      return rows.map(itemRows.fromRow);
    },
    firstMerged: async (repositories, authors) => {
      if (authors.length === 0) return [];
      const rows = await db
        .selectFrom('item')
        .select(['author', (eb) => eb.fn.min('mergedAt').as('at')])
        .where('repository', 'in', repositories)
        .where('author', 'in', authors)
        .where('mergedAt', 'is not', null)
        .groupBy('author')
        .orderBy('author')
        .execute();
      return rows.flatMap(({ author, at }) => (author === null || at === null ? [] : [{ author, at }]));
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
