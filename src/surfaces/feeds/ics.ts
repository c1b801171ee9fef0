/**
 * The calendar feed (RFC 5545). Identical entries give identical bytes: nothing in here reads a clock, and every entry brings
 * its own stamp, so that DTSTAMP and LAST-MODIFIED move only when the entry does.
 */
import ical, {
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventRepeatingFreq,
  ICalEventStatus,
  ICalEventTransparency,
  ICalWeekday,
} from 'ical-generator';
import { DateTime } from 'luxon';
import type { CalendarEntry, CalendarEvent } from '../../domain/calendar-entry.js';
import { addDays, instantAt, type Weekday } from '../../domain/time.js';
import { calendarText, calendarUri, escapeText } from './calendar-text.js';
import { vtimezone } from './vtimezone.js';

export interface FeedOptions {
  name: string;
  /** The address of the page that the feed belongs to; null for none. */
  url: string | null;
}

/** How often clients should ask: an unchanged feed costs them a 304. */
const REFRESH_SECONDS = 60 * 60;

const WEEKDAYS: Record<Weekday, ICalWeekday> = {
  1: ICalWeekday.MO,
  2: ICalWeekday.TU,
  3: ICalWeekday.WE,
  4: ICalWeekday.TH,
  5: ICalWeekday.FR,
  6: ICalWeekday.SA,
  7: ICalWeekday.SU,
};

/** The feed as text with CRLF line ends, entries in the order of their UIDs; cancelled ones stay, as cancelled. */
export function icsFeed(entries: readonly CalendarEntry[], options: FeedOptions): string {
  const calendar = ical({
    prodId: '//Herald//Release calendar//EN',
    method: ICalCalendarMethod.PUBLISH,
    // ical-generator writes a calendar's name and address as they are, unlike those of an event.
    name: escapeText(calendarText(options.name)),
    url: calendarUri(options.url),
    scale: 'gregorian',
    ttl: REFRESH_SECONDS,
  });
  const sorted = [...entries].sort((a, b) => (a.uid < b.uid ? -1 : a.uid > b.uid ? 1 : 0));
  for (const entry of sorted) calendar.createEvent(eventOf(entry));
  // It leaves the last line open, and RFC 5545 (3.1) ends every line.
  return withZones(`${calendar.toString()}\r\n`, sorted);
}

/**
 * Puts the zones' rules in front of the first event. ical-generator could do it, but writes REFRESH-INTERVAL behind them, and
 * RFC 5545 (3.6) wants every property of the calendar before its first component.
 */
function withZones(feed: string, entries: readonly CalendarEntry[]): string {
  const zones = new Set(entries.flatMap(({ event }) => (event.type === 'weekly' ? [event.zone] : [])));
  zones.delete('UTC'); // written as UTC, so there is nothing to explain
  const rules = [...zones].sort().flatMap((zone) => vtimezone(zone) ?? []);
  return feed.replace('\r\nBEGIN:VEVENT', (first) => rules.map((rule) => `\r\n${rule}`).join('') + first);
}

function eventOf(entry: CalendarEntry): ICalEventData {
  const { event } = entry;
  return {
    id: escapeText(calendarText(entry.uid)),
    sequence: entry.sequence,
    stamp: entry.lastModified,
    lastModified: entry.lastModified,
    summary: calendarText(event.summary),
    description: calendarText(event.description) || null,
    url: calendarUri(event.url),
    status: entry.cancelledAt === null ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    transparency: ICalEventTransparency.TRANSPARENT,
    ...timesOf(event),
  };
}

function timesOf(event: CalendarEvent): Pick<ICalEventData, 'allDay' | 'start' | 'end' | 'repeating' | 'timezone'> {
  if (event.type === 'days') return { allDay: true, start: event.start, end: addDays(event.end, 1) };
  const start = DateTime.fromISO(instantAt(event.first, event.time, event.zone), { zone: event.zone });
  return {
    start,
    end: start.plus({ minutes: event.minutes }),
    timezone: event.zone,
    repeating: { freq: ICalEventRepeatingFreq.WEEKLY, byDay: [WEEKDAYS[event.weekday]] },
  };
}
