/** One-time links to the desk and the sessions that come of them; only hashes of their tokens are here. */
import type { Session, SessionRepository } from '../../ports/session-store.js';
import { rowCodec } from './columns.js';
import type { Database } from './engine.js';

const codec = rowCodec<Session>({ hash: 'plain', person: 'plain', expiresAt: 'plain' });

export const sessionRepository = (db: Database): SessionRepository => ({
  addLink: async (tokenHash, person, expiresAt) => {
    await db.insertInto('deskLink').values({ tokenHash, person, expiresAt, usedAt: null }).execute();
  },
  linkOwner: async (tokenHash, wall) => {
    const row = await db
      .selectFrom('deskLink')
      .select('person')
      .where('tokenHash', '=', tokenHash)
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', wall)
      .executeTakeFirst();
    return row?.person ?? null;
  },
  useLink: async (tokenHash, wall) => {
    const row = await db
      .updateTable('deskLink')
      .set({ usedAt: wall })
      .where('tokenHash', '=', tokenHash)
      .where('usedAt', 'is', null)
      .where('expiresAt', '>', wall)
      .returning('person')
      .executeTakeFirst();
    return row?.person ?? null;
  },
  open: async (session) => {
    const row = codec.toRow(session);
    await db
      .insertInto('session')
      .values(row)
      .onConflict((oc) => oc.column('hash').doUpdateSet(row))
      .execute();
  },
  find: async (hash, wall) => {
    const row = await db
      .selectFrom('session')
      .selectAll()
      .where('hash', '=', hash)
      .where('expiresAt', '>', wall)
      .executeTakeFirst();
    return row === undefined ? null : codec.fromRow(row);
  },
  end: async (hash) => {
    await db.deleteFrom('session').where('hash', '=', hash).execute();
  },
});
