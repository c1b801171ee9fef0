/**
 * Looks for work at a steady pace, one look at a time; a look that fails is logged and the next one comes all the same. What fails
 * again and again in the same way is logged once a minute: a full disk may be the one that holds the log.
 */
import type { Log } from '../../ports/log.js';

const QUIET_MILLIS = 60_000;

/** Returns how to stop it; resolves when the look under way has ended. */
export function pollEvery(
  millis: number,
  look: () => Promise<void>,
  log: Log,
  quietMillis = QUIET_MILLIS,
): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> = Promise.resolve();
  let told: string | null = null;
  let untold = 0;
  const failed = (error: unknown): void => {
    untold += 1;
    if (String(error) === told && untold * millis < quietMillis) return;
    log('error', 'poll.failed', { error: String(error), stack: (error as Error).stack });
    told = String(error);
    untold = 0;
  };
  const well = (): void => {
    told = null;
  };
  const next = (): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      current = look().then(well, failed).finally(next);
    }, millis);
  };
  next();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await current;
  };
}
