/** A clock that stands still until it is told to move: both times, or wall time alone. */
import { addMinutes, type Instant } from '../../src/domain/time.js';
import type { Clock } from '../../src/ports/clock.js';

export interface FixedClock extends Clock {
  pass(minutes: number): void;
}

export function fixedClock(calendar: Instant, wall: Instant = calendar): FixedClock {
  let passed = 0;
  return {
    now: () => addMinutes(calendar, passed),
    wall: () => addMinutes(wall, passed),
    pass(minutes) {
      passed += minutes;
    },
  };
}
