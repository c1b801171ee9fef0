/** What the groups said, and what was seen on the forge. */
import type { Migration } from './migration.js';

export const statusesAndEvidence: Migration = {
  name: '004-statuses-and-evidence',
  async up(schema, { sequence }) {
    await schema
      .createTable('status')
      .addColumn('seq', sequence, (c) => c.primaryKey())
      .addColumn('id', 'text', (c) => c.notNull().unique())
      .addColumn('release', 'text', (c) => c.notNull())
      .addColumn('unit', 'text', (c) => c.notNull())
      .addColumn('colour', 'text', (c) => c.notNull())
      .addColumn('no_change_of', 'text')
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('author', 'text', (c) => c.notNull())
      .addColumn('source_ref', 'text', (c) => c.notNull().unique())
      .addColumn('said_at', 'text', (c) => c.notNull())
      .addColumn('withdrawn_at', 'text')
      .execute();
    await schema.createIndex('status_newest').on('status').columns(['release', 'unit', 'said_at']).execute();
    await schema
      .createTable('sync_state')
      .addColumn('repository', 'text', (c) => c.notNull())
      .addColumn('endpoint', 'text', (c) => c.notNull())
      .addColumn('watermark', 'text')
      .addColumn('complete_as_of', 'text')
      .addColumn('problem', 'text')
      .addPrimaryKeyConstraint('sync_state_pk', ['repository', 'endpoint'])
      .execute();
    await schema
      .createTable('item')
      .addColumn('repository', 'text', (c) => c.notNull())
      .addColumn('number', 'integer', (c) => c.notNull())
      .addColumn('type', 'text', (c) => c.notNull())
      .addColumn('title', 'text', (c) => c.notNull())
      .addColumn('url', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('author', 'text')
      .addColumn('assignees', 'text', (c) => c.notNull())
      .addColumn('labels', 'text', (c) => c.notNull())
      .addColumn('milestone', 'text')
      .addColumn('created_at', 'text', (c) => c.notNull())
      .addColumn('updated_at', 'text', (c) => c.notNull())
      .addColumn('closed_at', 'text')
      .addColumn('merged_at', 'text')
      .addColumn('finished_at', 'text')
      .addPrimaryKeyConstraint('item_pk', ['repository', 'number'])
      .execute();
    await schema.createIndex('item_finished').on('item').columns(['repository', 'finished_at']).execute();
    await schema
      .createTable('item_label')
      .addColumn('repository', 'text', (c) => c.notNull())
      .addColumn('number', 'integer', (c) => c.notNull())
      .addColumn('label', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('item_label_pk', ['repository', 'number', 'label'])
      .addForeignKeyConstraint('item_label_of_item', ['repository', 'number'], 'item', ['repository', 'number'])
      .execute();
    await schema.createIndex('item_label_label').on('item_label').columns(['label', 'repository']).execute();
    await schema
      .createTable('tag')
      .addColumn('repository', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('sha', 'text', (c) => c.notNull())
      .addColumn('first_seen', 'text', (c) => c.notNull())
      .addColumn('last_seen', 'text', (c) => c.notNull())
      .addColumn('baseline', 'integer', (c) => c.notNull())
      .addPrimaryKeyConstraint('tag_pk', ['repository', 'name', 'sha'])
      .execute();
    await schema
      .createTable('gh_release')
      .addColumn('repository', 'text', (c) => c.notNull())
      .addColumn('id', 'bigint', (c) => c.notNull())
      .addColumn('tag', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('url', 'text', (c) => c.notNull())
      .addColumn('draft', 'integer', (c) => c.notNull())
      .addColumn('prerelease', 'integer', (c) => c.notNull())
      .addColumn('published_at', 'text')
      .addPrimaryKeyConstraint('gh_release_pk', ['repository', 'id'])
      .execute();
  },
};
