/** What working groups and distributions said about themselves. */
import type { Status } from '../../domain/status.js';
import type { StatusRepository } from '../../ports/store.js';
import { rowCodec } from './columns.js';
import type { Database } from './engine.js';

const codec = rowCodec<Status>({
  id: 'plain',
  release: 'plain',
  unit: 'plain',
  colour: 'plain',
  readiness: 'plain',
  noChangeOf: 'plain',
  text: 'plain',
  blockers: 'json',
  docs: 'plain',
  expectedVersion: 'plain',
  expectedDate: 'plain',
  help: 'plain',
  contact: 'plain',
  author: 'plain',
  recordedBy: 'plain',
  link: 'plain',
  sourceRef: 'plain',
  saidAt: 'plain',
  withdrawnAt: 'plain',
});

export const statusRepository = (db: Database): StatusRepository => ({
  add: async (status) => {
    await db
      .insertInto('status')
      .values(codec.toRow(status))
      .onConflict((oc) => oc.column('sourceRef').doNothing())
      .execute();
  },
  byId: async (id) => {
    const row = await db.selectFrom('status').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : codec.fromRow(row);
  },
  byIds: async (ids) => {
    const rows = await db.selectFrom('status').selectAll().where('id', 'in', ids).orderBy('seq').execute();
    return rows.map(codec.fromRow);
  },
  ofSource: async (sourceRef) => {
    const rows = await db
      .selectFrom('status')
      .selectAll()
      .where((eb) => {
        const begin = eb.fn<string>('substr', ['sourceRef', eb.val(1), eb.val(sourceRef.length + 1)]);
        return eb.or([eb('sourceRef', '=', sourceRef), eb(begin, 'in', [`${sourceRef}:`, `${sourceRef}#`])]);
      })
      .orderBy('seq')
      .execute();
    return rows.map(codec.fromRow);
  },
  saidSince: async (releases, since) => {
    const rows = await db
      .selectFrom('status')
      .selectAll()
      .where('release', 'in', releases)
      .where('saidAt', '>=', since)
      .where('withdrawnAt', 'is', null)
      .orderBy('saidAt')
      .orderBy('seq')
      .execute();
    return rows.map(codec.fromRow);
  },
  withdraw: async (id, at) => {
    const done = await db
      .updateTable('status')
      .set({ withdrawnAt: at })
      .where('id', '=', id)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst();
    return done.numUpdatedRows > 0n;
  },
  latest: async (...releases) => {
    // Ranked by their keys alone: sorting whole rows takes twice as long.
    const ranked = db
      .selectFrom('status')
      .select((eb) => [
        'seq',
        eb.fn
          .agg<number>('row_number')
          .over((over) => over.partitionBy(['release', 'unit']).orderBy('saidAt', 'desc').orderBy('seq', 'desc'))
          .as('rank'),
      ])
      .where('release', 'in', releases)
      .where('withdrawnAt', 'is', null);
    const rows = await db
      .selectFrom('status')
      .selectAll()
      .where('seq', 'in', db.selectFrom(ranked.as('ranked')).select('ranked.seq').where('ranked.rank', '=', 1))
      .orderBy('release')
      .orderBy('unit')
      .execute();
    return rows.map(codec.fromRow);
  },
});
