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
  /** How the last one failed that did, as when the store is gone; null while none has. */
  failure(): Error | null;
  /** How many were handed over since the last call. */
  report(): number;
}

/**
 * A lane ends at its first failure.
 * @param work whether a send was handed over
 * @param leave what becomes of that send and those behind it
 */
export function createLanes(
  work: (send: Send) => Promise<boolean>,
  leave: (sends: Send[], failure: Error) => void,
): Lanes {
  const lanes = new Set<string>();
  let failure: Error | null = null;
  let listeners: (() => void)[] = [];
  let attempted = 0;

  const inOrder = async (destination: string, sends: Send[]): Promise<void> => {
    const queue = [...sends];
    try {
      for (; queue[0] !== undefined; queue.shift()) if (await work(queue[0])) attempted++;
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
      leave(queue, failure);
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
    failure: () => failure,
    report() {
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
