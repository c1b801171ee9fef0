import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../../src/adapters/store/open-store.js';
import { openTestStore, temporaryDatabase } from '../../support/store.js';
import { aSend, putDraft } from '../../support/store-samples.js';

const CHILD = fileURLToPath(new URL('./store-child.ts', import.meta.url));
const LOADER = new URL('../../support/typescript-loader.mjs', import.meta.url).href;

let place: ReturnType<typeof temporaryDatabase>;
beforeEach(() => {
  place = temporaryDatabase();
});
afterEach(() => place.remove());

const said = async (child: ChildProcess): Promise<unknown> => (await once(child, 'message'))[0];

/** What three processes report that began the same work on the same file at the same moment. */
async function threeAtOnce(work: string): Promise<unknown[]> {
  const options = { execArgv: ['--import', LOADER, '--no-warnings'] };
  const children = [1, 2, 3].map(() => fork(CHILD, [place.path, work], options));
  await Promise.all(children.map(said));
  const reports = Promise.all(children.map(said));
  for (const child of children) child.send('go');
  return reports;
}

it('migrates once when three processes start together', async () => {
  const reports = await threeAtOnce('migrate');

  const migrating = reports.filter((report) => JSON.stringify(report) !== '{"result":[]}');
  expect(migrating).toEqual([{ result: expect.arrayContaining(['001-configuration-and-schedules']) }]);
});

it('loses no transaction of three processes', async () => {
  await (await openTestStore(place.path)).close();

  const reports = await threeAtOnce('count');

  const store = await openStore(place.path);
  const total = await store.meta.get('n');
  await store.close();
  expect(reports).toEqual([{}, {}, {}]);
  expect(total).toBe('150');
});

it('gives no send to two of three processes', async () => {
  const ids = Array.from({ length: 60 }, (_, index) => `s${String(index).padStart(2, '0')}`);
  const store = await openTestStore(place.path);
  await putDraft(store);
  await store.sends.insert(ids.map((id) => aSend({ id })));
  await store.close();

  const reports = (await threeAtOnce('claim')) as { result: string[] }[];

  expect(reports.flatMap((report) => report.result).sort()).toEqual(ids);
});
