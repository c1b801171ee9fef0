/** Days and moments on a page: spelt out in the community's zone, machine-readable in `<time>`. */
import {
  type CalendarDate,
  dateIn,
  daysBetween,
  formatDate,
  formatInstant,
  type Instant,
  millisOf,
  type Zone,
} from '../../domain/time.js';

export const Moment = ({ at, zone }: { at: Instant; zone: Zone }) => (
  <time dateTime={at}>{formatInstant(at, zone)}</time>
);

export const Day = ({ date }: { date: CalendarDate }) => <time dateTime={date}>{formatDate(date)}</time>;

/** `11 to 18 August 2021`, each end with its weekday; `to be decided` without dates. */
export function Days({ start, end }: { start: CalendarDate | null; end: CalendarDate | null }) {
  const first = start ?? end;
  if (first === null) return <span class="undated">to be decided</span>;
  if (end === null) {
    return (
      <span>
        from <Day date={first} />, end to be decided
      </span>
    );
  }
  if (first === end) return <Day date={end} />;
  return (
    <span>
      <Day date={first} /> to <Day date={end} />
    </span>
  );
}

/** `Thu 26 August 2021, 09:00 PDT`, where room is scarce; the whole moment with UTC is its title. */
export function ShortMoment({ at, zone }: { at: Instant; zone: Zone }) {
  const whole = formatInstant(at, zone);
  const [weekday = '', date = '', hour = ''] = whole.replace(/ \(.*\)$/, '').split(', ');
  return (
    <time dateTime={at} title={whole}>
      {weekday.slice(0, 3)} {date}, {hour}
    </time>
  );
}

/** `Sun 15 August 2021`, less of it where the next date says the rest. */
function shortDay(date: CalendarDate, next: CalendarDate | null): string {
  const [weekday = '', rest = ''] = formatDate(date).split(', ');
  const [day = '', month = '', year = ''] = rest.split(' ');
  const same = (length: number) => next !== null && date.slice(0, length) === next.slice(0, length);
  return [weekday.slice(0, 3), day, same(7) ? '' : month, same(4) ? '' : year].filter((part) => part !== '').join(' ');
}

/** The same as {@link Days} where room is scarce: `Mon 13 to Sun 26 September 2021`. */
export function ShortDays({ start, end }: { start: CalendarDate | null; end: CalendarDate | null }) {
  const first = start ?? end;
  if (first === null || end === null) return <Days start={start} end={end} />;
  if (first === end) return <time dateTime={end}>{shortDay(end, null)}</time>;
  return (
    <span>
      <time dateTime={first}>{shortDay(first, end)}</time> to <time dateTime={end}>{shortDay(end, null)}</time>
    </span>
  );
}

/** `today`, `tomorrow`, `in 3 days`, `2 days ago`, counted in calendar days of the zone. */
export function distance(date: CalendarDate, now: Instant, zone: Zone): string {
  const days = daysBetween(dateIn(now, zone), date);
  if (days === 0) return 'today';
  if (Math.abs(days) === 1) return days > 0 ? 'tomorrow' : 'yesterday';
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}

const AGO = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
] as const;

/** `3 days ago`, `1 hour ago`, `20 minutes ago`, `just now`: how long, not on which day. */
export function ago(at: Instant, now: Instant): string {
  const seconds = (millisOf(now) - millisOf(at)) / 1000;
  const fits = AGO.find(([length]) => seconds >= length);
  if (fits === undefined) return 'just now';
  const n = Math.floor(seconds / fits[0]);
  return `${n} ${fits[1]}${n === 1 ? '' : 's'} ago`;
}

export const momentDistance = (at: Instant, now: Instant, zone: Zone): string => distance(dateIn(at, zone), now, zone);
