/** The next moment after `now` at which the calendar alone makes something due; preview's clock stops there. Pure. */
import { addMinutes, type Instant } from '../../domain/time.js';
import type { World } from '../world.js';
import { lazyClock } from './draft-questions.js';
import { plan } from './plan.js';
import { approvalReminders } from './reminders.js';
import { wantedOccasions } from './wanted.js';

const RETRY_MINUTES = 15;

/** Null when nothing is in sight; sends are the outbox's matter (`sends.nextDue`). */
export function nextDue(world: World, now: Instant): Instant | null {
  const occasions = wantedOccasions(world, now).map((wanted) => wanted.occasion);
  const moments = [
    ...occasions.map((occasion) => occasion.composeAt),
    ...world.drafts.flatMap((file) => [file.draft.expiresAt, file.draft.holdUntil, lazyClock(world, file)]),
    ...world.drafts.flatMap((file) => approvalReminders(world, file).map((reminder) => reminder.at)),
    // Slack could not be read: it is tried again until it can, or until patience ends.
    ...world.rounds.flatMap(({ round }) =>
      round.closedAt === null && round.closesAt <= now ? [addMinutes(now, RETRY_MINUTES)] : [],
    ),
    ...world.pauses.map(({ until }) => until),
    ...plan(world, now).left.map((left) => left.until),
    // The cadence's next occasion only comes into sight behind the present one.
    ...occasions.flatMap(({ source, expiresAt }) => (source.type === 'cadence' ? [addMinutes(expiresAt, 1)] : [])),
  ];
  return moments.filter((m): m is Instant => m !== null && m > now).sort()[0] ?? null;
}
