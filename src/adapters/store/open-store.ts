/** Opens a store by its address. */
import { Refusal } from '../../domain/errors.js';
import type { Store } from '../../ports/store.js';
import type { Engine } from './engine.js';
import { kyselyStore } from './kysely-store.js';
import { BUSY_MILLIS, sqliteEngine } from './sqlite-driver.js';

/**
 * `url` is `file:var/herald.db`, a path, or `:memory:`. The schema is not touched: call `migrate()`.
 * @param busyMillis how long a writer of another process is waited for
 * @throws Refusal `invalid` for any other address, naming the ones that there are; StoreFault when another process is in the way, or the disk is full
 */
export async function openStore(url: string, busyMillis = BUSY_MILLIS): Promise<Store> {
  const store = kyselyStore(engineOf(url.trim(), busyMillis));
  await store.check();
  return store;
}

function engineOf(url: string, busyMillis: number): Engine {
  if (url === ':memory:') return sqliteEngine(url, busyMillis);
  const path = url.replace(/^file:(\/\/)?/, '');
  // A scheme alone is shown: what follows it may hold a password. One in quotes would be a folder of that name.
  const scheme = /^["']?([a-z][a-z0-9+.-]+):/i.exec(path)?.[1];
  const elsewhere = scheme !== undefined || path.includes('://') || path.startsWith('//');
  if (!elsewhere && path !== '') return sqliteEngine(path, busyMillis);
  const given = scheme !== undefined ? `${scheme}:…` : path === '' ? 'nothing' : 'one of another machine';
  throw new Refusal(
    'invalid',
    `The database address is ${given}, which is not supported. Supported are SQLite files, as file:var/herald.db or as a path, and :memory:.`,
  );
}
