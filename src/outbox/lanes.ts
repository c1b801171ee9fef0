/**
 * One lane per destination: what leaves for the same place leaves one after the other, and a place that hangs holds up nobody
 * but itself.
 */
import type { Send } from '../domain/send.js';

export interface Lanes {
  /** Destinations whose lane is at work. */
  busy(): string[];
  /** Puts sends into the lanes of their destinations, in their order; these must be quiet. */
  fill(sends: Send[]): void;
  /** Resolves when any lane that is at work now has ended; at once when none is. */
  next(): Promise<void>;
  /** What ended since the last call. @throws the failure of a lane, as when the store is gone */
  report(): number;
}

/** @param work whether a send was handed over */
export function createLanes(work: (send: Send) => Promise<boolean>): Lanes {
  const lanes = new Map<string, Promise<void>>();
  const failures: unknown[] = [];
  let attempted = 0;

  const inOrder = async (sends: Send[]): Promise<void> => {
    try {
      for (const send of sends) if (await work(send)) attempted++;
    } catch (error) {
      failures.push(error);
    }
  };

  return {
    busy: () => [...lanes.keys()],
    fill(sends) {
      for (const [destination, own] of byDestination(sends)) {
        lanes.set(
          destination,
          inOrder(own).finally(() => lanes.delete(destination)),
        );
      }
    },
    async next() {
      if (lanes.size > 0) await Promise.race(lanes.values());
    },
    report() {
      if (failures.length > 0) throw failures.shift();
      const before = attempted;
      attempted = 0;
      return before;
    },
  };
}

function byDestination(sends: Send[]): Map<string, Send[]> {
  const queues = new Map<string, Send[]>();
  for (const send of sends) queues.set(send.destination, [...(queues.get(send.destination) ?? []), send]);
  return queues;
}
