/** What a plan consists of: actions to carry out now, and what it leaves, with the reason. Serialisable. */
import type { Occasion, OccasionOutcome } from '../../domain/occasion.js';
import { type Ask, aboutPrompt, type Round } from '../../domain/round.js';
import type { Instant } from '../../domain/time.js';

export type Action =
  /** Gather the facts of an occasion and put a draft before the approvers. */
  | { do: 'compose'; occasion: Occasion; generation: number }
  /** Never say it; the ledger keeps why. `missed`: it should have been said. */
  | { do: 'skip'; occasion: Occasion; why: string; missed: boolean; generation: number }
  /** What the draft speaks of is no longer so. */
  | { do: 'supersede'; draft: string; occasion: string; why: string }
  | { do: 'expire'; draft: string; occasion: string; why: string }
  /** Take the newest facts into a draft on which nobody has said a word yet. */
  | { do: 'redraw'; draft: string; why: string }
  /** Take out of a draft what is not so any more, under the approval or the clock that it has. */
  | { do: 'amend'; draft: string; why: string }
  /** What was approved is not so any more, and something else is: a person decides anew. */
  | { do: 'withhold'; draft: string; why: string }
  /** The verdicts suffice under the configuration that was applied since they were given; `actor` gave the last of them. */
  | { do: 'count'; draft: string; revision: number; hash: string; actor: string }
  /** The lazy-consensus clock has run out without an objection. */
  | { do: 'consent'; draft: string; revision: number; hash: string }
  /** Every send of an approved draft is settled, given up or too late: close its occasion. `missed`: somebody should have got it. */
  | { do: 'settle'; draft: string; occasion: string; outcome: Settled; why: string; missed: boolean }
  | RoundAction;

export type Settled = Extract<OccasionOutcome, 'sent' | 'expired' | 'discarded'>;

/** What the week's asking is made of. */
export type RoundAction =
  /** With `closedAt` set: nobody was there while it was open, and the row says so. */
  | { do: 'open-round'; round: Round }
  /** Write to one person, or add questions to what they were asked. `problem`: why nothing can be sent to them. */
  | { do: 'ask'; round: string; person: string; asks: Ask[]; problem: string | null }
  | { do: 'asked'; round: string }
  | { do: 'nudge'; round: string; person: string }
  /** Read the threads once more, then count. */
  | { do: 'close-round'; round: string };

/** The occasion, draft or round that it is about, with the person where it is about one. */
export function actionSubject(action: Action): string {
  if ('occasion' in action) return typeof action.occasion === 'string' ? action.occasion : action.occasion.key;
  if ('draft' in action) return action.draft;
  if ('person' in action) return aboutPrompt(action.round, action.person);
  return typeof action.round === 'string' ? action.round : action.round.key;
}

export interface Left {
  /** The occasion's key, or the round's. */
  key: string;
  why: string;
  /** When this will be looked at again; null when only a person or an event can change it. */
  until: Instant | null;
}

/** What planning makes of one draft or occasion. */
export type Step = Action | Left;

export interface Plan {
  at: Instant;
  actions: Action[];
  left: Left[];
}
