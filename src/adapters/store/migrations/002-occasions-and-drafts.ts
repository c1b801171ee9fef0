/** The ledger of occasions, matters, and drafts with their revisions and verdicts (decisions 3, 5 and 8). */
import type { Migration } from './migration.js';

export const occasionsAndDrafts: Migration = {
  name: '002-occasions-and-drafts',
  async up(schema) {
    await schema
      .createTable('occasion')
      .addColumn('key', 'text', (c) => c.primaryKey())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('release', 'text')
      .addColumn('source', 'text', (c) => c.notNull())
      .addColumn('matter', 'text', (c) => c.notNull())
      .addColumn('compose_at', 'text', (c) => c.notNull())
      .addColumn('send_at', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .addColumn('outcome', 'text')
      .addColumn('why', 'text')
      .addColumn('generation', 'integer', (c) => c.notNull())
      .execute();
    await schema.createIndex('occasion_release').on('occasion').column('release').execute();
    await schema.createIndex('occasion_send_at').on('occasion').column('send_at').execute();
    await schema
      .createIndex('occasion_open')
      .on('occasion')
      .column('key')
      .where('outcome' as never, 'is', null)
      .execute();
    await schema
      .createTable('matter')
      .addColumn('key', 'text', (c) => c.primaryKey())
      .addColumn('subject', 'text', (c) => c.notNull())
      .execute();
    await schema
      .createTable('matter_root')
      .addColumn('matter', 'text', (c) => c.notNull())
      .addColumn('destination', 'text', (c) => c.notNull())
      .addColumn('send', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('matter_root_pk', ['matter', 'destination'])
      .execute();
    await schema
      .createTable('draft')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('occasion', 'text', (c) => c.notNull())
      .addColumn('generation', 'integer', (c) => c.notNull())
      .addColumn('matter', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('release', 'text')
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('hand_kept', 'integer', (c) => c.notNull())
      .addColumn('hold_until', 'text')
      .addColumn('why', 'text')
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .addColumn('revision', 'integer', (c) => c.notNull())
      .addUniqueConstraint('draft_generation', ['occasion', 'generation'])
      .addForeignKeyConstraint('draft_occasion', ['occasion'], 'occasion', ['key'], (fk) =>
        fk.deferrable().initiallyDeferred(),
      )
      .execute();
    await schema
      .createIndex('draft_one_live_per_occasion')
      .unique()
      .on('draft')
      .column('occasion')
      .where('state' as never, 'in', ['awaiting', 'approved', 'withheld'])
      .execute();
    await schema.createIndex('draft_newest').on('draft').columns(['created_at', 'id']).execute();
    await schema.createIndex('draft_state').on('draft').columns(['state', 'created_at']).execute();
    await schema.createIndex('draft_release').on('draft').columns(['release', 'created_at']).execute();
    await schema
      .createTable('draft_revision')
      .addColumn('draft', 'text', (c) => c.notNull().references('draft.id'))
      .addColumn('n', 'integer', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull())
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('intro', 'text', (c) => c.notNull())
      .addColumn('body_md', 'text', (c) => c.notNull())
      .addColumn('facts', 'text', (c) => c.notNull())
      .addColumn('facts_schema', 'integer', (c) => c.notNull())
      .addColumn('claims', 'text', (c) => c.notNull())
      .addColumn('destinations', 'text', (c) => c.notNull())
      .addColumn('send_at', 'text', (c) => c.notNull())
      .addColumn('cause', 'text', (c) => c.notNull())
      .addColumn('base_n', 'integer')
      .addColumn('author', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('draft_revision_pk', ['draft', 'n'])
      .execute();
    await schema
      .createTable('verdict')
      .addColumn('draft', 'text', (c) => c.notNull())
      .addColumn('revision', 'integer', (c) => c.notNull())
      .addColumn('actor', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull())
      .addColumn('via', 'text', (c) => c.notNull())
      .addColumn('reason', 'text')
      .addColumn('at', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('verdict_pk', ['draft', 'revision', 'actor'])
      .addForeignKeyConstraint('verdict_of_revision', ['draft', 'revision'], 'draft_revision', ['draft', 'n'])
      .execute();
  },
};
