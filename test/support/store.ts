/** A store for tests: the real one, migrated, in memory. */
import { openStore } from '../../src/adapters/store/open-store.js';
import type { Store } from '../../src/ports/store.js';

/** Close it when done. */
export async function openTestStore(url = ':memory:'): Promise<Store> {
  const store = await openStore(url);
  await store.migrate();
  return store;
}
