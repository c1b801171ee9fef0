/** What the reading of one list is given, and how its answers are counted. */
import { RemoteFault } from '../domain/errors.js';
import type { SyncState } from '../domain/evidence.js';
import { type Instant, millisOf } from '../domain/time.js';
import type { Clock } from '../ports/clock.js';
import type { Answer, Forge } from '../ports/forge.js';
import type { Links } from '../ports/links.js';
import type { Log } from '../ports/log.js';
import type { Store } from '../ports/store.js';
import type { SyncTracker } from './progress.js';

export interface SyncDeps {
  store: Pick<Store, 'evidence' | 'transaction'>;
  forge: Forge;
  links: Links;
  clock: Clock;
  log: Log;
  tracker: SyncTracker;
  /** Ends a sync between two pages; what was read stays, and the next one goes on from there. */
  signal?: AbortSignal;
}

export interface Reading extends SyncDeps {
  repository: string;
  before: SyncState;
}

/** What one list came to; `completeAsOf` by the forge's clock. */
export interface Read {
  completeAsOf: Instant;
  watermark: Instant | null;
}

/** Reads a list to its end. @throws RemoteFault, and {@link Stopped} */
export type Reader = (reading: Reading) => Promise<Read>;

/** Somebody stopped the sync: no fault, and nothing is wrong with the list. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** Works of which one may fail without the others: each is tried, and `end` throws the RemoteFault of the first that failed. */
export function eachTried(): { attempt(work: () => Promise<void>): Promise<void>; end(): void } {
  let first: RemoteFault | null = null;
  return {
    async attempt(work) {
      try {
        await work();
      } catch (error) {
        if (!(error instanceof RemoteFault)) throw error;
        first ??= error;
      }
    },
    end() {
      if (first !== null) throw first;
    },
  };
}

/** Requests that are left to people and to what cannot wait. */
const KEPT_BACK = { authenticated: 50, anonymous: 2 };

/** Asks once, and counts it. @throws RemoteFault before the budget is used up, instead of asking */
export async function ask<T>(
  { forge, tracker, signal, clock, repository, before }: Reading,
  question: () => Promise<Answer<T>>,
  rowsIn: (value: T) => number = () => 0,
): Promise<Answer<T>> {
  if (signal?.aborted === true) throw new Stopped();
  const { authenticated, remaining, resetsAt } = forge.budget();
  const kept = authenticated ? KEPT_BACK.authenticated : KEPT_BACK.anonymous;
  const now = clock.now();
  if (remaining !== null && remaining <= kept && resetsAt !== null && resetsAt > now) {
    const seconds = Math.ceil((millisOf(resetsAt) - millisOf(now)) / 1000);
    throw new RemoteFault(
      'github',
      'budget',
      `${repository}: GitHub allows no more requests until ${resetsAt.slice(11, 16)} UTC. Herald goes on then; until then it calls what it knows incomplete.${authenticated ? '' : ' With a GITHUB_TOKEN it may ask far more often.'}`,
      seconds,
    );
  }
  const answer = await question();
  const { endpoint } = before;
  tracker.answered(
    { repository, endpoint },
    { changed: answer.changed, rows: answer.changed ? rowsIn(answer.value) : 0 },
  );
  return answer;
}
