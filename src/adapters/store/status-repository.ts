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
  noChangeOf: 'plain',
  text: 'plain',
  author: 'plain',
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
  latest: async (...releases) => {
    const ranked = db
      .selectFrom('status')
      .selectAll()
      .select((eb) =>
        eb.fn
          .agg<number>('row_number')
          .over((over) => over.partitionBy(['release', 'unit']).orderBy('saidAt', 'desc').orderBy('seq', 'desc'))
          .as('rank'),
      )
      .where('release', 'in', releases)
      .where('withdrawnAt', 'is', null);
    const rows = await db
      .selectFrom(ranked.as('ranked'))
      .selectAll()
      .where('ranked.rank', '=', 1)
      .orderBy('ranked.release')
      .orderBy('ranked.unit')
      .execute();
    return rows.map(codec.fromRow);
  },
});
