/** The real clock. Everything else is handed one. */
import { type Instant, instantFromMillis } from '../domain/time.js';
import type { Clock } from '../ports/clock.js';

const reading = (): Instant => instantFromMillis(Date.now());

export const systemClock: Clock = { now: reading, wall: reading };

/** A clock whose calendar stands still: `--now`. */
export const fixedClock = (now: Instant): Clock => ({ now: () => now, wall: reading });
