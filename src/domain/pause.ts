/** Why Herald stands still, and what it does all the same. */
import { PURPOSES, type Purpose } from './send.js';
import type { Instant } from './time.js';

/**
 * `asked`: by a person, for everything that is for the community. `start`: `herald serve --hold`. `clock`: nobody knows what time
 * it is. `copy`: the database is older than what Herald did.
 */
export type PauseCause = 'asked' | 'start' | 'clock' | 'copy';

export const PAUSE_CAUSES: readonly PauseCause[] = ['asked', 'start', 'clock', 'copy'];

export interface Pause {
  cause: PauseCause;
  since: Instant;
  /** A person's id; null where Herald paused itself. */
  by: string | null;
  /** In words, as whoever asked gave it. */
  why: string;
  /** When it ends by itself; null where somebody ends it. */
  until: Instant | null;
}

const LEAVES: Record<PauseCause, readonly Purpose[]> = {
  // The team goes on deciding.
  asked: ['card', 'alarm'],
  start: [],
  clock: ['alarm'],
  copy: ['alarm'],
};

/** Those that have not ended by themselves. */
export const standingPauses = (pauses: readonly Pause[], now: Instant): Pause[] =>
  pauses.filter(({ until }) => until === null || until > now);

/** What leaves while all of these stand. */
export const mayLeave = (pauses: readonly Pick<Pause, 'cause'>[]): Purpose[] =>
  PURPOSES.filter((purpose) => pauses.every(({ cause }) => LEAVES[cause].includes(purpose)));

/** Whether the calendar can be gone by: where it cannot, nothing is planned, and nothing is too late. */
export const calendarStands = (pauses: readonly Pick<Pause, 'cause'>[]): boolean =>
  pauses.every(({ cause }) => cause !== 'clock');
