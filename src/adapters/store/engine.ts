/** What a database engine has to bring so that the rest of the store does not need to know which one it is. */
import type { Dialect, Kysely } from 'kysely';
import type { Tables } from './tables.js';
import type { TransactionScope } from './transaction-scope.js';

/** Repositories see only this: the store itself or one transaction of it. */
export type Database = Kysely<Tables>;

export interface Engine {
  kind: 'sqlite';
  /** For people: the file, or `:memory:`. */
  location: string;
  /** Whether another connection sees the same data. */
  isShared: boolean;
  /** Every new use of a connection asks the scope first. */
  dialect(scope: TransactionScope): Dialect;
  /** The type of an integer key that counts by itself. */
  sequence: 'integer' | 'serial';
  /** Null where its operator's own tools do that. @throws whatever is in the way */
  copyTo: ((file: string) => Promise<void>) | null;
  /** Held until the transaction ends, so that of several processes only one migrates. */
  lockForMigration(transaction: Database): Promise<void>;
}
