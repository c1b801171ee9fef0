/** Does `work` for every entry, at most `limit` at once. Everything is finished before the first error is thrown. */
export async function forEachBounded<T>(
  limit: number,
  entries: readonly T[],
  work: (entry: T) => Promise<void>,
): Promise<void> {
  const queue = entries.values();
  const errors: unknown[] = [];
  const lane = async () => {
    for (const entry of queue) await work(entry).catch((error: unknown) => errors.push(error));
  };
  await Promise.all(Array.from({ length: limit }, lane));
  if (errors.length > 0) throw errors[0];
}
