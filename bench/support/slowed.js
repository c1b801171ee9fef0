/** A store whose every method takes so much longer. */
import { setTimeout as sleep } from 'node:timers/promises';

export function slowed(store, extra) {
  const wait = (repositories) =>
    Object.fromEntries(
      Object.entries(repositories).map(([name, part]) => [name, typeof part === 'object' ? slowPart(part) : part]),
    );
  const slowPart = (part) =>
    Object.fromEntries(
      Object.entries(part).map(([name, method]) => [
        name,
        async (...given) => {
          await sleep(extra);
          return method(...given);
        },
      ]),
    );
  return { ...wait(store), transaction: (work) => store.transaction((inside) => work(wait(inside))) };
}
