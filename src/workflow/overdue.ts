/** Messages that should have left by now and have not, whatever the reason (decision 18). Pure. */
import type { Destination } from '../domain/community.js';
import { type DeliverySend, standingSends } from '../domain/send.js';
import { addHours, addMinutes, type Instant } from '../domain/time.js';
import type { DraftFile } from '../ports/store.js';
import type { OverdueWords } from '../surfaces/notices/trouble-notices.js';
import { correctedSince } from './corrections/corrected-since.js';
import { type Consenting, lazyClock } from './plan/draft-questions.js';
import { type Restraining, restraintOn } from './restraint.js';
import type { World } from './world.js';

export interface Overdue {
  file: DraftFile;
  /** When it was to leave. */
  since: Instant;
  /** Places that have not got it although it was approved; empty where it was not. */
  missing: { destination: Destination; send: DeliverySend }[];
}

const ABOUT = 'overdue:';

/** What the alarm about such a draft is about. */
export const aboutOverdue = (draft: string): string => `${ABOUT}${draft}`;

/** The draft that such an alarm is about; null for another one. */
export const overdueDraft = (about: string | null): string | null =>
  about?.startsWith(ABOUT) === true ? about.slice(ABOUT.length) : null;

/** As it is told, at the desk and by an alarm. */
export const overdueWords = ({ file: { draft, head }, since, missing }: Overdue): OverdueWords => ({
  subject: head.subject,
  since,
  approved: draft.state === 'approved',
  why: draft.why,
  missing: missing.map(({ destination: { name }, send }) => ({ name, send })),
});

/** What a server asks for, a queue or a restart takes less. */
const GRACE_MINUTES = 60;
/** What leaves as soon as it is approved has no time of its own. */
const HOURS_TO_DECIDE = 24;

type Known = Pick<World, 'ledger' | 'drafts'>;
type Leaving = Consenting & Restraining & Known & Pick<World, 'resumedAt'>;

/** What Herald was paused or away for leaves when it goes on. */
function isLate({ resumedAt, absences }: Leaving, due: Instant, now: Instant): boolean {
  const free = [due, resumedAt ?? due, ...absences.map(({ to }) => to)].sort().at(-1) ?? due;
  return addMinutes(free, GRACE_MINUTES) <= now;
}

/** Those whose time is over are told as that. Nothing is overdue while Herald is paused: that is known. */
export function overdue(world: Leaving, paused: boolean, now: Instant): Overdue[] {
  if (paused) return [];
  return world.drafts.flatMap((file): Overdue[] => {
    if (file.draft.expiresAt <= now) return [];
    const found = file.draft.state === 'approved' ? approved(world, file, now) : undecided(world, file, now);
    return found === null ? [] : [{ file, ...found }];
  });
}

function approved(world: Leaving, file: DraftFile, now: Instant): Omit<Overdue, 'file'> | null {
  const { head, sends } = file;
  const late = standingSends(sends).filter(
    (send) =>
      send.state !== 'sent' &&
      send.givenUpBy === null &&
      isLate(world, send.notBefore, now) &&
      !isSpared(world, file, send, now) &&
      !isTakenBack(world, file, send),
  );
  const missing = head.destinations.flatMap((destination) => {
    const send = late.find((one) => one.destination === destination.id);
    return send === undefined ? [] : [{ destination, send }];
  });
  const [since] = missing.map(({ send }) => send.notBefore).sort();
  return since === undefined ? null : { since, missing };
}

/** Whoever corrected it or took it back knows that it goes no further. */
const isTakenBack = (world: Known, { draft, head }: DraftFile, { state }: DeliverySend): boolean =>
  state === 'cancelled' && correctedSince(world, draft.id, head.n)?.decided === true;

/** It waits since its readers are spared, as was configured, or has only just ceased to; that is told where it would be too late then. */
const isSpared = (world: Restraining, file: DraftFile, { state, destination }: DeliverySend, now: Instant): boolean =>
  state === 'ready' &&
  [now, addMinutes(now, -GRACE_MINUTES)].some((at) => {
    const restraint = restraintOn(world, file, destination, at);
    return restraint !== null && restraint.tooLate !== true;
  });

function undecided(world: Leaving, file: DraftFile, now: Instant): Omit<Overdue, 'file'> | null {
  const { draft, head } = file;
  if (draft.holdUntil !== null && draft.holdUntil > now) return null;
  const clock = lazyClock(world, file);
  const due = head.sendAt > draft.createdAt ? head.sendAt : addHours(draft.createdAt, HOURS_TO_DECIDE);
  const since = clock !== null && clock > due ? clock : due;
  return isLate(world, since, now) ? { since, missing: [] } : null;
}
