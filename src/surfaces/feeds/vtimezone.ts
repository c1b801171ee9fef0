/** The rules of a zone, for the events that recur in it. */
import { tzlib_get_ical_block, tzlib_get_timezones } from 'timezones-ical-library';

let known: ReadonlySet<string> | undefined;

/** Asked first, since the library writes to the console about a zone that it does not know. */
function knows(zone: string): boolean {
  known ??= new Set(tzlib_get_timezones(false));
  return known.has(zone);
}

/**
 * VTIMEZONE with today's rules, CRLF inside; null when the zone is not known. For an alias (`US/Pacific`) the library answers
 * with the rules under the zone's main name; the name that the events use is put back.
 */
export function vtimezone(zone: string): string | null {
  if (!knows(zone)) return null;
  const [block] = tzlib_get_ical_block(zone, false);
  return block?.replace(/^TZID:.*$/m, `TZID:${zone}`) ?? null;
}
