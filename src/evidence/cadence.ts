/**
 * How often each list is read. With credentials an unchanged answer costs nothing, so everything is asked for at every sync.
 * Anonymous requests are 60 an hour and an unchanged answer costs one: what announcements and digests wait for is asked for at
 * most every hour, all else once a day. Thumbs up are counted by searching, which has a small budget of its own.
 */
import type { SyncEndpoint, SyncState } from '../domain/evidence.js';
import { addMinutes, type Instant } from '../domain/time.js';

const HOUR = 60;
const DAY = 24 * HOUR;
const ANONYMOUS: Partial<Record<SyncEndpoint, number>> = { issues: HOUR, tags: HOUR, releases: HOUR };

/** The clocks of the forge and here may differ a little: what was read a moment less than its time ago is due. */
const SLACK = 2;
const FUTURE = 15;

/** After so many minutes what is read once a day is due. */
export const DAILY = DAY - SLACK;

export function isDue(
  endpoint: SyncEndpoint,
  state: SyncState | undefined,
  { authenticated, now }: { authenticated: boolean; now: Instant },
): boolean {
  if (state === undefined || state.completeAsOf === null || state.problem !== null) return true;
  // Nothing was read in the future: that was another clock.
  if (state.completeAsOf > addMinutes(now, FUTURE)) return true;
  const minutes = endpoint === 'upvotes' ? DAY : authenticated ? 0 : (ANONYMOUS[endpoint] ?? DAY);
  return minutes === 0 || addMinutes(state.completeAsOf, minutes - SLACK) <= now;
}
