/** When pull requests and issues were opened, which no history says: before they were merged, and in the order of their numbers. */
import type { Sequence } from './sequence.js';

export const HOUR = 3_600_000;

/** Milliseconds, of numbers in rising order. Nothing is opened before something with a lower number. */
export function openedBefore(ends: readonly number[], chance: Sequence): number[] {
  const opened = ends.map((end) => end - HOUR * (1 + Math.floor(chance.next() ** 3 * 400)));
  for (let i = opened.length - 2; i >= 0; i--) opened[i] = Math.min(opened[i] ?? 0, opened[i + 1] ?? 0);
  return opened;
}

export interface Slot {
  number: number;
  /** Milliseconds. */
  opened: number;
}

/** The numbers that nothing has, each with a moment between its neighbours'. */
export function freeSlots(taken: readonly Slot[]): Slot[] {
  const free: Slot[] = [];
  let before: Slot = { number: 0, opened: (taken[0]?.opened ?? 0) - HOUR * (taken[0]?.number ?? 0) };
  for (const after of taken) {
    const step = (after.opened - before.opened) / Math.max(1, after.number - before.number);
    for (let number = before.number + 1; number < after.number; number++) {
      free.push({ number, opened: before.opened + step * (number - before.number) });
    }
    before = after;
  }
  return free;
}

/** An instant at a whole second. */
export const instant = (millis: number): string => `${new Date(millis).toISOString().slice(0, 19)}.000Z`;
