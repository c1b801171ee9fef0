/**
 * Keeps evidence up to date for the loop: everything when its time has come, and in between what somebody has hinted at. What a
 * hint says is not believed, only read again; a hint that is lost costs nothing but time.
 */
import { addMinutes, type Instant } from '../domain/time.js';
import type { SyncDeps } from '../evidence/reading.js';
import { syncRepositories } from '../evidence/sync.js';
import type { Store } from '../ports/store.js';
import { appliedConfiguration } from './applied-configuration.js';
import type { Hinted } from './hints.js';
import { readRepositories } from './read-repositories.js';
import { wantedDocuments } from './wanted/wanted-documents.js';

export interface EvidenceKeeper {
  /** Reads everything when it is due, else what was hinted at. False when there was nothing to read. */
  run(hinted: Hinted): Promise<boolean>;
  /** When everything is due again. */
  nextDue(): Promise<Instant | null>;
}

export interface KeeperDeps extends SyncDeps {
  store: Store;
  syncMinutes: number;
}

const LAST_SYNC = 'last-sync';
const PAUSED = 'sync-paused-until';

const FUTURE_MINUTES = 15;
/** GitHub's limits begin anew every hour; what says otherwise was another clock. */
const LONGEST_PAUSE_MINUTES = 90;

/** Anonymous requests are too few for more than this. */
const ANONYMOUS_MINUTES = 60;

export function createEvidenceKeeper(deps: KeeperDeps): EvidenceKeeper {
  const { store, clock, forge } = deps;

  const due = async (): Promise<Instant | null> => {
    const last = await store.meta.get(LAST_SYNC);
    // A moment that is still to come is another clock's: it was never read.
    if (last === null || last === '' || last > addMinutes(clock.now(), FUTURE_MINUTES)) return null;
    const minutes = forge.budget().authenticated ? deps.syncMinutes : Math.max(deps.syncMinutes, ANONYMOUS_MINUTES);
    const next = addMinutes(last, minutes);
    const paused = await pausedUntil();
    return paused !== null && paused > next ? paused : next;
  };

  const pausedUntil = async (): Promise<Instant | null> => {
    const until = await store.meta.get(PAUSED);
    return until === null || until === '' || until > addMinutes(clock.now(), LONGEST_PAUSE_MINUTES) ? null : until;
  };

  const sync = async (only?: Hinted) => {
    const { configuration } = await appliedConfiguration(store);
    const report = await syncRepositories(deps, {
      repositories: readRepositories(configuration),
      readPrivate: configuration.community.readPrivate,
      wanted: () => wantedDocuments({ configuration, store, now: clock.now() }),
      ...(only === undefined ? {} : { only }),
    });
    await store.meta.set(PAUSED, report.pausedUntil ?? '');
    return report;
  };

  return {
    async run(hinted) {
      const now = clock.now();
      const next = await due();
      if (next === null || next <= now) {
        const { stopped } = await sync();
        if (!stopped) await store.meta.set(LAST_SYNC, now);
        return true;
      }
      const paused = await pausedUntil();
      // What is hinted at while GitHub wants no requests is read with everything else, when it is due.
      if (hinted.size === 0 || (paused !== null && paused > now)) return false;
      await sync(hinted);
      return true;
    },
    nextDue: due,
  };
}
