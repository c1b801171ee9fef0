/** People's words as they came in, each once. */
import type { InboxEntry } from '../../domain/inbox.js';
import type { InboxRepository } from '../../ports/store.js';
import { rowCodec } from './columns.js';
import type { Database } from './engine.js';

const codec = rowCodec<InboxEntry>({
  source: 'plain',
  externalId: 'plain',
  receivedAt: 'plain',
  payload: 'json',
  handledAt: 'plain',
  result: 'plain',
});

export const inboxRepository = (db: Database): InboxRepository => ({
  add: async (entry) => {
    const added = await db
      .insertInto('inbox')
      .values(codec.toRow({ ...entry, handledAt: null, result: null }))
      .onConflict((oc) => oc.columns(['source', 'externalId']).doNothing())
      .executeTakeFirst();
    return added.numInsertedOrUpdatedRows !== 0n;
  },
  byId: async (source, externalId) => {
    const row = await db
      .selectFrom('inbox')
      .selectAll()
      .where('source', '=', source)
      .where('externalId', '=', externalId)
      .executeTakeFirst();
    return row === undefined ? null : codec.fromRow(row);
  },
  waiting: async (before, limit) => {
    const rows = await db
      .selectFrom('inbox')
      .selectAll()
      .where('handledAt', 'is', null)
      .where('receivedAt', '<', before)
      .orderBy('seq')
      .limit(limit)
      .execute();
    return rows.map(codec.fromRow);
  },
  settle: async (source, externalId, handledAt, result) => {
    const settled = await db
      .updateTable('inbox')
      .set({ handledAt, result })
      .where('source', '=', source)
      .where('externalId', '=', externalId)
      .where('handledAt', 'is', null)
      .executeTakeFirst();
    return settled.numUpdatedRows > 0n;
  },
  dropPayloads: async (before) => {
    const dropped = await db
      .updateTable('inbox')
      .set({ payload: 'null' })
      .where('receivedAt', '<', before)
      .where('handledAt', 'is not', null)
      .where('payload', '!=', 'null')
      .executeTakeFirst();
    return Number(dropped.numUpdatedRows);
  },
});
