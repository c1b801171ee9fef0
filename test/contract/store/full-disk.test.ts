import { openStore } from '../../../src/adapters/store/open-store.js';
import { storeFault } from '../../../src/adapters/store/sqlite-faults.js';
import { StoreFull } from '../../../src/domain/errors.js';
import type { Store } from '../../../src/ports/store.js';
import { fillableDisk } from '../../support/full-disk.js';
import { openTestStore, temporaryDatabase } from '../../support/store.js';
import { aSend, day, putDraft } from '../../support/store-samples.js';

const disk = fillableDisk();
let place: ReturnType<typeof temporaryDatabase>;
let store: Store;
beforeEach(async () => {
  disk.makeRoom();
  place = temporaryDatabase();
  store = await openTestStore(place.path);
  await putDraft(store);
  await store.sends.insert([aSend({ id: 's1' })]);
});
afterEach(async () => {
  disk.makeRoom();
  await store.close();
  place.remove();
});
afterAll(() => disk.restore());

const claim = () => store.sends.claim({ now: day(3), wall: day(3), by: 'w', leaseUntil: day(4), limit: 1, except: [] });

it.each<[string, () => Promise<unknown>]>([
  [
    'a word for the inbox',
    () => store.inbox.add({ source: 'slack', externalId: '1', receivedAt: day(1), payload: {} }),
  ],
  ['a claim of sends', claim],
  ['a transaction', () => store.transaction(({ meta }) => meta.set('key', 'value'))],
  ['a value', () => store.meta.set('key', 'value')],
  ['a proof', () => store.prove('mark')],
])('says of %s that the disk is full, and on which, and stores it once there is room', async (_what, write) => {
  disk.fill();

  const refused = [1, 2, 3].map(() => write().catch((error: unknown) => error));
  for (const error of await Promise.all(refused)) {
    expect(error).toBeInstanceOf(StoreFull);
    expect(error).toMatchObject({ message: expect.stringContaining(`The disk that holds ${place.path} is full.`) });
  }
  const read = await store.sends.byId('s1');
  disk.makeRoom();
  await write();

  expect(read).toMatchObject({ state: 'ready' });
  const later = await openStore(place.path);
  await expect(later.prove('mark')).resolves.toBeUndefined();
  await later.close();
});

it.each([
  ['SQLITE_FULL', 'full'],
  ['ENOSPC', 'full'],
  ['SQLITE_BUSY_SNAPSHOT', 'busy'],
  ['SQLITE_IOERR_WRITE', 'failing'],
  ['SQLITE_READONLY', 'failing'],
  ['EDQUOT', 'failing'],
  ['SQLITE_CONSTRAINT_UNIQUE', undefined],
  ['SQLITE_CORRUPT', undefined],
])('knows %s as %s', (code, fault) => {
  const error = Object.assign(new Error('as SQLite words it'), { code });

  expect(storeFault(error, place.path)?.code).toBe(fault);
});
