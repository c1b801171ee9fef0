/** Days and moments on a page: spelt out in the community's zone, machine-readable in `<time>`. */
import {
  type CalendarDate,
  dateIn,
  daysBetween,
  formatDate,
  formatInstant,
  type Instant,
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

/** `today`, `tomorrow`, `in 3 days`, `2 days ago`, counted in calendar days of the zone. */
export function distance(date: CalendarDate, now: Instant, zone: Zone): string {
  const days = daysBetween(dateIn(now, zone), date);
  if (days === 0) return 'today';
  if (Math.abs(days) === 1) return days > 0 ? 'tomorrow' : 'yesterday';
  return days > 0 ? `in ${days} days` : `${-days} days ago`;
}

export const momentDistance = (at: Instant, now: Instant, zone: Zone): string => distance(dateIn(at, zone), now, zone);
