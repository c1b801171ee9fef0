/** Stores for tests: the real ones, migrated. A contract written with {@link eachStore} holds for every kind of store. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/adapters/store/open-store.js';
import type { Store } from '../../src/ports/store.js';

/** Close it when done. */
export async function openTestStore(url = ':memory:'): Promise<Store> {
  const store = await openStore(url);
  await store.migrate();
  return store;
}

/** The path of a database that is not there yet, in a directory of its own; `remove` when done. */
export function temporaryDatabase(): { path: string; remove: () => void } {
  const directory = mkdtempSync(join(tmpdir(), 'herald-store-'));
  return {
    path: join(directory, 'var', 'herald.db'),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

const KINDS: [string, () => { path: string; remove: () => void }][] = [
  ['sqlite in memory', () => ({ path: ':memory:', remove: () => undefined })],
  ['sqlite in a file', temporaryDatabase],
];

/** Runs the suite once per kind of store, with a fresh store for every test. */
export function eachStore(suite: (store: () => Store) => void): void {
  describe.each(KINDS)('%s', (_name, place) => {
    let store: Store;
    let at: { path: string; remove: () => void };
    beforeEach(async () => {
      at = place();
      store = await openTestStore(at.path);
    });
    afterEach(async () => {
      await store.close();
      at.remove();
    });

    suite(() => store);
  });
}
