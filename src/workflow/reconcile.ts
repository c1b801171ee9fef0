/**
 * The reconcile loop: observe, plan, act, until nothing is left to do now. Hints only run it; it may be run at any time, any
 * number of times. One run at a time in a process: a hint during a run makes one more. The forge is read beside it.
 */
import type { SyncEndpoint } from '../domain/evidence.js';
import { calendarStands } from '../domain/pause.js';
import type { Instant } from '../domain/time.js';
import type { SyncTracker } from '../evidence/progress.js';
import type { Outbox } from '../outbox/outbox.js';
import type { Chat } from '../ports/chat.js';
import type { Forge } from '../ports/forge.js';
import type { Links } from '../ports/links.js';
import { act } from './act.js';
import { appliedConfiguration } from './applied-configuration.js';
import { type Cards, createCards } from './cards/show-cards.js';
import type { WorkflowDeps } from './deps.js';
import { createEvidenceLane, type EvidenceLane } from './evidence-lane.js';
import { readPauses } from './pauses.js';
import { nextDue } from './plan/next-due.js';
import { plan } from './plan/plan.js';
import { withPreflights } from './preflight/with-preflights.js';
import { notePresence } from './presence.js';
import { createPromptDisplay, type PromptDisplay } from './rounds/show-prompts.js';
import { loadWorld, type World } from './world.js';

export interface Loop {
  /** Runs until nothing is left to do at this moment. */
  run(): Promise<LoopRun>;
  /**
   * Reads these lists of a repository again whether or not they are due, and runs. Nothing is lost when that fails, or never
   * happens: they are read when they are due.
   */
  hint(repository: string, endpoints: readonly SyncEndpoint[]): Promise<LoopRun>;
  /** The next moment at which the calendar, the outbox or the sync has something to do; null when nothing is in sight. */
  nextDue(): Promise<Instant | null>;
  /** Ends the reading of the forge that is under way. */
  stop(): Promise<void>;
}

export interface LoopRun {
  /** How many actions failed; the others were carried out all the same. */
  failed: number;
}

export interface LoopDeps extends WorkflowDeps {
  forge: Forge;
  links: Links;
  outbox: Outbox;
  /** Before a round closes threads are read once more, and whoever is silent is looked for. */
  chat: Pick<Chat, 'replies' | 'reach'>;
  /** Hash of the configuration that this process was started with; another applied one stops its planning. */
  configurationHash: string;
  syncMinutes: number;
  /** What is learned in other ways than from the forge, before each plan. */
  observe?(): Promise<void>;
  /** Told how the reading of the forge goes. */
  tracker: SyncTracker;
  /**
   * Whether each run waits until what is due is read: right where the calendar leaps from one moment to the next and the forge is
   * a stand-in. Elsewhere it is read beside the runs, and another run follows.
   */
  readsFirst?: boolean;
}

/** Plans are made anew after each round of actions; more rounds than this mean that two rules contradict each other. */
const MAX_ROUNDS = 10;

/** What a run keeps up to date: what is known, and what stands in Slack and follows the state of things. */
interface Kept {
  evidence: EvidenceLane;
  cards: Cards;
  showPrompts: PromptDisplay;
}

export function createLoop(deps: LoopDeps): Loop {
  const cards = createCards(deps);
  let running: Promise<LoopRun> | null = null;
  let again = false;
  const showPrompts = createPromptDisplay(deps);

  const run = async (): Promise<LoopRun> => {
    if (running !== null) {
      again = true;
      return running;
    }
    running = (async () => {
      let failed = 0;
      do {
        again = false;
        failed += await once(deps, { evidence, cards, showPrompts });
      } while (again);
      return { failed };
    })().finally(() => {
      running = null;
    });
    return running;
  };

  const evidence = createEvidenceLane(deps, () => {
    if (deps.readsFirst !== true) deps.wake();
  });

  return {
    run,
    hint(repository, endpoints) {
      evidence.hint(repository, endpoints);
      return run();
    },
    stop: evidence.stop,
    async nextDue() {
      const now = deps.clock.now();
      const world = await loadWorld(deps.store, now);
      const moments = [nextDue(world, now), await deps.store.sends.nextDue(now), await evidence.nextDue()];
      return moments.filter((m): m is Instant => m !== null && m > now).sort()[0] ?? null;
    },
  };
}

/** Answers how many actions failed. */
async function once(deps: LoopDeps, { evidence, cards, showPrompts }: Kept): Promise<number> {
  const { store, clock, outbox, log } = deps;
  const pauses = await readPauses(store.meta, clock.now());
  if (!calendarStands(pauses)) {
    // Reading the forge is how it is found out what time it is.
    evidence.look().catch((error: unknown) => log('error', 'evidence.failed', { error: String(error) }));
    const { attempted } = await outbox.drain();
    log('warn', 'loop.paused', { causes: pauses.map(({ cause }) => cause), attempted });
    return 0;
  }
  const applied = await appliedConfiguration(store);
  await notePresence(store, clock);
  // Before planning: what is too late or has been found settles its occasion.
  await outbox.sweep();
  const mayPlan = applied.hash === deps.configurationHash;
  let failed = 0;
  if (!mayPlan) {
    log('warn', 'plan.paused', {
      why: 'The configuration of this process is not the applied one. Run `herald apply`, or restart with the applied files.',
    });
  } else {
    const reading = evidence.look();
    if (deps.readsFirst === true) await reading;
    else reading.catch((error: unknown) => log('error', 'evidence.failed', { error: String(error) }));
    await deps.observe?.();
    const planned = await planAndAct(deps);
    const { world } = planned;
    failed += planned.failed;
    await cards.show(world);
    await showPrompts(world);
  }
  const waiting = async (): Promise<number> => (await store.sends.inStates(['ready'])).length;
  const before = await waiting();
  const { attempted } = await outbox.drain();
  // What was delivered settles occasions; what the gate withheld may give way to a later reminder.
  const changed = attempted > 0 || (await waiting()) !== before;
  if (changed && mayPlan) {
    const planned = await planAndAct(deps);
    failed += planned.failed;
    if ((await cards.show(planned.world)) > 0) await outbox.drain();
  }
  log('debug', 'loop.done', { now: clock.now(), attempted, failed });
  return failed;
}

/** Answers the world in which nothing was left to do, and how many actions failed. */
async function planAndAct(deps: LoopDeps): Promise<LoopRun & { world: World }> {
  let failed = 0;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const now = deps.clock.now();
    const world = await worldAt(deps, now);
    const { actions } = plan(world, now);
    let took = 0;
    for (const action of actions) {
      const outcome = await act(deps, world, action, now);
      if (outcome === 'done') took++;
      if (outcome === 'failed') failed++;
    }
    if (took === 0) return { world, failed };
  }
  deps.log('error', 'plan.unsettled', { rounds: MAX_ROUNDS });
  return { world: await worldAt(deps, deps.clock.now()), failed: failed + 1 };
}

async function worldAt(deps: LoopDeps, now: Instant): Promise<World> {
  // Asked first: what ends meanwhile has been read by the time the world is loaded.
  const readingSince = deps.tracker.underWay()?.since ?? null;
  const world = await loadWorld(deps.store, now);
  return withPreflights(deps.store, { ...world, readingSince }, now);
}
