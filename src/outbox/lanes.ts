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
  /** Resolves when the next lane has ended; at once when none is at work. */
  next(): Promise<void>;
  /** What ended since the last call. @throws the failure of a lane, as when the store is gone */
  report(): number;
}

/** @param work whether a send was handed over */
export function createLanes(work: (send: Send) => Promise<boolean>): Lanes {
  const lanes = new Set<string>();
  const failures: unknown[] = [];
  let listeners: (() => void)[] = [];
  let attempted = 0;

  const inOrder = async (destination: string, sends: Send[]): Promise<void> => {
    try {
      for (const send of sends) if (await work(send)) attempted++;
    } catch (error) {
      failures.push(error);
    }
    lanes.delete(destination);
    const told = listeners;
    listeners = [];
    for (const tell of told) tell();
  };

  return {
    busy: () => [...lanes],
    fill(sends) {
      for (const [destination, own] of byDestination(sends)) {
        lanes.add(destination);
        void inOrder(destination, own);
      }
    },
    async next() {
      if (lanes.size > 0) await new Promise<void>((resolve) => listeners.push(resolve));
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
