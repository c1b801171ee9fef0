/**
 * node-cron wakes the loop and does nothing else: it keeps no memory, so a tick that is missed while the process is down is
 * gone, and what was due then is found by looking at the state. It computes its waits by the machine's clock, which may be set:
 * a timer that only goes forward wakes the loop where node-cron has not.
 */
import { schedule } from 'node-cron';
import type { Log } from '../../ports/log.js';

/** Every minute, at its start. */
const EVERY_MINUTE = '* * * * *';
/** Later than node-cron's tick by more than it is ever late. */
const OVERDUE_MILLIS = 75_000;
/** Where the clock was set, node-cron may not come to its end: nobody waits for it longer. */
const STOP_MILLIS = 1_000;

/** Returns how to stop it. */
export function wakeEveryMinute(
  wake: () => Promise<void>,
  log: Log,
  overdueMillis: number = OVERDUE_MILLIS,
): () => Promise<void> {
  let guard: NodeJS.Timeout;
  const woken = (): void => {
    clearTimeout(guard);
    guard = setTimeout(() => {
      log('warn', 'loop.overdue', { seconds: overdueMillis / 1000 });
      tick();
    }, overdueMillis);
  };
  const tick = (): void => {
    woken();
    wake().catch((error: unknown) =>
      log('error', 'loop.failed', { error: String(error), stack: (error as Error).stack }),
    );
  };
  const task = schedule(EVERY_MINUTE, tick, { name: 'reconcile' });
  woken();
  return async () => {
    clearTimeout(guard);
    await Promise.race([task.destroy(), new Promise<void>((resolve) => setTimeout(resolve, STOP_MILLIS).unref())]);
  };
}
