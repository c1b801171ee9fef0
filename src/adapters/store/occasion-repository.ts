/** The ledger: every occasion that was acted upon, and how it ended. */
import type { OccasionRecord } from '../../domain/occasion.js';
import type { OccasionRepository } from '../../ports/store.js';
import { rowCodec } from './columns.js';
import type { Database } from './engine.js';

const codec = rowCodec<OccasionRecord>({
  key: 'plain',
  kind: 'plain',
  release: 'plain',
  source: 'json',
  matter: 'plain',
  composeAt: 'plain',
  sendAt: 'plain',
  expiresAt: 'plain',
  outcome: 'plain',
  why: 'plain',
  generation: 'plain',
  trouble: 'json',
});

export const occasionRepository = (db: Database): OccasionRepository => ({
  byKey: async (key) => {
    const row = await db.selectFrom('occasion').selectAll().where('key', '=', key).executeTakeFirst();
    return row === undefined ? null : codec.fromRow(row);
  },
  ledger: async (releases, since) => {
    const rows = await db
      .selectFrom('occasion')
      .selectAll()
      .where((eb) => eb.or([eb('release', 'in', releases), eb('sendAt', '>=', since)]))
      .orderBy('sendAt')
      .orderBy('key')
      .execute();
    return rows.map(codec.fromRow);
  },
  save: async (occasion) => {
    const row = codec.toRow(occasion);
    await db
      .insertInto('occasion')
      .values(row)
      .onConflict((oc) => oc.column('key').doUpdateSet(row))
      .execute();
  },
  settle: async (key, outcome, why, trouble = null) => {
    const row = { outcome, why, trouble: JSON.stringify(trouble) };
    await db.updateTable('occasion').set(row).where('key', '=', key).execute();
  },
  trouble: async (key, trouble) => {
    await db
      .updateTable('occasion')
      .set({ trouble: JSON.stringify(trouble) })
      .where('key', '=', key)
      .execute();
  },
  troubled: async () => {
    const rows = await db
      .selectFrom('occasion')
      .selectAll()
      .where('trouble', '!=', 'null')
      .orderBy('sendAt')
      .orderBy('key')
      .execute();
    return rows.map(codec.fromRow);
  },
  recent: async (limit) => {
    const rows = await db
      .selectFrom('occasion')
      .selectAll()
      .orderBy('sendAt', 'desc')
      .orderBy('key')
      .limit(limit)
      .execute();
    return rows.map(codec.fromRow);
  },
});
