/** Questions that planning and the desk ask of a draft, answered in one place. */
import { decide, standingVerdicts } from '../../domain/approval.js';
import { type BrokenClaim, isLess } from '../../domain/claims.js';
import type { ApprovalPolicy } from '../../domain/community.js';
import type { Configuration } from '../../domain/configuration.js';
import type { Draft, Verdict } from '../../domain/draft.js';
import type { MessageKind } from '../../domain/message-kind.js';
import { standsAgainst } from '../../domain/preflight.js';
import type { SendState } from '../../domain/send.js';
import { addHours, addMinutes, type Instant, instantFromMillis, millisOf } from '../../domain/time.js';
import type { DraftFile } from '../../ports/store.js';
import type { World } from '../world.js';

export const policyOf = (configuration: Configuration, kind: MessageKind): ApprovalPolicy =>
  configuration.community.messages[kind].approval;

/** What the clock of silence depends on. */
export type Consenting = Pick<World, 'configuration' | 'asked' | 'absences' | 'preflights' | 'lost'>;

/** When silence counts as consent; null where it never does, where nobody was asked, or where the draft does not wait for it. */
export function lazyClock(world: Consenting, file: DraftFile): Instant | null {
  return isStopped(world, file) ? null : silenceCounts(world, file);
}

/** Silence would count, were it not for a preflight that fails: nobody lets that out by saying nothing. */
export const stoppedClock = (world: Consenting, file: DraftFile): Instant | null =>
  isStopped(world, file) ? silenceCounts(world, file) : null;

const isStopped = ({ preflights }: Pick<World, 'preflights'>, { draft }: DraftFile): boolean =>
  standsAgainst(preflights[draft.id] ?? null).length > 0;

function silenceCounts(world: Consenting, file: DraftFile): Instant | null {
  if (file.draft.state !== 'awaiting') return null;
  // What may have been said already is for a person.
  if (world.lost !== null && file.head.sendAt <= world.lost.to) return null;
  const policy = policyOf(world.configuration, file.draft.kind);
  const decision = decide(policy, file.head, standingVerdicts(world.configuration.community, policy, file.verdicts));
  if (decision.state !== 'waiting' || decision.clock === null || policy.rule !== 'lazy') return null;
  const made = addHours(decision.clock, -policy.hours);
  const asked = policy.asked === 'desk' ? made : (world.asked[file.draft.id]?.since ?? null);
  return asked === null ? null : presently(world, later(made, asked), policy.hours);
}

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);

/** So many hours after this moment, without those in which Herald was away. */
function presently({ absences }: Pick<World, 'absences'>, since: Instant, hours: number): Instant {
  return absences.reduce(
    (end, { from, to }) => {
      const begin = later(from, since);
      return begin >= end || to <= begin ? end : instantFromMillis(millisOf(end) + millisOf(to) - millisOf(begin));
    },
    addHours(since, hours),
  );
}

/**
 * The words that were given are enough under the policy and for the people of the applied configuration: it asked for more, or
 * counted an objection, when they were given. Null where they are not; else the approval that was given last.
 */
export function sufficientWord(
  { configuration, preflights }: Pick<World, 'configuration' | 'preflights'>,
  file: DraftFile,
): Verdict | null {
  const { draft, head, verdicts } = file;
  if (draft.state !== 'awaiting') return null;
  const policy = policyOf(configuration, draft.kind);
  const standing = standingVerdicts(configuration.community, policy, verdicts);
  if (decide(policy, head, standing).state !== 'approved') return null;
  const words = standing.filter((v) => v.revision === head.n && v.hash === head.hash && v.kind === 'approve');
  const overridden = words.some((v) => v.overrideReason !== null);
  if (isStopped({ preflights }, file) && !overridden) return null;
  return words.sort((a, b) => (a.at < b.at ? -1 : 1)).at(-1) ?? null;
}

/** Nobody has edited it, and nobody has said a word on its newest revision. */
export const isUntouched = ({ draft, head, verdicts }: DraftFile): boolean =>
  draft.state === 'awaiting' && !draft.handKept && !verdicts.some((v) => v.revision === head.n);

/** A draft is written anew no more often than this (decision 5). */
const REDRAW_MINUTES = 15;

/** When Herald may write a draft anew. */
export const redrawDue = ({ head }: Pick<DraftFile, 'head'>): Instant => addMinutes(head.at, REDRAW_MINUTES);

/**
 * Whether what it says may become less under the approval or the clock that it has: all that is not so any more is less than what
 * was approved, in words that are Herald's own.
 */
export const mayBeAmended = (
  { community }: Configuration,
  { draft }: { draft: Pick<Draft, 'handKept'> },
  broken: readonly BrokenClaim[],
): boolean => (community.refresh ?? 'less') === 'less' && !draft.handKept && broken.every(isLess);

/** Destinations for which nothing of it has begun to leave yet. */
export function pendingDestinations(sends: DraftFile['sends']): string[] {
  const begun = (destination: string): boolean =>
    sends.some(
      ({ destination: at, state }) => at === destination && !PENDING.includes(state) && !STOPPED.includes(state),
    );
  const waiting = sends.filter(({ state }) => PENDING.includes(state)).map(({ destination }) => destination);
  return [...new Set(waiting)].filter((destination) => !begun(destination));
}

const PENDING: readonly SendState[] = ['ready', 'claimed'];
/** Left behind by an earlier revision. */
const STOPPED: readonly SendState[] = ['withheld', 'cancelled'];
