/**
 * The outbox: everything that leaves goes through here, one at a time per destination, each step committed before the next
 * (decision 7). A crash at any point loses nothing and says nothing twice: before `attempting`, which is a post's request and a
 * mail's first byte of content, it is tried again, after it the send is unknown until somebody has looked.
 */
import type { Send } from '../domain/send.js';
import { addMinutes } from '../domain/time.js';
import { deliver } from './deliver.js';
import { LEASE_MINUTES, type OutboxDependencies } from './dependencies.js';
import { createLanes } from './lanes.js';
import { createPace } from './pace.js';
import { settle } from './settle.js';
import { createSweep } from './sweep.js';
import { createUnwritten } from './unwritten.js';
import { within } from './within.js';

export interface Outbox {
  /**
   * Sends what is due, and waits until nothing is due or under way, but no longer than its patience: what answers later goes
   * on by itself. Answers how many were handed over since the last call that said so. Ends at the first failure.
   * @throws when the store fails
   */
  drain(patienceMillis?: number): Promise<{ attempted: number }>;
  /** Tidies up: abandoned, expired and unknown sends. */
  sweep(): Promise<void>;
  /** Resolves when nothing is being handed over. */
  idle(): Promise<void>;
  /** Claims nothing more, gives back what waits for its turn, and resolves when nothing is being handed over. */
  stop(): Promise<void>;
}

const BATCH = 16;
/** A server that hangs takes minutes, and neither planning nor other destinations wait for it. */
const PATIENCE_MILLIS = 10_000;

export function createOutbox(deps: OutboxDependencies): Outbox {
  const { pace = createPace() } = deps;
  const unwritten = createUnwritten(deps.log);
  const giveBack = (sends: Send[], failure: Error): void => {
    deps.log('error', 'send.lane-failed', { error: String(failure), stack: failure.stack });
    const why = 'The database failed before its turn.';
    for (const send of sends) unwritten.keep(() => settle(deps, send, { do: 'release', why }));
  };
  const lanes = createLanes((send) => deliver({ ...deps, pace, unwritten }, send), giveBack);
  const sweep = createSweep(deps);
  let stopped = false;
  let inherited = deps.alone === true;
  let claiming: Promise<unknown> = Promise.resolve();

  /** What a process had claimed that has ended does not wait for its lease. */
  const takeOver = async (): Promise<void> => {
    const freed = await deps.store.sends.unclaim();
    inherited = false;
    if (freed > 0) deps.log('info', 'send.inherited', { freed });
  };

  const claim = async (): Promise<number> => {
    if (stopped) return 0;
    const only = await deps.mayLeave?.();
    if (only?.length === 0) return 0;
    await unwritten.write();
    if (inherited) await takeOver();
    const wall = deps.clock.wall();
    const claimed = await deps.store.sends.claim({
      now: deps.clock.now(),
      wall,
      by: deps.worker,
      leaseUntil: addMinutes(wall, LEASE_MINUTES),
      limit: BATCH,
      // Claimed now, they would wait in their lane until their lease had run out.
      except: lanes.busy(),
      ...(only === undefined ? {} : { only }),
    });
    lanes.fill(claimed);
    return claimed.length;
  };

  /** One claim at a time, so that no two fill the same lane. */
  const claimNext = (): Promise<number> => {
    const mine = claiming.then(claim);
    claiming = mine.catch(() => undefined);
    return mine;
  };

  const untilQuiet = async (first: number, patient: () => boolean): Promise<void> => {
    let claimed = first;
    while (claimed > 0 || lanes.busy().length > 0) {
      await lanes.next();
      if (!patient()) return;
      claimed = await claimNext();
    }
  };

  const idle = async (): Promise<void> => {
    while (lanes.busy().length > 0) await lanes.next();
  };

  return {
    async drain(patienceMillis = PATIENCE_MILLIS) {
      const before = lanes.failure();
      // Claiming may go on to succeed where handing over fails; without an end, nobody else would get a word in.
      const failed = (): boolean => lanes.failure() !== before;
      const claimed = await claimNext();
      let patient = true;
      await within(
        patienceMillis,
        untilQuiet(claimed, () => patient && !failed()),
      );
      patient = false;
      if (failed()) throw lanes.failure();
      return { attempted: lanes.report() };
    },
    async sweep() {
      await unwritten.write();
      await sweep();
    },
    idle,
    async stop() {
      stopped = true;
      pace.stop();
      await claiming;
      await idle();
      await unwritten.write();
    },
  };
}
