/** The real clocks. Everything else is handed one. */
import { type SteadyTime, steadyTime } from '../domain/steady-time.js';
import { type Instant, instantFromMillis, millisOf } from '../domain/time.js';
import type { Clock } from '../ports/clock.js';
import type { Store } from '../ports/store.js';
import { readPauses } from '../workflow/pauses.js';
import { lastSeen } from '../workflow/presence.js';

const reading = (): Instant => instantFromMillis(Date.now());

export const systemClock: Clock = { now: reading, wall: reading };

/** A clock whose calendar stands still: `--now`. */
export const fixedClock = (now: Instant): Clock => ({ now: () => now, wall: reading });

/** Milliseconds that only go forward. */
export const steady = (): number => performance.now();

/** That of the process which serves: no leap of the machine's clock moves it. */
export async function liveClock({ meta }: Pick<Store, 'meta'>): Promise<{ clock: Clock; time: SteadyTime }> {
  const seen = await lastSeen(meta);
  const pauses = await readPauses(meta, reading());
  const time = steadyTime(
    { wall: Date.now, steady },
    {
      passed: seen === null ? null : millisOf(seen),
      doubted: pauses.some(({ cause }) => cause === 'clock'),
    },
  );
  const now = (): Instant => instantFromMillis(time.now());
  return { clock: { now, wall: now }, time };
}
