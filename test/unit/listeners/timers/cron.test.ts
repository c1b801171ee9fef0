/** The loop is woken although nothing comes of the machine's clock. */
import { wakeEveryMinute } from '../../../../src/listeners/timers/cron.js';

const SOON = 20;
const events: string[] = [];
const log = (_level: string, event: string): void => void events.push(event);

it('is woken by what only goes forward, again and again, where node-cron has not', async () => {
  let woken = 0;
  const thrice = new Promise<void>((resolve) => {
    const stop = wakeEveryMinute(
      async () => {
        woken++;
        if (woken < 3) return;
        await stop();
        resolve();
      },
      log,
      SOON,
    );
  });

  await thrice;
  const after = woken;
  await new Promise((resolve) => setTimeout(resolve, 5 * SOON));

  expect(woken).toBe(after);
  expect(events.filter((event) => event === 'loop.overdue').length).toBeGreaterThanOrEqual(3);
});

it('is woken again after a run that failed', async () => {
  let woken = 0;
  await new Promise<void>((resolve) => {
    const stop = wakeEveryMinute(
      async () => {
        woken++;
        if (woken === 1) throw new Error('the database is gone');
        await stop();
        resolve();
      },
      log,
      SOON,
    );
  });

  expect(events).toContain('loop.failed');
});
