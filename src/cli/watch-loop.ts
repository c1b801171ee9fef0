/** Counts how the runs of the loop end; one in which anything failed has not ended well. */
import type { LoopMeasures } from '../domain/measured.js';
import type { LoopRun } from '../workflow/reconcile.js';

export interface LoopWatch {
  /** Takes note of how a run ends. @throws what it throws */
  watch(run: Promise<LoopRun>): Promise<void>;
  loopMeasures(): LoopMeasures;
  /** Seconds since a run came to its end, whatever failed in it; since the beginning before the first has. */
  sinceRun(): number;
}

/** @param steady milliseconds that only go forward */
export function watchLoop(steady: () => number): LoopWatch {
  let runs = 0;
  let failed = 0;
  let lastEnded: number | null = null;
  let lastRun = steady();
  const sinceRun = (): number => (steady() - lastRun) / 1000;
  return {
    async watch(run) {
      runs += 1;
      try {
        const ended = await run;
        lastRun = steady();
        if (ended.failed > 0) failed += 1;
        else lastEnded = steady();
      } catch (error) {
        failed += 1;
        throw error;
      }
    },
    sinceRun,
    loopMeasures: () => ({
      runs,
      failed,
      age: lastEnded === null ? null : (steady() - lastEnded) / 1000,
      sinceRun: sinceRun(),
    }),
  };
}
