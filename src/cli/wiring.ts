/** Joins store, clocks and connections into the running parts: commands, outbox and loop. */

import type { LoopMeasures } from '../domain/measured.js';
import { mayLeave } from '../domain/pause.js';
import { createSyncTracker, type SyncTracker } from '../evidence/progress.js';
import { createOutbox, type Outbox } from '../outbox/outbox.js';
import type { Clock } from '../ports/clock.js';
import type { Budget } from '../ports/forge.js';
import type { Log } from '../ports/log.js';
import type { MarkKeeper } from '../ports/mark.js';
import type { Store } from '../ports/store.js';
import type { Commands } from '../workflow/commands.js';
import { createCommands } from '../workflow/create-commands.js';
import type { WorkflowDeps } from '../workflow/deps.js';
import { createGate } from '../workflow/gate.js';
import { readPauses } from '../workflow/pauses.js';
import { createLoop, type Loop, type LoopRun } from '../workflow/reconcile.js';
import { steady } from './clocks.js';
import type { Connections } from './connections.js';
import { watchLoop } from './watch-loop.js';

export interface Wiring {
  store: Store;
  /** Where it is noted how far Herald has gone; null where nothing leaves this machine. */
  mark: MarkKeeper | null;
  clock: Clock;
  log: Log;
  publicUrl: string;
  connections: Connections;
  configurationHash: string;
  /** Unique per process. */
  worker: string;
  /** How old evidence may be, in minutes of calendar time. */
  syncMinutes: number;
  /** Whether the loop waits for the reading of a stand-in; live, the forge has a lane of its own. */
  readsFirst: boolean;
  /** What preview's liaisons say; live, people say it themselves. */
  observe?(): Promise<void>;
}

/** The loop, with its runs counted. */
export interface WatchedLoop extends Pick<Loop, 'nextDue' | 'stop'> {
  run(): Promise<void>;
  hint(...about: Parameters<Loop['hint']>): Promise<void>;
}

export interface Parts {
  deps: WorkflowDeps;
  commands: Commands;
  outbox: Outbox;
  loop: WatchedLoop;
  /** How the reading of GitHub goes. */
  tracker: SyncTracker;
  budget(): Budget;
  /** How the loop has fared since the process began, by the wall clock. */
  loopMeasures(): LoopMeasures;
  /** Seconds since a run of the loop came to its end, by a clock that nobody sets. */
  sinceRun(): number;
  /** Resolves when the run of the loop that is under way, if any, has ended. */
  idle(): Promise<void>;
}

export function wire(wiring: Wiring): Parts {
  const { store, clock, log, publicUrl, connections, worker } = wiring;
  let current: Promise<void> = Promise.resolve();
  const { watch, loopMeasures, sinceRun } = watchLoop(steady);
  const follow = (running: Promise<LoopRun>): Promise<void> => {
    current = watch(running);
    return current;
  };
  const run = (): Promise<void> => follow(reconcile.run());
  const wake = (): void => {
    run().catch((error: unknown) =>
      log('error', 'loop.failed', { error: String(error), stack: (error as Error).stack }),
    );
  };
  const deps: WorkflowDeps = { store, clock, log, publicUrl, wake };
  const { mailer, chat, pace, forge, links } = connections;
  const leaving = async () => mayLeave(await readPauses(store.meta, clock.now()));
  const gate = createGate(deps);
  const outbox = createOutbox({
    ...{ store, clock, mailer, chat, pace, gate, worker, log },
    ...(wiring.mark === null ? {} : { mark: wiring.mark }),
    mayLeave: leaving,
    // On SQLite one process does everything; a second one by mistake loses its claims, and says nothing by a lost one.
    alone: true,
  });
  const tracker = createSyncTracker();
  const { configurationHash, syncMinutes, readsFirst, observe = async () => undefined } = wiring;
  const reconcile = createLoop({
    ...deps,
    forge,
    links,
    outbox,
    chat,
    configurationHash,
    syncMinutes,
    readsFirst,
    observe,
    tracker,
  });
  return {
    deps,
    commands: createCommands(deps),
    outbox,
    loop: { ...reconcile, run, hint: (repository, endpoints) => follow(reconcile.hint(repository, endpoints)) },
    tracker,
    budget: () => forge.budget(),
    loopMeasures,
    sinceRun,
    // Whoever asked for the run hears of its failure.
    idle: () => current.catch(() => undefined),
  };
}
