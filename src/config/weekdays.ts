/** Weekdays as people write them: `Tuesday`, `tue`. */
import { WEEKDAYS, type Weekday } from '../domain/time.js';

/** Null when it is neither a weekday's name nor its first three letters. */
export function readWeekday(text: string): Weekday | null {
  const word = text.trim().toLowerCase();
  const index = WEEKDAYS.findIndex((name) => name.toLowerCase() === word || name.slice(0, 3).toLowerCase() === word);
  return index < 0 ? null : ((index + 1) as Weekday);
}
