/** Waiting that ends when a test says so: time passes by hand, and whoever is due is woken in order. */
import { setImmediate } from 'node:timers/promises';

export interface HandTime {
  sleep(millis: number, signal?: AbortSignal): Promise<void>;
  /** Also lets everything happen that follows from it. */
  pass(millis: number): Promise<void>;
}

export function handTime(): HandTime {
  let now = 0;
  let sleepers: { until: number; wake: () => void }[] = [];
  const settle = async (): Promise<void> => {
    for (let n = 0; n < 20; n++) await setImmediate();
  };
  return {
    sleep: (millis, signal) =>
      new Promise((resolve, reject) => {
        const sleeper = { until: now + millis, wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter((other) => other !== sleeper);
          reject(new Error('aborted'));
        });
      }),
    async pass(millis) {
      const end = now + millis;
      for (;;) {
        const [next] = sleepers.filter(({ until }) => until <= end).sort((a, b) => a.until - b.until);
        if (next === undefined) break;
        now = next.until;
        sleepers = sleepers.filter((other) => other !== next);
        next.wake();
        await settle();
      }
      now = end;
      await settle();
    },
  };
}
