/** The outbox: one row for every message that leaves, and every try at sending it (decision 7). */
import { sql } from 'kysely';
import type { Migration } from './migration.js';

export const sends: Migration = {
  name: '003-sends',
  async up(schema) {
    await schema
      .createTable('send')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('purpose', 'text', (c) => c.notNull())
      .addColumn('dedupe_key', 'text', (c) => c.notNull().unique())
      .addColumn('draft', 'text', (c) => c.notNull())
      .addColumn('revision', 'integer', (c) => c.notNull())
      .addColumn('matter', 'text', (c) => c.notNull())
      .addColumn('destination', 'text', (c) => c.notNull())
      .addColumn('part', 'integer', (c) => c.notNull())
      .addColumn('address', 'text', (c) => c.notNull())
      .addColumn('payload', 'text', (c) => c.notNull())
      .addColumn('payload_hash', 'text', (c) => c.notNull())
      .addColumn('remote_id', 'text')
      .addColumn('after_send', 'text')
      .addColumn('not_before', 'text', (c) => c.notNull())
      .addColumn('expires_at', 'text', (c) => c.notNull())
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('lease_by', 'text')
      .addColumn('lease_until', 'text')
      .addColumn('attempt', 'integer', (c) => c.notNull())
      .addColumn('next_at', 'text')
      .addColumn('receipt', 'text')
      .addColumn('error', 'text')
      .addColumn('sent_at', 'text')
      // A withheld draft may be approved again, so its later revision brings rows of its own.
      .addUniqueConstraint('send_part', ['draft', 'revision', 'destination', 'part'])
      .addForeignKeyConstraint('send_of_revision', ['draft', 'revision'], 'draft_revision', ['draft', 'n'])
      .execute();
    // By destination, since Slack's `ts` is unique within a channel only; and not for rows that never left, since the same
    // words approved again have the same Message-ID.
    await schema
      .createIndex('send_remote_id')
      .unique()
      .on('send')
      .columns(['destination', 'remote_id'])
      .where('state' as never, 'in', ['ready', 'claimed', 'attempting', 'sent', 'unknown'])
      .execute();
    await schema
      .createIndex('send_open')
      .on('send')
      .columns(['not_before', 'id'])
      .where('state' as never, 'in', ['ready', 'claimed', 'attempting'])
      .execute();
    await schema.createIndex('send_state').on('send').column('state').execute();
    await schema.createIndex('send_newest').on('send').expression(sql`coalesce(sent_at, not_before), id`).execute();
    await schema
      .createTable('send_attempt')
      .addColumn('send', 'text', (c) => c.notNull().references('send.id'))
      .addColumn('n', 'integer', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('outcome', 'text', (c) => c.notNull())
      .addColumn('error', 'text')
      .addPrimaryKeyConstraint('send_attempt_pk', ['send', 'n'])
      .execute();
  },
};
