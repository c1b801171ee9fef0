/**
 * What happens in Slack: sends of every purpose, rounds with their prompts, fuller statuses, and the inbox (decisions 7 and 9).
 *
 * A send may now belong to no draft. SQLite cannot take a `not null` away, so both tables of the outbox are made anew.
 */
import { sql } from 'kysely';
import type { Migration } from './migration.js';

const SEND =
  'id, purpose, dedupe_key, draft, revision, matter, destination, part, address, payload, payload_hash, remote_id, after_send, not_before, expires_at, state, lease_by, lease_until, attempt, next_at, receipt, error, sent_at';

export const roundsAndInbox: Migration = {
  name: '006-rounds-and-inbox',
  async up(schema, { sequence }, db) {
    const run = (text: string): Promise<unknown> => sql.raw(text).execute(db);
    for (const index of ['send_remote_id', 'send_open', 'send_state', 'send_newest']) await run(`drop index ${index}`);
    await run('alter table send_attempt rename to send_attempt_old');
    await run('alter table send rename to send_old');
    await schema
      .createTable('send')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('purpose', 'text', (c) => c.notNull())
      .addColumn('dedupe_key', 'text', (c) => c.notNull().unique())
      .addColumn('about', 'text')
      .addColumn('draft', 'text')
      .addColumn('revision', 'integer')
      .addColumn('matter', 'text')
      .addColumn('destination', 'text', (c) => c.notNull())
      .addColumn('part', 'integer', (c) => c.notNull())
      .addColumn('address', 'text', (c) => c.notNull())
      .addColumn('payload', 'text', (c) => c.notNull())
      .addColumn('payload_hash', 'text', (c) => c.notNull())
      .addColumn('remote_id', 'text')
      .addColumn('remote_channel', 'text')
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
      .addUniqueConstraint('send_part_of_draft', ['draft', 'revision', 'destination', 'part'])
      .addForeignKeyConstraint('send_of_draft_revision', ['draft', 'revision'], 'draft_revision', ['draft', 'n'])
      .addCheckConstraint(
        'send_delivery_of_draft',
        sql`(purpose = 'delivery') = (draft is not null and revision is not null and matter is not null)`,
      )
      .execute();
    await run(`insert into send (${SEND}) select ${SEND} from send_old`);
    await schema
      .createTable('send_attempt')
      .addColumn('send', 'text', (c) => c.notNull().references('send.id'))
      .addColumn('n', 'integer', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('outcome', 'text', (c) => c.notNull())
      .addColumn('error', 'text')
      .addPrimaryKeyConstraint('send_attempt_key', ['send', 'n'])
      .execute();
    await run('insert into send_attempt select send, n, at, outcome, error from send_attempt_old');
    await run('drop table send_attempt_old');
    await run('drop table send_old');
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
    await schema.createIndex('send_about').on('send').column('about').execute();
    await schema.createIndex('send_slack_post').on('send').columns(['remote_channel', 'remote_id']).execute();

    for (const column of [
      'readiness',
      'docs',
      'expected_version',
      'expected_date',
      'help',
      'contact',
      'recorded_by',
      'link',
    ])
      await schema.alterTable('status').addColumn(column, 'text').execute();
    await schema
      .alterTable('status')
      .addColumn('blockers', 'text', (c) => c.notNull().defaultTo('[]'))
      .execute();

    await schema
      .createTable('round')
      .addColumn('key', 'text', (c) => c.primaryKey())
      .addColumn('opens_at', 'text', (c) => c.notNull())
      .addColumn('asked_at', 'text')
      .addColumn('closes_at', 'text', (c) => c.notNull())
      .addColumn('closed_at', 'text')
      .addColumn('problem', 'text')
      .execute();
    await schema.createIndex('round_opens').on('round').column('opens_at').execute();
    await schema
      .createTable('prompt')
      .addColumn('round', 'text', (c) => c.notNull().references('round.key'))
      .addColumn('person', 'text', (c) => c.notNull())
      .addColumn('asks', 'text', (c) => c.notNull())
      .addColumn('at', 'text', (c) => c.notNull())
      .addColumn('send', 'text')
      .addColumn('nudge', 'text')
      .addColumn('problem', 'text')
      .addPrimaryKeyConstraint('prompt_key', ['round', 'person'])
      .execute();
    await schema
      .createTable('respondent')
      .addColumn('person', 'text', (c) => c.primaryKey())
      .addColumn('weekday', 'integer')
      .addColumn('deputy', 'text')
      .addColumn('paused_until', 'text')
      .execute();

    await schema
      .createTable('inbox')
      .addColumn('seq', sequence, (c) => c.primaryKey())
      .addColumn('source', 'text', (c) => c.notNull())
      .addColumn('external_id', 'text', (c) => c.notNull())
      .addColumn('received_at', 'text', (c) => c.notNull())
      .addColumn('payload', 'text', (c) => c.notNull())
      .addColumn('handled_at', 'text')
      .addColumn('result', 'text')
      .addUniqueConstraint('inbox_once', ['source', 'external_id'])
      .execute();
    await schema
      .createIndex('inbox_waiting')
      .on('inbox')
      .column('received_at')
      .where('handled_at' as never, 'is', null)
      .execute();
  },
};
