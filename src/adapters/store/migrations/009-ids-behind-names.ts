/**
 * GitHub's ids behind the names of labels, milestones and people. What was read without them is read once anew: pages and their
 * conditions are forgotten, and issues begin at their beginning; what is known stays, and how complete it is.
 */
import { sql } from 'kysely';
import type { Migration } from './migration.js';

export const idsBehindNames: Migration = {
  name: '009-ids-behind-names',
  async up(schema, _types, db) {
    await schema
      .alterTable('item')
      .addColumn('ids', 'text', (c) => c.notNull().defaultTo('null'))
      .execute();
    await schema.alterTable('item').addColumn('author_id', 'bigint').execute();
    await schema
      .createTable('forge_name')
      .addColumn('repository', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('id', 'bigint', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('former', 'text', (c) => c.notNull())
      .addColumn('missing_since', 'text')
      .addColumn('gone_at', 'text')
      .addPrimaryKeyConstraint('forge_name_pk', ['repository', 'kind', 'id'])
      .execute();
    await sql`delete from sync_page`.execute(db);
    await sql`update sync_state set watermark = null, cursor = null where endpoint = 'issues'`.execute(db);
  },
};
