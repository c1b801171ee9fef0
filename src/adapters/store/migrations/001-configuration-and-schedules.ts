/** What was applied, which releases were adopted, and their schedule revisions (decision 4). */
import type { Migration } from './migration.js';

export const configurationAndSchedules: Migration = {
  name: '001-configuration-and-schedules',
  async up(schema, { sequence }) {
    await schema
      .createTable('meta')
      .addColumn('key', 'text', (c) => c.primaryKey())
      .addColumn('value', 'text', (c) => c.notNull())
      .execute();
    await schema
      .createTable('config_applied')
      .addColumn('seq', sequence, (c) => c.primaryKey())
      .addColumn('hash', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('by', 'text', (c) => c.notNull())
      .addColumn('doc', 'text', (c) => c.notNull())
      .execute();
    await schema
      .createTable('release')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('adopted_at', 'text', (c) => c.notNull())
      .execute();
    await schema
      .createTable('schedule_revision')
      .addColumn('release', 'text', (c) => c.notNull())
      .addColumn('n', 'integer', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('phases', 'text', (c) => c.notNull())
      .addColumn('source', 'text', (c) => c.notNull())
      .addColumn('source_hash', 'text')
      .addColumn('base_n', 'integer')
      .addColumn('reason', 'text')
      .addColumn('blockers', 'text', (c) => c.notNull())
      .addColumn('next_update', 'text')
      .addColumn('author', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('in_force_at', 'text')
      .addPrimaryKeyConstraint('schedule_revision_pk', ['release', 'n'])
      .addForeignKeyConstraint('schedule_revision_release', ['release'], 'release', ['id'], (fk) =>
        fk.deferrable().initiallyDeferred(),
      )
      .execute();
    for (const state of ['in force', 'proposed'] as const) {
      await schema
        .createIndex(`schedule_revision_one_${state.replace(' ', '_')}`)
        .unique()
        .on('schedule_revision')
        .column('release')
        .where('state' as never, '=', state)
        .execute();
    }
    await schema
      .createIndex('schedule_revision_one_per_file')
      .unique()
      .on('schedule_revision')
      .columns(['release', 'source_hash'])
      .where('source' as never, '=', 'file')
      .execute();
  },
};
