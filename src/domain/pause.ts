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

/** What a person can do about pauses. */
export interface Pausing {
  /** Somebody has paused it already. */
  isAsked: boolean;
  /** A person's word ends one of those that stand. */
  mayResume: boolean;
}

export const pausingOf = (pauses: readonly Pick<Pause, 'cause'>[]): Pausing => ({
  isAsked: pauses.some(({ cause }) => cause === 'asked'),
  mayResume: pauses.some(isEndedByWord),
});

/** Herald that was started to stand still is started anew. */
export const isEndedByWord = ({ cause }: Pick<Pause, 'cause'>): boolean => cause !== 'start';

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

/** The one that stands longest; null where none does. */
export const longestPause = (pauses: readonly Pause[]): Pause | null =>
  [...pauses].sort((a, b) =>
    a.until === b.until ? 0 : a.until === null || (b.until !== null && a.until > b.until) ? -1 : 1,
  )[0] ?? null;

/** What leaves while all of these stand. */
export const mayLeave = (pauses: readonly Pick<Pause, 'cause'>[]): Purpose[] =>
  PURPOSES.filter((purpose) => pauses.every(({ cause }) => LEAVES[cause].includes(purpose)));

/** Whether the calendar can be gone by: where it cannot, nothing is planned, and nothing is too late. */
export const calendarStands = (pauses: readonly Pick<Pause, 'cause'>[]): boolean =>
  pauses.every(({ cause }) => cause !== 'clock');
