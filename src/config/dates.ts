/** Dates as people write them: `2021-08-15`, `Sun 2021-08-15`, `Sunday 2021-08-15`, `to be decided`. */
import {
  addDays,
  type CalendarDate,
  isCalendarDate,
  WEEKDAYS,
  type Weekday,
  weekdayName,
  weekdayOf,
} from '../domain/time.js';
import { readWeekday } from './weekdays.js';

export interface DateProblem {
  rule: 'bad-date' | 'wrong-weekday';
  message: string;
  fix: string;
}

/** The date, null for one that is to be decided, or what is wrong with the text. */
export function readDate(text: string): { date: CalendarDate | null } | { problem: DateProblem } {
  const trimmed = text.trim();
  if (/^to be decided$/i.test(trimmed)) return { date: null };
  const { word, day } = /^(?:(?<word>[A-Za-z]+)\.?,?\s+)?(?<day>\d{4}-\d{2}-\d{2})$/.exec(trimmed)?.groups ?? {};
  if (day === undefined || !isCalendarDate(day) || !/^20/.test(day)) return { problem: badDate(trimmed) };
  if (word === undefined) return { date: day };
  const weekday = readWeekday(word);
  if (weekday === null) return { problem: badDate(trimmed) };
  return weekday === weekdayOf(day) ? { date: day } : { problem: wrongWeekday(day, weekday) };
}

const badDate = (text: string): DateProblem => ({
  rule: 'bad-date',
  message: `\`${text.slice(0, 60)}\` is not a date of the calendar.`,
  fix: 'Write year, month and day, like `2021-08-15` or `Sun 2021-08-15`; or `to be decided`.',
});

function wrongWeekday(day: CalendarDate, meant: Weekday): DateProblem {
  const distance = ((meant - weekdayOf(day) + 10) % 7) - 3;
  const other = addDays(day, distance);
  const name = WEEKDAYS[meant - 1] ?? '';
  return {
    rule: 'wrong-weekday',
    message: `${day} is a ${weekdayName(day)}, not a ${name}.`,
    fix: `Write \`${short(day)}\` if the date is right, or \`${short(other)}\` if the weekday is.`,
  };
}

const short = (day: CalendarDate): string => `${weekdayName(day).slice(0, 3)} ${day}`;
