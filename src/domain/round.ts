/** The week's asking (R9): a round, its prompts, and what a respondent has asked for. */
import type { Status } from './status.js';
import type { CalendarDate, Instant, Weekday } from './time.js';

export interface Round {
  /** `round:2021-W33`, of the week whose digest it feeds. */
  key: string;
  /** When the first prompt may leave. */
  opensAt: Instant;
  /** When everybody who can be asked had been asked; null before. */
  askedAt: Instant | null;
  /** When the answers are counted: what comes later is for the next round. */
  closesAt: Instant;
  closedAt: Instant | null;
  /** What could not be read before it was closed, in a sentence; null when everything was. */
  problem: string | null;
}

/** One question of a prompt. */
export interface Ask {
  release: string;
  /** Working group or distribution id. */
  unit: string;
  type: 'group' | 'distribution';
}

/** What one person is asked in one round: all groups and distributions that they answer for, in one message. */
export interface Prompt {
  round: string;
  person: string;
  asks: Ask[];
  /** When it was, or would have been, sent. */
  at: Instant;
  /** Id of its send; null when the person cannot be written to. */
  send: string | null;
  /** Id of the one reminder; null as long as there was none. */
  nudge: string | null;
  /** Why the person cannot be reached, in a sentence; null when nothing is known against it. */
  problem: string | null;
}

/** What a person has asked for about being asked. */
export interface Respondent {
  person: string;
  /** Another day than the community's; null for that one. */
  weekday: Weekday | null;
  /** Who is asked in their place; null for themselves. */
  deputy: string | null;
  /** Nobody is asked before this day, in the person's zone; null when not paused. */
  pausedUntil: CalendarDate | null;
}

/**
 * What is still unanswered: a question counts as answered by anybody's status since the round opened. `latest`: the newest status
 * of each unit that is not withdrawn. Derived, never stored, so that an answer taken back is asked for again.
 */
export const openAsks = (
  asks: readonly Ask[],
  latest: readonly Pick<Status, 'release' | 'unit' | 'saidAt'>[],
  round: Pick<Round, 'opensAt'>,
): Ask[] =>
  asks.filter(
    (ask) => !latest.some((s) => s.release === ask.release && s.unit === ask.unit && s.saidAt >= round.opensAt),
  );

/** What sends say they are about. */
export const aboutPrompt = (round: string, person: string): string => `prompt:${round}:${person}`;

/** Null for what is about something else. */
export function readAboutPrompt(about: string | null): { round: string; person: string } | null {
  const [, round, person] = /^prompt:(round:[^:]+):(.+)$/.exec(about ?? '') ?? [];
  return round === undefined || person === undefined ? null : { round, person };
}
