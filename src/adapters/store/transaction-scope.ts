/**
 * Notices when code inside a transaction uses the store itself instead of the repositories it was given: on SQLite's one
 * connection that would wait for itself for ever, elsewhere it would silently write outside of the transaction.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

export class TransactionScope {
  readonly #open = new AsyncLocalStorage<{ open: boolean }>();

  async run<T>(work: () => Promise<T>): Promise<T> {
    const scope = { open: true };
    try {
      return await this.#open.run(scope, work);
    } finally {
      scope.open = false;
    }
  }

  /** @throws Error when called from within an open transaction */
  refuseInside(): void {
    if (this.#open.getStore()?.open !== true) return;
    throw new Error('Inside a transaction only the repositories given to it may be used, not the store itself.');
  }
}
