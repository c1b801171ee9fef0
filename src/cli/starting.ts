/** Starts parts one after the other, and stops them in reverse: at the end, or when one of them does not start. */

export type Later = (stop: () => Promise<void>) => void;

/** @param start registers how to stop each part as soon as it runs */
export async function starting<T extends object>(
  start: (later: Later) => Promise<T>,
): Promise<T & { stop(): Promise<void> }> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (let next = stops.pop(); next !== undefined; next = stops.pop()) await next();
  };
  try {
    return { ...(await start((one) => stops.push(one))), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
