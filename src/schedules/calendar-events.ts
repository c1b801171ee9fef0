/** What a schedule puts into calendars: an event per dated phase, and the community's meetings. */
import type { CalendarEvent } from '../domain/calendar-entry.js';
import type { Community } from '../domain/community.js';
import { calendarUid } from '../domain/identity.js';
import { type PhaseDates, type PhaseDefinition, phaseDeadline } from '../domain/phase.js';
import type { ReleasePlan } from '../domain/release.js';
import type { ScheduleRevision } from '../domain/schedule.js';
import { addDays, type CalendarDate, formatInstant, weekdayOf } from '../domain/time.js';

/** An event as it should be in the feeds from now on. */
export interface WantedEvent {
  uid: string;
  /** Null for what belongs to no release. */
  release: string | null;
  event: CalendarEvent;
}

/** The events of a release under this revision; phases without a date have none. */
export function calendarEvents(
  community: Community,
  plan: Pick<ReleasePlan, 'id' | 'name' | 'trackingIssue'>,
  revision: Pick<ScheduleRevision, 'phases'>,
): WantedEvent[] {
  const definitions = new Map(community.phases.map((d) => [d.id, d]));
  return revision.phases.flatMap((phase) => {
    const start = phase.start ?? phase.end;
    if (start === null) return [];
    const definition = definitions.get(phase.id);
    const event: CalendarEvent = {
      type: 'days',
      summary: `${plan.name}: ${definition?.title ?? phase.id}`,
      description: describe(community, phase, definition),
      url: webAddress(plan.trackingIssue),
      start,
      end: phase.end ?? start,
    };
    return [{ uid: calendarUid(community.id, plan.id, phase.id), release: plan.id, event }];
  });
}

function describe(community: Community, phase: PhaseDates, definition: PhaseDefinition | undefined): string {
  const deadline = phaseDeadline(phase, community);
  const lines = [
    definition?.meaning ?? '',
    deadline === null ? 'End: to be decided' : `Until: ${formatInstant(deadline, community.zone)}`,
  ];
  return lines.filter((line) => line !== '').join('\n\n');
}

const webAddress = (text: string | null): string | null => (text !== null && /^https?:\/\//i.test(text) ? text : null);

/**
 * The weekly community meeting, from its first weekday on or after `first`; null when there is none. `first` is part of the
 * event: give the same date every time, or SEQUENCE rises for nothing.
 */
export function meetingEvent(community: Community, first: CalendarDate): WantedEvent | null {
  const meeting = community.meeting;
  if (meeting === null) return null;
  const event: CalendarEvent = {
    type: 'weekly',
    summary: meeting.title,
    description: meeting.link ?? '',
    url: webAddress(meeting.link),
    first: addDays(first, (meeting.weekday - weekdayOf(first) + 7) % 7),
    weekday: meeting.weekday,
    time: meeting.time,
    minutes: meeting.minutes,
    zone: community.zone,
  };
  return { uid: calendarUid(community.id, 'meeting'), release: null, event };
}
