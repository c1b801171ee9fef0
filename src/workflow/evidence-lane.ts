/**
 * The forge's lane: it is read beside everything else, one reading at a time, so that a forge which does not answer holds up
 * nothing but the next reading (decision 19).
 */
import type { SyncEndpoint } from '../domain/evidence.js';
import type { Instant } from '../domain/time.js';
import { Hints } from './hints.js';
import { createEvidenceKeeper, type KeeperDeps } from './keep-evidence.js';

export interface EvidenceLane {
  /**
   * Reads what is due or was hinted at; while a reading is under way, after it. Resolves when nothing is left to read.
   * @throws what is not the forge's fault
   */
  look(): Promise<void>;
  /** These lists are read in the next look whether or not they are due. */
  hint(repository: string, endpoints: readonly SyncEndpoint[]): void;
  nextDue(): Promise<Instant | null>;
  /** Ends the reading under way after its next answer; what was read stays. */
  stop(): Promise<void>;
}

/** @param afterReading called whenever something has been read */
export function createEvidenceLane(deps: KeeperDeps, afterReading: () => void): EvidenceLane {
  const stopping = new AbortController();
  const keeper = createEvidenceKeeper({ ...deps, signal: stopping.signal });
  const hints = new Hints();
  let reading: Promise<void> | null = null;
  let again = false;

  const readAll = async (): Promise<void> => {
    do {
      again = false;
      if ((await keeper.run(hints.take())) && !stopping.signal.aborted) afterReading();
    } while (again && !stopping.signal.aborted);
  };

  /** Whoever stops does not wait for an answer that never comes, and by then the store may be gone. */
  const unlessStopped = (error: unknown): void => {
    if (!stopping.signal.aborted) throw error;
  };

  return {
    look() {
      if (stopping.signal.aborted) return Promise.resolve();
      again = true;
      reading ??= readAll()
        .catch(unlessStopped)
        .finally(() => {
          reading = null;
        });
      return reading;
    },
    hint: (repository, endpoints) => hints.add(repository, endpoints),
    nextDue: keeper.nextDue,
    async stop() {
      stopping.abort();
      await reading?.catch(() => undefined);
    },
  };
}
