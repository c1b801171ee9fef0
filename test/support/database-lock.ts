/** Another program that holds a database, really: a process of its own. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const CHILD = fileURLToPath(new URL('./lock-child.ts', import.meta.url));
const LOADER = new URL('./typescript-loader.mjs', import.meta.url).href;

/** So that nobody waits long for a lock that stays. */
export const IMPATIENT = 100;
export const BUSY = 'Another program is writing to the database';

/** Resolves when it holds the write lock; `alone`, which no other connection may be open for, keeps readers out too. Returns how it lets go. */
export async function lockDatabase(path: string, how: 'writing' | 'alone' = 'writing'): Promise<() => Promise<void>> {
  const child = fork(CHILD, [path, how], { execArgv: ['--import', LOADER, '--no-warnings'] });
  await once(child, 'message');
  return async () => {
    const gone = once(child, 'exit');
    child.send('let go');
    await gone;
  };
}
