/** One event of the feeds, as it is stored: written together with the revision, only read by a GET. */
import type { CalendarDate, Instant, TimeOfDay, Weekday, Zone } from './time.js';

export interface CalendarEntry {
  /** Stable over renames and moves: made of the community's id, never of a host name. */
  uid: string;
  /** Null for what belongs to no release: community meetings. */
  release: string | null;
  event: CalendarEvent;
  /** Hash of the event, so that SEQUENCE rises only on a change. */
  hash: string;
  sequence: number;
  lastModified: Instant;
  cancelledAt: Instant | null;
}

export type CalendarEvent =
  | {
      type: 'days';
      summary: string;
      description: string;
      url: string | null;
      /** Both inclusive; the feed turns the end into the exclusive one of RFC 5545. */
      start: CalendarDate;
      end: CalendarDate;
    }
  | {
      type: 'weekly';
      summary: string;
      description: string;
      url: string | null;
      first: CalendarDate;
      weekday: Weekday;
      time: TimeOfDay;
      minutes: number;
      zone: Zone;
    };
