import { CompiledQuery } from 'kysely';
import { openStore } from '../../../src/adapters/store/open-store.js';
import { SqliteConnection } from '../../../src/adapters/store/sqlite-connection.js';
import { StoreBusy } from '../../../src/domain/errors.js';
import type { Store } from '../../../src/ports/store.js';
import { BUSY, IMPATIENT, lockDatabase } from '../../support/database-lock.js';
import { openTestStore, temporaryDatabase } from '../../support/store.js';
import { aSend, day, putDraft } from '../../support/store-samples.js';

let place: ReturnType<typeof temporaryDatabase>;
let store: Store;
beforeEach(async () => {
  place = temporaryDatabase();
  const first = await openTestStore(place.path);
  await putDraft(first);
  await first.sends.insert([aSend({ id: 's1' }), aSend({ id: 's2', dedupeKey: 's2', part: 2 })]);
  await first.close();
  store = await openStore(place.path, IMPATIENT);
});
afterEach(async () => {
  await store.close();
  place.remove();
});

const lock = () => lockDatabase(place.path);

/** As a program that comes later finds the database; it must be able to write, too. */
async function foundLater<T>(read: (later: Store) => Promise<T>): Promise<T> {
  const later = await openStore(place.path, IMPATIENT);
  try {
    await later.meta.set('somebody else', 'wrote');
    return await read(later);
  } finally {
    await later.close();
  }
}

const word = (externalId: string) => ({
  source: 'slack' as const,
  externalId,
  receivedAt: day(1),
  payload: { externalId },
});
const claim = (at: Store) =>
  at.sends.claim({ now: day(3), wall: day(3), by: 'w', leaseUntil: day(4), limit: 1, except: [] });
const states = async (at: Store): Promise<string[]> => (await at.sends.ofDraft('d1')).map((send) => send.state).sort();

describe('while another program holds the write lock for longer than it is waited for', () => {
  it.each<[string, (at: Store) => Promise<unknown>]>([
    ['a word for the inbox', (at) => at.inbox.add(word('during'))],
    ['a claim of sends', claim],
    ['the beginning of a transaction', (at) => at.transaction(({ meta }) => meta.set('during', '1'))],
    ['a value', (at) => at.meta.set('during', '1')],
    ['a change of the schema', (at) => at.migrate()],
  ])('refuses %s, and stores everything afterwards', async (_what, write) => {
    await store.inbox.add(word('before'));
    await claim(store);
    const letGo = await lock();

    const refused = Promise.all([1, 2, 3].map(() => expect(write(store)).rejects.toThrow(BUSY)));
    await refused;
    await letGo();
    const isNew = await store.inbox.add(word('after'));
    const claimed = await claim(store);
    await store.transaction(({ meta }) => meta.set('after', '1'));

    expect([isNew, claimed.length]).toEqual([true, 1]);
    expect(
      await foundLater(async (later) => ({
        before: (await later.inbox.byId('slack', 'before')) !== null,
        during: [await later.inbox.byId('slack', 'during'), await later.meta.get('during')],
        after: [(await later.inbox.byId('slack', 'after'))?.payload, await later.meta.get('after')],
        states: await states(later),
      })),
    ).toEqual({
      before: true,
      during: [null, null],
      after: [{ externalId: 'after' }, '1'],
      states: ['claimed', 'claimed'],
    });
  });

  it('names it as what it is, no refusal and no bug', async () => {
    const letGo = await lock();

    const failure = await store.meta.set('during', '1').catch((error: unknown) => error);

    await letGo();
    expect(failure).toBeInstanceOf(StoreBusy);
  });

  it('lets others read and the process do other things while a writer waits', async () => {
    const letGo = await lock();
    const order: string[] = [];

    const writing = store.meta.set('during', '1').catch(() => order.push('refused'));
    const reading = store.meta.get('somebody').then(() => order.push('read'));
    const ticking = new Promise((resolve) => setTimeout(resolve, 1)).then(() => order.push('ticked'));
    await Promise.all([writing, reading, ticking]);

    await letGo();
    expect(order.at(-1)).toBe('refused');
    expect(order.sort()).toEqual(['read', 'refused', 'ticked']);
  });
});

it('writes as soon as another program lets go, when it does so in time', async () => {
  const patient = await openStore(place.path);
  const letGo = await lock();

  const writing = patient.inbox.add(word('during'));
  const reading = patient.meta.get('other program');
  expect(await reading).toBeNull();
  await letGo();

  expect(await writing).toBe(true);
  await patient.close();
  expect(await foundLater((later) => later.meta.get('other program'))).toBe('was here');
  expect(await foundLater((later) => later.inbox.byId('slack', 'during'))).not.toBeNull();
});

it('says that another program is writing when the database cannot be opened for that, and opens it afterwards', async () => {
  const untouched = temporaryDatabase();
  const letGo = await lockDatabase(untouched.path, 'alone');

  await expect(openStore(untouched.path, IMPATIENT)).rejects.toThrow(BUSY);
  await letGo();
  const opened = await openStore(untouched.path, IMPATIENT);
  const found = await opened.meta.get('other program');

  expect(found).toBe('was here');
  await opened.close();
  untouched.remove();
});

describe('a connection', () => {
  const ask = async (sql: string) => {
    const asked = connection.executeQuery(CompiledQuery.raw(sql));
    return asked.finally(() => connection.tidy());
  };
  const insert = "insert into meta (key, value) values ('mine', '1')";
  const mark = 'create temp table only_here (a text)';
  let connection: SqliteConnection;
  beforeEach(() => {
    connection = new SqliteConnection(place.path, { busyMillis: IMPATIENT, pause: async () => undefined });
  });
  afterEach(() => connection.end());

  it('is thrown away after a statement that failed, and another one takes its place', async () => {
    await ask(mark);
    await ask(insert);

    await expect(ask('select nothing')).rejects.toThrow('nothing');

    await expect(ask('select * from only_here')).rejects.toThrow('no such table');
    expect((await ask("select value from meta where key = 'mine'")).rows).toEqual([{ value: '1' }]);
  });

  it('stays after a row that was refused', async () => {
    await ask(mark);
    await ask(insert);

    await expect(ask(insert)).rejects.toThrow('UNIQUE');

    expect((await ask('select * from only_here')).rows).toEqual([]);
  });
});

describe('proving that what is written is stored', () => {
  it('finds its row by another connection', async () => {
    await store.prove('a');
    await Promise.all([store.prove('b'), store.prove('c')]);

    expect(await foundLater((later) => later.meta.get('proof'))).toBe('c');
  });

  it('says that another program is writing, and is well again afterwards', async () => {
    const letGo = await lock();

    await expect(store.prove('a')).rejects.toThrow(BUSY);
    await letGo();

    await expect(store.prove('b')).resolves.toBeUndefined();
  });
});
