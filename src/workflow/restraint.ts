/** What keeps a message back although it is approved and its time has come: a pause of all of Herald, and what its readers are spared. Pure. */
import type { ConfiguredDestination, SendWindow } from '../domain/community.js';
import type { MessageKind } from '../domain/message-kind.js';
import { longestPause, mayLeave } from '../domain/pause.js';
import { OPEN_SEND_STATES, type Waiting, waitingFor } from '../domain/send.js';
import { addHours, type Instant } from '../domain/time.js';
import type { DraftFile } from '../ports/store.js';
import { opensAt, windowInWords } from '../schedules/send-window.js';
import { pauseInWords } from './pauses-in-words.js';
import { pendingDestinations } from './plan/draft-questions.js';
import type { World } from './world.js';

/** What it depends on. */
export type Restraining = Pick<World, 'configuration' | 'pauses' | 'delivered'>;

/** Of an approved draft what keeps it, of an undecided one what would keep it if it were approved now; null when nothing does. */
export function waitingOf(world: Restraining, file: DraftFile, now: Instant): Waiting | null {
  const { draft, head, sends } = file;
  const due = head.sendAt > now ? head.sendAt : now;
  if (draft.state === 'awaiting') {
    return pausedBeyond(world, due) ?? soonest(head.destinations.map(({ id }) => restraintOn(world, file, id, due)));
  }
  if (draft.state !== 'approved') return null;
  const open = sends.filter(({ revision, state }) => revision === head.n && OPEN_SEND_STATES.includes(state));
  if (open.length === 0) return null;
  return (
    pausedBeyond(world, due) ??
    waitingFor(sends, head.n) ??
    soonest(pendingDestinations(open).map((id) => restraintOn(world, file, id, due)))
  );
}

/** The pause that keeps what is due at this moment. */
function pausedBeyond({ configuration, pauses }: Restraining, due: Instant): Waiting | null {
  const longest = longestPause(pauses);
  if (longest === null || mayLeave(pauses).includes('delivery')) return null;
  if (longest.until !== null && longest.until <= due) return null;
  return { why: pauseInWords(longest, configuration.community), until: longest.until, tried: false, paused: true };
}

const soonest = (restraints: readonly (Restraint | null)[]): Waiting | null => {
  const [first] = restraints.filter((one) => one !== null).sort((a, b) => (a.until < b.until ? -1 : 1));
  return first === undefined ? null : { ...first, tried: false };
};

export interface Restraint {
  /** In sentences. */
  why: string;
  /** When it may leave. */
  until: Instant;
  /** That is after its day, so that it does not leave any more. */
  tooLate?: true;
}

/** What keeps a message whose time has come from this destination at a moment; null when nothing does, or where it has begun to leave. */
export function restraintOn(
  world: Restraining,
  { draft }: Pick<DraftFile, 'draft'>,
  destination: string,
  at: Instant,
): Restraint | null {
  const place = world.configuration.community.destinations.find(({ id }) => id === destination);
  if (place === undefined) return null;
  let until = at;
  let why: string | null = null;
  for (;;) {
    const full = fullUntil(world, draft, place, until);
    if (full !== null) {
      why ??= `${place.name} has had ${full.count === 1 ? 'one message' : `${full.count} messages`} in seven days, and is to get no more.`;
      until = full.until;
      if (until < draft.expiresAt) continue;
      return { why: `${why} There is room again only after its day, so it will not leave.`, until, tooLate: true };
    }
    const opens = closedUntil(world, draft, place, until);
    if (opens === null || opens >= draft.expiresAt) return why === null ? null : { why, until };
    why ??= closedInWords(world, place);
    until = opens;
  }
}

/** It would wait until its day has passed, so it does not wait for the window. */
export function leavesOutsideWindow(world: Restraining, { draft, head }: DraftFile, now: Instant): boolean {
  const at = head.sendAt > now ? head.sendAt : now;
  return world.configuration.community.destinations.some((place) => {
    if (!head.destinations.some(({ id }) => id === place.id)) return false;
    const opens = closedUntil(world, draft, place, at);
    return opens !== null && opens >= draft.expiresAt;
  });
}

/**
 * What nobody can wait for: who reads what was wrong goes by it until it is put right; and once a delay is approved its new dates
 * are in force, so that whoever has not read of it works through the weekend for a day that has moved.
 */
const AT_ANY_HOUR: readonly MessageKind[] = ['correction', 'delay'];

const windowOf = ({ configuration }: Restraining, place: ConfiguredDestination): SendWindow | undefined =>
  place.sendWindow ?? configuration.community.sendWindow;

function closedUntil(
  world: Restraining,
  { kind }: DraftFile['draft'],
  place: ConfiguredDestination,
  at: Instant,
): Instant | null {
  const window = windowOf(world, place);
  if (window === undefined || AT_ANY_HOUR.includes(kind)) return null;
  const { community, holidays } = world.configuration;
  return opensAt(window, at, { zone: community.zone, holidays });
}

function closedInWords(world: Restraining, place: ConfiguredDestination): string {
  const window = windowOf(world, place);
  if (window === undefined) return '';
  const where = place.sendWindow === undefined ? 'Messages leave' : `Messages to ${place.name} leave`;
  return `${where} ${windowInWords(window)} only (${world.configuration.community.zone}).`;
}

/** What can wait: news of a date that moves, of a version that is out, or of what was wrong cannot. */
const MAY_WAIT: readonly MessageKind[] = ['timeline', 'reminder', 'digest', 'notes'];

/** What left at the same hour a week ago was early or late by minutes, and counts no more. */
const WEEK_HOURS = 7 * 24 - 1;

/** One message is one draft, whatever parts and revisions it arrived in. */
function fullUntil(
  { delivered }: Restraining,
  draft: DraftFile['draft'],
  { id, mostPerWeek }: ConfiguredDestination,
  at: Instant,
): { until: Instant; count: number } | null {
  if (mostPerWeek === undefined || !MAY_WAIT.includes(draft.kind)) return null;
  const since = addHours(at, -WEEK_HOURS);
  const moments = delivered
    .filter((one) => one.destination === id && one.draft !== draft.id && one.at > since && one.at <= at)
    .map((one) => one.at)
    .sort();
  const last = moments[moments.length - mostPerWeek];
  return last === undefined ? null : { until: addHours(last, WEEK_HOURS), count: moments.length };
}
