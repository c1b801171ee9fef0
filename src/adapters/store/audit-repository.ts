/** Who did what, in the order of doing. */
import type { AuditEntry, AuditRepository } from '../../ports/store.js';
import { rowCodec } from './columns.js';
import type { Database } from './engine.js';

const codec = rowCodec<AuditEntry>({ at: 'plain', actor: 'plain', act: 'plain', subject: 'plain', detail: 'json' });

export const auditRepository = (db: Database): AuditRepository => ({
  append: async (entry) => {
    await db.insertInto('audit').values(codec.toRow(entry)).execute();
  },
  recent: async (limit) => {
    const rows = await db.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(limit).execute();
    return rows.map(codec.fromRow);
  },
  of: async (subject) => {
    const rows = await db.selectFrom('audit').selectAll().where('subject', '=', subject).orderBy('seq').execute();
    return rows.map(codec.fromRow);
  },
});
