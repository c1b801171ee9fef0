/** The feeds' entries, who did what, and who is at the desk. */
import type { Migration } from './migration.js';

export const calendarAuditAndSessions: Migration = {
  name: '005-calendar-audit-and-sessions',
  async up(schema, { sequence }) {
    await schema
      .createTable('calendar_entry')
      .addColumn('uid', 'text', (c) => c.primaryKey())
      .addColumn('release', 'text')
      .addColumn('event', 'text', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull())
      .addColumn('sequence', 'integer', (c) => c.notNull())
      .addColumn('last_modified', 'text', (c) => c.notNull())
      .addColumn('cancelled_at', 'text')
      .execute();
    await schema
      .createTable('audit')
      .addColumn('seq', sequence, (c) => c.primaryKey())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('actor', 'text', (c) => c.notNull())
      .addColumn('act', 'text', (c) => c.notNull())
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('detail', 'text', (c) => c.notNull())
      .execute();
    await schema.createIndex('audit_subject').on('audit').columns(['subject', 'seq']).execute();
    await schema
      .createTable('desk_link')
      .addColumn('token_hash', 'text', (c) => c.primaryKey())
      .addColumn('person', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .addColumn('used_at', 'text')
      .execute();
    await schema
      .createTable('session')
      .addColumn('hash', 'text', (c) => c.primaryKey())
      .addColumn('person', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .execute();
  },
};
