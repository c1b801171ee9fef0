/** Looks for work at a steady pace, one look at a time; a look that fails is logged and the next one comes all the same. */
import type { Log } from '../../ports/log.js';

/** Returns how to stop it; resolves when the look under way has ended. */
export function pollEvery(millis: number, look: () => Promise<void>, log: Log): () => Promise<void> {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let current: Promise<void> = Promise.resolve();
  const next = (): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      current = look()
        .catch((error: unknown) => log('error', 'poll.failed', { error: String(error), stack: (error as Error).stack }))
        .finally(next);
    }, millis);
  };
  next();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await current;
  };
}
