/** Joins store, clocks and connections into the running parts: commands, outbox and loop. */
import { createOutbox, type Outbox } from '../outbox/outbox.js';
import type { Clock } from '../ports/clock.js';
import type { Log } from '../ports/log.js';
import type { Store } from '../ports/store.js';
import type { Commands } from '../workflow/commands.js';
import { createCommands } from '../workflow/create-commands.js';
import type { WorkflowDeps } from '../workflow/deps.js';
import { createGate } from '../workflow/gate.js';
import { createLoop, type Loop } from '../workflow/reconcile.js';
import type { Connections } from './connections.js';

export interface Wiring {
  store: Store;
  clock: Clock;
  log: Log;
  publicUrl: string;
  connections: Connections;
  configurationHash: string;
  /** Unique per process. */
  worker: string;
  /** How old evidence may be, in minutes of calendar time. */
  syncMinutes: number;
}

export interface Parts {
  deps: WorkflowDeps;
  commands: Commands;
  outbox: Outbox;
  loop: Loop;
}

export function wire(wiring: Wiring): Parts {
  const { store, clock, log, publicUrl, connections, worker } = wiring;
  const wake = (): void => {
    loop
      .run()
      .catch((error: unknown) => log('error', 'loop.failed', { error: String(error), stack: (error as Error).stack }));
  };
  const deps: WorkflowDeps = { store, clock, log, publicUrl, wake };
  const { mailer, chat, forge } = connections;
  const outbox = createOutbox({ store, clock, mailer, chat, gate: createGate(deps), worker, log });
  const { configurationHash, syncMinutes } = wiring;
  const loop = createLoop({ ...deps, forge, outbox, configurationHash, syncMinutes });
  return { deps, commands: createCommands(deps), outbox, loop };
}
