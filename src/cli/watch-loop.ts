/** Counts how the runs of the loop end; one in which anything failed has not ended well. */
import type { LoopMeasures } from '../domain/measured.js';
import { type Instant, millisOf } from '../domain/time.js';
import type { Clock } from '../ports/clock.js';
import type { LoopRun } from '../workflow/reconcile.js';

export interface LoopWatch {
  /** Takes note of how a run ends. @throws what it throws */
  watch(run: Promise<LoopRun>): Promise<void>;
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
        const ended = await run;
        if (ended.failed > 0) failed += 1;
        else lastEnded = clock.wall();
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
