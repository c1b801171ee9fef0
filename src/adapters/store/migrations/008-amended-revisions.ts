/** Why Herald wrote a revision, and from when silence about it counts, which until now was its making. */
import { sql } from 'kysely';
import type { Migration } from './migration.js';

export const amendedRevisions: Migration = {
  name: '008-amended-revisions',
  async up(schema, _types, db) {
    await schema.alterTable('draft_revision').addColumn('why', 'text').execute();
    await schema.alterTable('draft_revision').addColumn('silence_from', 'text').execute();
    await sql`update draft_revision set silence_from = at`.execute(db);
  },
};
