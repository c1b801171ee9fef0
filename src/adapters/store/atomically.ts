/** Several statements as one, whether or not the caller is in a transaction already. */
import type { Database } from './engine.js';

export const atomically = <T>(db: Database, work: (db: Database) => Promise<T>): Promise<T> =>
  db.isTransaction ? work(db) : db.transaction().execute(work);
