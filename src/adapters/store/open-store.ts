/** Opens a store by its address. */
import { Refusal } from '../../domain/errors.js';
import type { Store } from '../../ports/store.js';
import type { Engine } from './engine.js';
import { kyselyStore } from './kysely-store.js';
import { sqliteEngine } from './sqlite-driver.js';

/**
 * `url` is `file:var/herald.db`, a path, or `:memory:`. The schema is not touched: call `migrate()`.
 * @throws Refusal `invalid` for any other address, naming the ones that there are
 */
export async function openStore(url: string): Promise<Store> {
  const store = kyselyStore(engineOf(url.trim()));
  await store.check();
  return store;
}

function engineOf(url: string): Engine {
  if (url === ':memory:') return sqliteEngine(url);
  const path = url.replace(/^file:(\/\/)?/, '');
  // A scheme alone is shown: what follows it may hold a password.
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(path)?.[1];
  if (scheme === undefined && path !== '') return sqliteEngine(path);
  const given = scheme === undefined ? 'nothing' : `${scheme}:…`;
  throw new Refusal(
    'invalid',
    `The database address is ${given}, which is not supported. Supported are SQLite files, as file:var/herald.db or as a path, and :memory:.`,
  );
}
