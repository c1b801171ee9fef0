/** Moving preview's calendar: the loop runs at every due instant on the way, as it would have in real life. */
import { addHours, type Instant } from '../domain/time.js';
import type { PreviewClock } from './preview-clock.js';

export interface Steps {
  run(): Promise<void>;
  nextDue(): Promise<Instant | null>;
}

export type Leap = 'day' | 'week' | 'next';

/** A leap ends here at the latest, so that a rule which is due for ever cannot keep the desk waiting. */
const MAX_STEPS = 1000;
/** How far `next` looks for something to happen. */
const HORIZON_HOURS = 60 * 24;

/**
 * `day` and `week` go that far. `next` goes to the next moment at which something changed that a person can see, as
 * `fingerprint` tells; when nothing does within sixty days it stays there.
 */
export async function advance(
  clock: PreviewClock,
  loop: Steps,
  leap: Leap,
  fingerprint: () => Promise<string>,
): Promise<void> {
  const start = clock.now();
  const target = addHours(start, leap === 'day' ? 24 : leap === 'week' ? 7 * 24 : HORIZON_HOURS);
  const before = leap === 'next' ? await fingerprint() : null;
  for (let step = 0; step < MAX_STEPS; step++) {
    const due = await loop.nextDue();
    if (due === null || due > target) break;
    await clock.moveTo(due);
    await loop.run();
    if (before !== null && (await fingerprint()) !== before) return;
  }
  await clock.moveTo(target);
  await loop.run();
}
