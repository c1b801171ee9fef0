/** What was seen on the forge, and how complete it is. */
import { type ExpressionBuilder, sql } from 'kysely';
import type { EvidenceRepository } from '../../ports/store.js';
import { atomically } from './atomically.js';
import type { Database } from './engine.js';
import { itemRows, releaseRows, syncStateRows, tagRows } from './evidence-rows.js';
import { saveItems, saveReleases, saveTags } from './save-evidence.js';
import type { Tables } from './tables.js';

export const evidenceRepository = (db: Database): EvidenceRepository => {
  const items = (repositories: string[]) =>
    db.selectFrom('item').selectAll('item').where('item.repository', 'in', repositories);
  return {
    syncStates: async () => {
      const rows = await db.selectFrom('syncState').selectAll().orderBy('repository').orderBy('endpoint').execute();
      return rows.map(syncStateRows.fromRow);
    },
    saveSyncState: async (state) => {
      const row = syncStateRows.toRow(state);
      await db
        .insertInto('syncState')
        .values(row)
        .onConflict((oc) => oc.columns(['repository', 'endpoint']).doUpdateSet(row))
        .execute();
    },
    saveItems: (list) => atomically(db, (transaction) => saveItems(transaction, list)),
    saveTags: (tags, seenAt, baseline) =>
      atomically(db, (transaction) => saveTags(transaction, tags, seenAt, baseline)),
    saveReleases: (list) => atomically(db, (transaction) => saveReleases(transaction, list)),
    item: async (repository, number) => {
      const row = await items([repository]).where('number', '=', number).executeTakeFirst();
      return row === undefined ? null : itemRows.fromRow(row);
    },
    openWithLabels: async (repositories, labels) => {
      const rows = await items(repositories)
        .where('type', '=', 'issue')
        .where('state', '=', 'open')
        .where((eb) => hasLabel(eb, labels))
        .orderBy('createdAt')
        .orderBy('repository')
        .orderBy('number')
        .execute();
      return rows.map(itemRows.fromRow);
    },
    labelledChanged: async (repositories, labels, from, to) => {
      const within = (eb: ExpressionBuilder<Tables, 'item'>, column: 'item.createdAt' | 'item.closedAt') =>
        eb.and([eb(column, '>=', from), eb(column, '<', to)]);
      const rows = await items(repositories)
        .where((eb) => hasLabel(eb, labels))
        .where((eb) => eb.or([within(eb, 'item.createdAt'), within(eb, 'item.closedAt')]))
        .orderBy('createdAt')
        .orderBy('repository')
        .orderBy('number')
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
    openIssues: async (repositories, typed, limit) => {
      const words = `%${typed.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
      const begin = `${/^#?(\d+)$/.exec(typed)?.[1] ?? 'none'}%`;
      const rows = await db
        .selectFrom('item')
        .selectAll()
        .where('type', '=', 'issue')
        .where('state', '=', 'open')
        .where('repository', 'in', repositories)
        .where(sql<boolean>`(lower(title) like ${words} escape '\\' or cast(number as text) like ${begin})`)
        .orderBy('updatedAt', 'desc')
        .limit(limit)
        .execute();
      return rows.map(itemRows.fromRow);
    },
    tags: async (repositories) => {
      const rows = await db
        .selectFrom('tag')
        .selectAll()
        .where('repository', 'in', repositories)
        .orderBy('lastSeen')
        .orderBy('firstSeen')
        .orderBy('repository')
        .orderBy('name')
        .execute();
      return rows.map(tagRows.fromRow);
    },
    releases: async (repositories) => {
      const rows = await db
        .selectFrom('ghRelease')
        .selectAll()
        .where('repository', 'in', repositories)
        .orderBy('publishedAt')
        .orderBy('id')
        .execute();
      return rows.map(releaseRows.fromRow);
    },
  };
};

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
