/**
 * Notices when code inside a transaction uses the store itself instead of the repositories it was given: on SQLite's one
 * connection that would wait for itself for ever, elsewhere it would silently write outside of the transaction.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

interface Open {
  scope: TransactionScope;
  open: boolean;
  /** A transaction of another store may be open around this one. */
  around: Open | undefined;
}

/**
 * One for all stores: before Node 24 every storage that was ever used is asked at each promise from then on, so that one per
 * store slows down whoever opens many.
 */
const transactions = new AsyncLocalStorage<Open>();

export class TransactionScope {
  async run<T>(work: () => Promise<T>): Promise<T> {
    const open: Open = { scope: this, open: true, around: transactions.getStore() };
    try {
      return await transactions.run(open, work);
    } finally {
      open.open = false;
    }
  }

  /** @throws Error when called from within an open transaction of the same store */
  refuseInside(): void {
    for (let at = transactions.getStore(); at !== undefined; at = at.around) {
      if (at.scope !== this || !at.open) continue;
      throw new Error('Inside a transaction only the repositories given to it may be used, not the store itself.');
    }
  }
}
