/** Counts how the runs of the loop end. */
import type { LoopMeasures } from '../domain/measured.js';
import { type Instant, millisOf } from '../domain/time.js';
import type { Clock } from '../ports/clock.js';

export interface LoopWatch {
  /** Answers what it was given, once it has taken note of how that ends. */
  watch(run: Promise<void>): Promise<void>;
  loopMeasures(): LoopMeasures;
}

export function watchLoop(clock: Pick<Clock, 'wall'>): LoopWatch {
  let runs = 0;
  let failed = 0;
  let lastEnded: Instant | null = null;
  return {
    async watch(run) {
      runs += 1;
      try {
        await run;
        lastEnded = clock.wall();
      } catch (error) {
        failed += 1;
        throw error;
      }
    },
    loopMeasures: () => ({
      runs,
      failed,
      age: lastEnded === null ? null : (millisOf(clock.wall()) - millisOf(lastEnded)) / 1000,
    }),
  };
}
