/** Every configuration that was applied, oldest first by `seq`. */
import type { AppliedConfig, ConfigRepository } from '../../ports/store.js';
import { rowCodec } from './columns.js';
import type { Database } from './engine.js';

const codec = rowCodec<AppliedConfig>({ hash: 'plain', at: 'plain', by: 'plain', doc: 'json' });

export const configRepository = (db: Database): ConfigRepository => ({
  latest: async () => {
    const row = await db.selectFrom('configApplied').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirst();
    return row === undefined ? null : codec.fromRow(row);
  },
  record: async (config) => {
    await db.insertInto('configApplied').values(codec.toRow(config)).execute();
  },
});
