/**
 * What a schedule puts into calendars: an event per dated phase, and the community's meetings. The stored entries follow it;
 * SEQUENCE rises by one exactly where something changed.
 */
import type { CalendarEntry, CalendarEvent } from '../domain/calendar-entry.js';
import type { Community } from '../domain/community.js';
import { calendarUid, hashOf } from '../domain/identity.js';
import { type PhaseDates, type PhaseDefinition, phaseDeadline } from '../domain/phase.js';
import type { ReleasePlan } from '../domain/release.js';
import type { ScheduleRevision } from '../domain/schedule.js';
import { addDays, type CalendarDate, formatInstant, type Instant, weekdayOf } from '../domain/time.js';

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

/**
 * The entries that have to be saved, and only those: new ones, changed ones, cancelled ones and ones that came back. What is in
 * `existing` and not wanted is cancelled, so give only the entries that `wanted` speaks for (one release's, or all).
 */
export function updateEntries(
  existing: readonly CalendarEntry[],
  wanted: readonly WantedEvent[],
  at: Instant,
): CalendarEntry[] {
  const stored = new Map(existing.map((entry) => [entry.uid, entry]));
  const live = new Set(wanted.map((w) => w.uid));
  const kept = wanted.flatMap(({ uid, release, event }): CalendarEntry[] => {
    const was = stored.get(uid);
    const hash = hashOf(event);
    if (was !== undefined && was.hash === hash && was.cancelledAt === null) return [];
    const sequence = was === undefined ? 0 : was.sequence + 1;
    return [{ uid, release, event, hash, sequence, lastModified: at, cancelledAt: null }];
  });
  const gone = existing
    .filter((entry) => !live.has(entry.uid) && entry.cancelledAt === null)
    .map((entry) => ({ ...entry, sequence: entry.sequence + 1, lastModified: at, cancelledAt: at }));
  return [...kept, ...gone];
}
