/**
 * node-cron wakes the loop and does nothing else: it keeps no memory, so a tick that is missed while the process is down is
 * gone, and what was due then is found by looking at the state.
 */
import { schedule } from 'node-cron';
import type { Log } from '../../ports/log.js';

/** Every minute, at its start. */
const EVERY_MINUTE = '* * * * *';

/** Returns how to stop it. */
export function wakeEveryMinute(wake: () => Promise<void>, log: Log): () => Promise<void> {
  const task = schedule(
    EVERY_MINUTE,
    () =>
      wake().catch((error: unknown) =>
        log('error', 'loop.failed', { error: String(error), stack: (error as Error).stack }),
      ),
    { name: 'reconcile', noOverlap: true },
  );
  return async () => {
    await task.destroy();
  };
}
