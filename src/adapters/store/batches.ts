/** Lists in pieces that one statement can take: databases limit the number of values in a statement. */
const ROWS = 500;

export function* batches<T>(list: readonly T[]): Generator<T[]> {
  for (let from = 0; from < list.length; from += ROWS) yield list.slice(from, from + ROWS);
}

/** One value per key, the last one: an upsert may not meet the same row twice in a statement. */
export const lastOfEach = <T>(list: readonly T[], key: (value: T) => string): T[] => [
  ...new Map(list.map((value) => [key(value), value])).values(),
];
