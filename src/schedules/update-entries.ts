/** How the stored calendar follows the schedule: SEQUENCE rises by one exactly where something changed. */
import type { CalendarEntry } from '../domain/calendar-entry.js';
import { hashOf } from '../domain/identity.js';
import type { Instant } from '../domain/time.js';
import type { WantedEvent } from './calendar-events.js';

/**
 * The entries that have to be saved, and only those: new ones, changed ones, cancelled ones and ones that came back. What is in
 * `existing` and not wanted is cancelled, so give only the entries that `wanted` speaks for (one release's, or all).
 */
export function updateEntries(
  existing: readonly CalendarEntry[],
  wanted: readonly WantedEvent[],
  at: Instant,
): CalendarEntry[] {
  const stored = new Map(existing.map((entry) => [entry.uid, entry]));
  const live = new Set(wanted.map((w) => w.uid));
  const kept = wanted.flatMap(({ uid, release, event }): CalendarEntry[] => {
    const was = stored.get(uid);
    const hash = hashOf(event);
    if (was !== undefined && was.hash === hash && was.cancelledAt === null) return [];
    const sequence = was === undefined ? 0 : was.sequence + 1;
    return [{ uid, release, event, hash, sequence, lastModified: at, cancelledAt: null }];
  });
  const gone = existing
    .filter((entry) => !live.has(entry.uid) && entry.cancelledAt === null)
    .map((entry) => ({ ...entry, sequence: entry.sequence + 1, lastModified: at, cancelledAt: at }));
  return [...kept, ...gone];
}
