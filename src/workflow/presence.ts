/** When Herald was away for longer than a restart takes: nobody could object then. By both clocks, since preview's calendar leaps. */
import { addHours, addMinutes, type Instant } from '../domain/time.js';
import type { Clock } from '../ports/clock.js';
import type { Repositories } from '../ports/store.js';

export interface Absence {
  from: Instant;
  to: Instant;
}

interface Presence {
  now: Instant;
  wall: Instant;
  absences: Absence[];
}

const KEY = 'presence';
/** Noted no oftener than this. */
const NOTED_MINUTES = 5;
const AWAY_MINUTES = 15;
const REMEMBERED_HOURS = 31 * 24;

/** Notes that Herald is there, and that it was away when it was. */
export async function notePresence({ meta }: Pick<Repositories, 'meta'>, clock: Clock): Promise<void> {
  const [now, wall] = [clock.now(), clock.wall()];
  const last = await read(meta);
  if (last !== null && wall < addMinutes(last.wall, NOTED_MINUTES) && wall >= last.wall) return;
  const away = last !== null && wall > addMinutes(last.wall, AWAY_MINUTES) && now > addMinutes(last.now, AWAY_MINUTES);
  const absences = (last?.absences ?? []).filter(({ to }) => to > addHours(now, -REMEMBERED_HOURS));
  if (away) absences.push({ from: last.now, to: now });
  await meta.set(KEY, JSON.stringify({ now, wall, absences } satisfies Presence));
}

export const absences = async ({ meta }: Pick<Repositories, 'meta'>): Promise<Absence[]> =>
  (await read(meta))?.absences ?? [];

/** When Herald was there last, by the wall clock; null before its first run. */
export const lastSeen = async ({ get }: Pick<Repositories['meta'], 'get'>): Promise<Instant | null> =>
  (await read({ get }))?.wall ?? null;

async function read(meta: Pick<Repositories['meta'], 'get'>): Promise<Presence | null> {
  const text = await meta.get(KEY);
  return text === null ? null : (JSON.parse(text) as Presence);
}
