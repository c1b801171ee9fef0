/** GitHub as evidence: pages with their conditions, documents, what an item's text says, and the override of a verdict. */
import type { Migration } from './migration.js';

export const github: Migration = {
  name: '007-github',
  async up(schema) {
    await schema
      .createTable('sync_page')
      .addColumn('repository', 'text', (c) => c.notNull())
      .addColumn('endpoint', 'text', (c) => c.notNull())
      .addColumn('n', 'integer', (c) => c.notNull())
      .addColumn('url', 'text', (c) => c.notNull())
      .addColumn('etag', 'text')
      .addColumn('next', 'text')
      .addColumn('rows', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('sync_page_pk', ['repository', 'endpoint', 'n'])
      .execute();
    await schema
      .createTable('document')
      .addColumn('repository', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('key', 'text', (c) => c.notNull())
      .addColumn('value', 'text', (c) => c.notNull())
      .addColumn('as_of', 'text', (c) => c.notNull())
      .addColumn('etag', 'text')
      .addPrimaryKeyConstraint('document_pk', ['kind', 'repository', 'key'])
      .execute();
    for (const column of ['checklist', 'closes']) {
      await schema
        .alterTable('item')
        .addColumn(column, 'text', (c) => c.notNull().defaultTo('[]'))
        .execute();
    }
    for (const column of ['breaking', 'upvotes', 'comments']) {
      await schema
        .alterTable('item')
        .addColumn(column, 'integer', (c) => c.notNull().defaultTo(0))
        .execute();
    }
    await schema.createIndex('item_opened').on('item').columns(['repository', 'created_at']).execute();
    await schema.createIndex('item_open').on('item').columns(['state', 'type', 'repository']).execute();
    await schema.createIndex('item_author').on('item').columns(['author', 'merged_at']).execute();
    await schema.alterTable('tag').addColumn('gone_at', 'text').execute();
    await schema
      .alterTable('gh_release')
      .addColumn('latest', 'integer', (c) => c.notNull().defaultTo(0))
      .execute();
    await schema.alterTable('sync_state').addColumn('cursor', 'text').execute();
    // Counting by purpose would read every payload's row otherwise.
    await schema.dropIndex('send_state').execute();
    await schema.createIndex('send_state').on('send').columns(['state', 'purpose']).execute();
    await schema.alterTable('verdict').addColumn('override_reason', 'text').execute();
  },
};
