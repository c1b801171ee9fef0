/** Single values by name: the community's id, the secret, the clock of preview. */
import type { MetaRepository } from '../../ports/store.js';
import type { Database } from './engine.js';

export const metaRepository = (db: Database): MetaRepository => {
  const get = async (key: string): Promise<string | null> => {
    const row = await db.selectFrom('meta').select('value').where('key', '=', key).executeTakeFirst();
    return row?.value ?? null;
  };
  return {
    get,
    set: async (key, value) => {
      await db
        .insertInto('meta')
        .values({ key, value })
        .onConflict((oc) => oc.column('key').doUpdateSet({ value }))
        .execute();
    },
    keep: async (key, value) => {
      await db
        .insertInto('meta')
        .values({ key, value })
        .onConflict((oc) => oc.column('key').doNothing())
        .execute();
      return (await get(key)) ?? value;
    },
  };
};
