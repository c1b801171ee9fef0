/** What `/herald` answers without doing anything, by the word that asks for it; the same answer again when it is shared. */
import type { SlackPost } from '../../../domain/rendering.js';
import { blockersAnswer } from '../../../surfaces/slack/answers/blockers-answer.js';
import { calendarAnswer } from '../../../surfaces/slack/answers/calendar-answer.js';
import { nextAnswer } from '../../../surfaces/slack/answers/next-answer.js';
import { readinessAnswer } from '../../../surfaces/slack/answers/readiness-answer.js';
import { statusAnswer } from '../../../surfaces/slack/answers/status-answer.js';
import { timelineAnswer } from '../../../surfaces/slack/answers/timeline-answer.js';
import {
  blockersQuery,
  calendarQuery,
  nextQuery,
  readinessQuery,
  statusQuery,
  timelineQuery,
} from '../../../workflow/queries/slack/answer-queries.js';
import type { SlackContext } from '../handler.js';

export interface Asked {
  /** What stands behind the word; empty for nothing. */
  argument: string;
  /** The word with its argument, for the button that shares the answer. */
  share: string;
  sharedBy: string | null;
}

type Answer = (asked: Asked, context: SlackContext) => Promise<SlackPost>;

/** Everybody may ask these, and share what they got. */
export const ANSWERS: Readonly<Record<string, Answer>> = {
  status: async (asked, { store, clock, publicUrl }) =>
    statusAnswer({ ...(await statusQuery(store, clock.now(), publicUrl)), ...own(asked, publicUrl) }),
  next: async (asked, { store, clock, publicUrl }) =>
    nextAnswer({ ...(await nextQuery(store, clock.now())), ...own(asked, publicUrl) }),
  timeline: async (asked, { store, clock, publicUrl }) =>
    timelineAnswer({ ...(await timelineQuery(store, clock.now(), asked.argument)), ...own(asked, publicUrl) }),
  blockers: async (asked, { store, clock, publicUrl }) =>
    blockersAnswer({ ...(await blockersQuery(store, clock.now(), publicUrl)), ...own(asked, publicUrl) }),
  readiness: async (asked, { store, clock, publicUrl }) =>
    readinessAnswer({ ...(await readinessQuery(store, clock.now())), ...own(asked, publicUrl) }),
  calendar: async (asked, { store, clock, publicUrl }) =>
    calendarAnswer({ ...(await calendarQuery(store, clock.now(), publicUrl)), ...own(asked, publicUrl) }),
};

const own = ({ share, sharedBy }: Asked, url: string) => ({ share, sharedBy, url });

/** `timeline 1.4`: the word, and what stands behind it. */
export function askedIn(text: string): { word: string; argument: string } {
  const [word = '', ...rest] = text.trim().split(/\s+/);
  return { word: word.toLowerCase(), argument: rest.join(' ') };
}
