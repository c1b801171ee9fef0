/** Matters and, per destination, the send that is their thread's root. */
import type { Matter } from '../../domain/occasion.js';
import type { MatterRepository } from '../../ports/store.js';
import { rowCodec } from './columns.js';
import type { Database } from './engine.js';

const codec = rowCodec<Matter>({ key: 'plain', subject: 'plain' });

export const matterRepository = (db: Database): MatterRepository => {
  const byKey = async (key: string): Promise<Matter | null> => {
    const row = await db.selectFrom('matter').selectAll().where('key', '=', key).executeTakeFirst();
    return row === undefined ? null : codec.fromRow(row);
  };
  const root = async (matter: string, destination: string): Promise<string | null> => {
    const row = await db
      .selectFrom('matterRoot')
      .select('send')
      .where('matter', '=', matter)
      .where('destination', '=', destination)
      .executeTakeFirst();
    return row?.send ?? null;
  };
  return {
    byKey,
    root,
    keep: async (matter) => {
      await db
        .insertInto('matter')
        .values(codec.toRow(matter))
        .onConflict((oc) => oc.column('key').doNothing())
        .execute();
      return (await byKey(matter.key)) ?? matter;
    },
    claimRoot: async (matter, destination, send) => {
      await db
        .insertInto('matterRoot')
        .values({ matter, destination, send })
        .onConflict((oc) => oc.columns(['matter', 'destination']).doNothing())
        .execute();
      return (await root(matter, destination)) ?? send;
    },
    releaseRoot: async (matter, destination, send) => {
      await db
        .deleteFrom('matterRoot')
        .where('matter', '=', matter)
        .where('destination', '=', destination)
        .where('send', '=', send)
        .execute();
    },
  };
};
