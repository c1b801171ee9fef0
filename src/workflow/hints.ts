/** What somebody pointed at since the last look, each list once however often. */
import type { SyncEndpoint } from '../domain/evidence.js';

/** By repository. */
export type Hinted = ReadonlyMap<string, ReadonlySet<SyncEndpoint>>;

export class Hints {
  #hinted = new Map<string, Set<SyncEndpoint>>();

  add(repository: string, endpoints: readonly SyncEndpoint[]): void {
    const known = this.#hinted.get(repository) ?? new Set();
    for (const endpoint of endpoints) known.add(endpoint);
    this.#hinted.set(repository, known);
  }

  /** Everything, which is then forgotten. */
  take(): Hinted {
    const taken = this.#hinted;
    this.#hinted = new Map();
    return taken;
  }
}
