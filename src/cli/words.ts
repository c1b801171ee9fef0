/** How the terminal shows things: moments in a column, tables, counts. */
import { dateIn, formatInstant, type Instant, weekdayName, type Zone } from '../domain/time.js';

/** `Thu 2021-06-03 09:00 PDT`: as wide as its neighbours, and as configuration files write dates. */
export function moment(instant: Instant, zone: Zone): string {
  const date = dateIn(instant, zone);
  const time = /\d\d:\d\d \S+/.exec(formatInstant(instant, zone))?.[0] ?? '';
  return `${weekdayName(date).slice(0, 3)} ${date} ${time}`;
}

/** Rows of equally many cells as text, each column as wide as its widest cell; the last one runs on. */
export function table(rows: readonly (readonly string[])[]): string {
  const width = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const widths = (rows[0] ?? []).map((_cell, column) => width(column));
  return rows
    .map((row) => row.map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}

/** `1 release`, `2 releases`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${Math.abs(n) === 1 ? one : many}`;

export const json = (value: unknown): string => JSON.stringify(value, null, 2);
