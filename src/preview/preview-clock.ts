/** Preview's calendar clock: stands still until the desk moves it, and survives a restart in the store. */
import type { Instant } from '../domain/time.js';
import type { Clock } from '../ports/clock.js';
import type { MetaRepository } from '../ports/store.js';

const KEY = 'preview-now';

export interface PreviewClock extends Clock {
  /** Moves the calendar; never backwards. */
  moveTo(instant: Instant): Promise<void>;
}

/** `start` is used the first time only. */
export async function openPreviewClock(
  meta: MetaRepository,
  start: Instant,
  wall: () => Instant,
): Promise<PreviewClock> {
  let current = await meta.keep(KEY, start);
  return {
    now: () => current,
    wall,
    async moveTo(instant) {
      if (instant <= current) return;
      await meta.set(KEY, instant);
      current = instant;
    },
  };
}

/** Where the calendar stands; null when preview never ran on this store. */
export const previewNow = (meta: MetaRepository): Promise<Instant | null> => meta.get(KEY);
