/** Every configuration that was applied, oldest first by `seq`. */
import type { AppliedConfig, ConfigRepository } from '../../ports/store.js';
import { rowCodec } from './columns.js';
import type { Database } from './engine.js';

const codec = rowCodec<AppliedConfig>({ hash: 'plain', at: 'plain', by: 'plain', doc: 'json' });

/** The last document that was read. Every plan asks for it, it is long, and its hash says whether it is another one. */
export interface LastRead {
  hash: string;
  doc: unknown;
}

export const configRepository = (db: Database, kept: { last: LastRead | null }): ConfigRepository => ({
  latest: async () => {
    const newest = db.selectFrom('configApplied').orderBy('seq', 'desc').limit(1);
    const { last } = kept;
    if (last !== null) {
      const row = await newest.select(['hash', 'at', 'by']).executeTakeFirst();
      if (row?.hash === last.hash) return { ...row, doc: last.doc };
    }
    const row = await newest.selectAll().executeTakeFirst();
    if (row === undefined) return null;
    const config = codec.fromRow(row);
    kept.last = { hash: config.hash, doc: config.doc };
    return config;
  },
  record: async (config) => {
    await db.insertInto('configApplied').values(codec.toRow(config)).execute();
  },
});
