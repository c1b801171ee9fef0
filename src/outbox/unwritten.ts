/**
 * What is known and could not be written, because the store failed at that moment: an answer of the remote side, or that a
 * claimed send was not handed over. Kept in memory and written as soon as the store takes it; after a crash leases tell.
 */
import type { Log } from '../ports/log.js';

export interface Unwritten {
  keep(write: () => Promise<unknown>): void;
  /** Tries each once more, in order; what fails again stays. Never throws. */
  write(): Promise<void>;
}

export function createUnwritten(log: Log): Unwritten {
  let kept: { write: () => Promise<unknown>; told: boolean }[] = [];
  return {
    keep(write) {
      kept.push({ write, told: false });
    },
    async write() {
      const tried = kept;
      kept = [];
      for (const one of tried) {
        try {
          await one.write();
        } catch (error) {
          // It is tried twice a second, and a disk that is full may be the one that holds the log.
          if (!one.told) log('error', 'send.unwritten', { error: String(error) });
          kept.push({ ...one, told: true });
        }
      }
    },
  };
}
