/** The database of a command: where it is, opening it, and whose it is. */
import { access } from 'node:fs/promises';
import { openStore } from '../adapters/store/open-store.js';
import { Refusal, StoreFault } from '../domain/errors.js';
import { passwordsIn, redactor } from '../domain/redact.js';
import type { MetaRepository, Store } from '../ports/store.js';
import type { Environment } from './environment.js';

export const databaseUrl = ({ databaseUrl: given, mode }: Pick<Environment, 'databaseUrl' | 'mode'>): string =>
  given ?? (mode === 'preview' ? 'file:var/preview/herald.db' : 'file:var/herald.db');

/**
 * Opens it, with the schema up to date.
 * @param busyMillis how long another program is waited for; as the store does it, unless told otherwise
 * @throws Refusal when it cannot be opened, saying why; StoreFault while another program writes to it, or its disk is full
 */
export async function openDatabase(
  environment: Pick<Environment, 'databaseUrl' | 'mode'>,
  busyMillis?: number,
): Promise<Store> {
  const url = databaseUrl(environment);
  let store: Store | null = null;
  try {
    store = await openStore(url, busyMillis);
    await store.migrate();
    return store;
  } catch (error) {
    await store?.close();
    if (error instanceof Refusal || isPassing(error) || !(error instanceof Error)) throw error;
    const { message } = error instanceof StoreFault && error.cause instanceof Error ? error.cause : error;
    const why = `Cannot use ${url}. ${message.replace(/\.?$/, '.')} Name a file that can be written with DATABASE_URL.`;
    // biome-ignore lint/style/useErrorCause: a refusal is a sentence, and this one names its cause
    throw new Refusal('conflict', redactor(passwordsIn(url))(why));
  }
}

/** Another program writes, or there is no room: the address is right, and it is told as what it is. */
export const isPassing = (error: unknown): boolean => error instanceof StoreFault && error.code !== 'failing';

/** Where the file lies that a SQLite address names; null for one in memory. */
export const databaseFile = (url: string): string | null =>
  url === ':memory:' ? null : url.replace(/^file:(\/\/)?/, '');

const OWNER = 'mode';

/**
 * A database belongs to the mode that first served it: preview would hand the messages of a live one to its stand-ins, and
 * count them as sent.
 * @throws Refusal when it belongs to the other one
 */
export async function claimDatabase(meta: MetaRepository, { mode }: Pick<Environment, 'mode'>): Promise<void> {
  if ((await meta.keep(OWNER, mode)) === mode) return;
  throw new Refusal(
    'conflict',
    mode === 'preview'
      ? 'This database belongs to a live Herald, and preview would count its messages as sent. Unset DATABASE_URL, or set HERALD_MODE=live.'
      : 'This database was made by preview, and what it counts as sent never left this machine. Name another one with DATABASE_URL.',
  );
}

/** @throws Refusal when it is anything else but a database that preview may throw away */
export async function mayForget(file: string): Promise<void> {
  const there = await access(file).then(
    () => true,
    () => false,
  );
  if (!there) return;
  const store = await openStore(file);
  try {
    const owner = await store.meta.get(OWNER).catch(() => 'unknown');
    if (owner === 'preview') return;
    throw new Refusal(
      'conflict',
      `${file} was not made by preview, so --fresh leaves it alone. Unset DATABASE_URL, or name another file.`,
    );
  } finally {
    await store.close();
  }
}
