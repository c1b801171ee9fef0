import { existsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely, sql } from 'kysely';
import { ColumnNames } from '../../../src/adapters/store/column-names.js';
import { evidenceRepository } from '../../../src/adapters/store/evidence-repository.js';
import { migrate } from '../../../src/adapters/store/migrate.js';
import { migrations } from '../../../src/adapters/store/migrations/index.js';
import { openStore } from '../../../src/adapters/store/open-store.js';
import { sqliteEngine } from '../../../src/adapters/store/sqlite-driver.js';
import type { Tables } from '../../../src/adapters/store/tables.js';
import { TransactionScope } from '../../../src/adapters/store/transaction-scope.js';
import { temporaryDatabase } from '../../support/store.js';

let place: ReturnType<typeof temporaryDatabase>;
beforeEach(() => {
  place = temporaryDatabase();
});
afterEach(() => place.remove());

it('migrates once, and says what ran', async () => {
  const store = await openStore(`file:${place.path}`);

  const first = await store.migrate();
  const second = await store.migrate();
  await store.close();

  expect(first.length).toBeGreaterThan(0);
  expect(first).toEqual([...first].sort());
  expect(second).toEqual([]);
});

it('keeps what the outbox held before sends could be of any purpose', async () => {
  const engine = sqliteEngine(':memory:');
  const db = new Kysely<Tables>({ dialect: engine.dialect(new TransactionScope()) });
  await migrate(db, engine, migrations.slice(0, 5));
  const run = (text: string) => sql.raw(text).execute(db);
  await run("insert into occasion values ('o', 'digest', null, '{}', 'm', 't', 't', 't', null, null, 1)");
  await run("insert into draft values ('d', 'o', 1, 'm', 'digest', null, 'approved', 0, null, null, 't', 't', 1)");
  await run(
    "insert into draft_revision values ('d', 1, 'h', 's', '', 'b', '{}', 1, '{}', '[]', 't', 'composed', null, 'a', 't')",
  );
  await run(
    "insert into send values ('s', 'delivery', 'k', 'd', 1, 'm', 'list', 1, 'a', '{}', 'p', 'r', null, 't', 't', 'sent', null, null, 1, null, 'ok', null, 't')",
  );
  await run("insert into send_attempt values ('s', 1, 't', 'accepted', null)");

  await migrate(db, engine);

  const sends = await sql`select id, about, draft, remote_id, remote_channel from send`.execute(db);
  const attempts = await sql`select send, outcome from send_attempt`.execute(db);
  expect(sends.rows).toEqual([{ id: 's', about: null, draft: 'd', remote_id: 'r', remote_channel: null }]);
  expect(attempts.rows).toEqual([{ send: 's', outcome: 'accepted' }]);
  await expect(run("insert into send_attempt values ('nobody', 1, 't', 'accepted', null)")).rejects.toThrow(/FOREIGN/);
  await db.destroy();
});

it('reads once anew what was read without ids, and keeps what is known and since when', async () => {
  const engine = sqliteEngine(':memory:');
  const db = new Kysely<Tables>({ dialect: engine.dialect(new TransactionScope()), plugins: [new ColumnNames()] });
  await migrate(db, engine, migrations.slice(0, 7));
  const run = (text: string) => sql.raw(text).execute(db);
  for (const endpoint of ['issues', 'tags']) {
    await run(`insert into sync_state values ('a/b', '${endpoint}', 'w', 'then', null, null)`);
    await run(
      `insert into sync_page values ('a/b', '${endpoint}', 1, 'http://127.0.0.1:4711/repos/a/b', 'e', null, '[]')`,
    );
  }
  const columns =
    'repository, number, type, title, url, state, author, assignees, labels, milestone, created_at, updated_at';
  await run(
    `insert into item (${columns}) values ('a/b', 1, 'issue', 't', 'u', 'open', 'ann', '["ben"]', '["P0"]', 'v1', 'c', 'c')`,
  );
  await run("insert into item_label values ('a/b', 1, 'p0')");

  await migrate(db, engine);

  const evidence = evidenceRepository(db);
  const kept = { author: 'ann', assignees: ['ben'], labels: ['P0'], milestone: 'v1' };
  expect(await evidence.openWithLabels(['a/b'], ['P0'])).toMatchObject([kept]);
  expect(await evidence.openInMilestones(['a/b'], ['v1'])).toMatchObject([kept]);
  expect(await evidence.pages('a/b', 'tags')).toEqual([]);
  expect(await evidence.syncStates()).toMatchObject([
    { endpoint: 'issues', watermark: null, completeAsOf: 'then' },
    { endpoint: 'tags', watermark: 'w', completeAsOf: 'then' },
  ]);
  await db.destroy();
});

describe('of which one fails', () => {
  const engine = sqliteEngine(':memory:');
  let db: Kysely<Tables>;
  beforeEach(() => {
    db = new Kysely<Tables>({ dialect: engine.dialect(new TransactionScope()) });
  });
  afterEach(() => db.destroy());

  const good = {
    name: '001-good',
    up: (schema: Kysely<Tables>['schema']) => schema.createTable('thing').addColumn('id', 'text').execute(),
  };
  const bad = {
    name: '002-bad',
    up: () => Promise.reject(new Error('no such luck')),
  };

  it('leaves nothing behind', async () => {
    await expect(migrate(db, engine, [good, bad])).rejects.toThrow('no such luck');

    const tables = await db.introspection.getTables();
    expect(tables).toEqual([]);
  });

  it('takes only what is new after an upgrade', async () => {
    const first = await migrate(db, engine, [good]);
    const second = await migrate(db, engine, [good, { ...good, name: '002-more', up: () => Promise.resolve() }]);

    expect([first, second]).toEqual([['001-good'], ['002-more']]);
  });

  it('refuses a database that a later version has written', async () => {
    await migrate(db, engine, [good]);

    await expect(migrate(db, engine, [])).rejects.toThrow(/later version of Herald \(001-good\)/);
  });

  it('shows what went wrong when SQLite has rolled back by itself', async () => {
    const failing = db.transaction().execute(async (transaction) => {
      await sql`rollback`.execute(transaction);
      throw new Error('the disk is full');
    });

    await expect(failing).rejects.toThrow('the disk is full');
  });
});

describe('opening', () => {
  it('takes a path with or without file:, and makes its directory', async () => {
    const store = await openStore(place.path);

    const { location } = await store.check();
    await store.close();

    expect(location).toBe(place.path);
    expect(existsSync(place.path)).toBe(true);
  });

  it.each(['postgres://herald:secret@localhost/herald', 'postgresql://localhost', 'mysql://localhost', 'file:', '  '])(
    'refuses %s, and says what is supported',
    async (url) => {
      const opening = openStore(url);

      await expect(opening).rejects.toMatchObject({ name: 'Refusal', code: 'invalid' });
      await expect(opening).rejects.toThrow('Supported are SQLite files, as file:var/herald.db or as a path');
      await expect(opening).rejects.not.toThrow('secret');
    },
  );

  it('names the file that is not a database', async () => {
    const path = dirname(dirname(place.path));
    writeFileSync(`${path}/notes.txt`, 'These are notes, and have been for a long time.'.repeat(30));

    await expect(openStore(`${path}/notes.txt`)).rejects.toThrow(/notes\.txt cannot be opened: .*not a database/);
    await expect(openStore(path)).rejects.toThrow(/cannot be opened/);
  });
});
