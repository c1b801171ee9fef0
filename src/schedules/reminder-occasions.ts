/** Reminders of a schedule's dates (R2, R8): for each announced edge of each phase, one at every lead time. */
import type { Community, Holiday } from '../domain/community.js';
import type { Occasion } from '../domain/occasion.js';
import { type PhaseDates, type PhaseDefinition, type PhaseEdge, phaseDeadline } from '../domain/phase.js';
import type { ScheduleRevision } from '../domain/schedule.js';
import { addDays, type CalendarDate, type Instant, instantAt } from '../domain/time.js';
import { rememberedFor } from './remembered.js';
import { composeTime, sendTimeOn } from './send-times.js';
import { workingDayOnOrBefore } from './working-days.js';

const edgesKnown = rememberedFor<Occasion[]>();

/**
 * Every reminder that this revision asks for, past ones too, in the order in which they leave.
 *
 * Each leaves at the send time of the working day on or before its lead; lead times that land on the same day become one,
 * the shorter. A reminder of an end expires at the deadline, one of a start at the deadline time of that day; what could only
 * leave after that is not there. The date is part of the key: another date is another occasion.
 */
export function reminderOccasions(
  community: Community,
  revision: Pick<ScheduleRevision, 'release' | 'phases'>,
  holidays: readonly Holiday[],
): Occasion[] {
  const known = edgesKnown(community, holidays);
  const dates = new Map(revision.phases.map((p) => [p.id, p]));
  const all = community.phases.flatMap((definition) => {
    const phase = dates.get(definition.id);
    if (phase === undefined) return [];
    return edgesOf(definition, phase).flatMap((edge) =>
      known.for(`${revision.release} ${phase.id} ${edge} ${phase[edge]} ${phase.hour}`, () =>
        edgeOccasions(community, revision.release, definition, phase, edge, holidays),
      ),
    );
  });
  return all.sort((a, b) => (a.sendAt < b.sendAt ? -1 : a.sendAt > b.sendAt ? 1 : 0));
}

/** What begins and ends on one day is announced once, by its end. */
function edgesOf(definition: PhaseDefinition, phase: PhaseDates): PhaseEdge[] {
  const oneDay = definition.shape === 'day' || phase.start === phase.end;
  const edges = oneDay && definition.remind.length > 0 ? (['end'] as const) : definition.remind;
  return [...new Set(edges)].filter((edge) => phase[edge] !== null);
}

function edgeOccasions(
  community: Community,
  release: string,
  definition: PhaseDefinition,
  phase: PhaseDates,
  edge: PhaseEdge,
  holidays: readonly Holiday[],
): Occasion[] {
  const date = phase[edge];
  if (date === null) return [];
  const rule = community.messages.reminder;
  const expiresAt = edge === 'end' ? phaseDeadline(phase, community) : endOfStartDay(community, date);
  if (expiresAt === null) return [];
  const bySendTime = new Map<Instant, number>();
  for (const lead of [...(definition.leadDays ?? rule.leadDays)].sort((a, b) => b - a)) {
    const sendAt = sendTimeOn(community, workingDayOnOrBefore(addDays(date, -lead), holidays));
    if (sendAt < expiresAt) bySendTime.set(sendAt, lead);
  }
  return [...bySendTime].map(([sendAt, lead]) => ({
    key: `reminder:${release}:${phase.id}:${edge}:${date}:${lead}d`,
    kind: 'reminder',
    release,
    source: { type: 'phase', release, phase: phase.id, edge, date, lead },
    matter: `phase:${release}:${phase.id}`,
    composeAt: composeTime(community, sendAt, rule.composeHoursAhead, holidays),
    sendAt,
    expiresAt,
  }));
}

const endOfStartDay = (community: Community, date: CalendarDate): Instant =>
  instantAt(date, community.deadlineTime, community.zone);
