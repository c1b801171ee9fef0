/** The releases that Herald was told of, in the order of their adoption. */
import type { AdoptedRelease, ReleaseRepository } from '../../ports/store.js';
import { rowCodec } from './columns.js';
import type { Database } from './engine.js';

const codec = rowCodec<AdoptedRelease>({ id: 'plain', adoptedAt: 'plain' });

export const releaseRepository = (db: Database): ReleaseRepository => ({
  all: async () => {
    const rows = await db.selectFrom('release').selectAll().orderBy('adoptedAt').orderBy('id').execute();
    return rows.map(codec.fromRow);
  },
  adopt: async (release) => {
    await db
      .insertInto('release')
      .values(codec.toRow(release))
      .onConflict((oc) => oc.column('id').doNothing())
      .execute();
  },
});
