/**
 * The outbox: everything that leaves goes through here, one at a time per destination, each step committed before the next
 * (decision 7). A crash at any point loses nothing and says nothing twice: before `attempting` it is tried again, after it
 * the send is unknown until somebody has looked.
 */
import type { Send } from '../domain/send.js';
import { addMinutes } from '../domain/time.js';
import { deliver } from './deliver.js';
import { LEASE_MINUTES, type OutboxDependencies } from './dependencies.js';
import { createSweep } from './sweep.js';

export interface Outbox {
  /** Sends until nothing is due. Calls that overlap share one run. */
  drain(): Promise<{ attempted: number }>;
  /** Tidies up: abandoned, expired and unknown sends. */
  sweep(): Promise<void>;
}

const BATCH = 16;

export function createOutbox(deps: OutboxDependencies): Outbox {
  let running: Promise<{ attempted: number }> | null = null;
  return {
    drain() {
      running ??= drainOnce(deps).finally(() => {
        running = null;
      });
      return running;
    },
    sweep: createSweep(deps),
  };
}

async function drainOnce(deps: OutboxDependencies): Promise<{ attempted: number }> {
  let attempted = 0;
  for (;;) {
    const wall = deps.clock.wall();
    const claimed = await deps.store.sends.claim({
      now: deps.clock.now(),
      wall,
      by: deps.worker,
      leaseUntil: addMinutes(wall, LEASE_MINUTES),
      limit: BATCH,
    });
    if (claimed.length === 0) return { attempted };
    const results = await Promise.allSettled(byDestination(claimed).map((queue) => inOrder(deps, queue)));
    for (const result of results) {
      if (result.status === 'rejected') throw result.reason;
      attempted += result.value;
    }
  }
}

function byDestination(sends: Send[]): Send[][] {
  const queues = new Map<string, Send[]>();
  for (const send of sends) queues.set(send.destination, [...(queues.get(send.destination) ?? []), send]);
  return [...queues.values()];
}

/** One slow or broken destination holds up nobody but itself. */
async function inOrder(deps: OutboxDependencies, queue: Send[]): Promise<number> {
  let attempted = 0;
  for (const send of queue) attempted += (await deliver(deps, send)) ? 1 : 0;
  return attempted;
}
