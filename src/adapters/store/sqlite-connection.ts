/**
 * One connection to a SQLite file by way of `libsql`: the only file that knows this library.
 *
 * libsql leaves a statement that ended in SQLITE_BUSY running: from then on writes answer "ok" and are read back, but never
 * reach the file, and the lock that they take is not let go. Closing the connection does not end such a statement either, it
 * only loses sight of it. So writers wait with a bare `begin immediate`, which leaves nothing behind; and a connection on
 * which anything else has failed is rolled back, closed, and never used again.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import Libsql from 'libsql';
import { StoreFull } from '../../domain/errors.js';
import { codeOf, isBusy, storeFault } from './sqlite-faults.js';

export const MEMORY = ':memory:';

export interface Waiting {
  /** For how long a writer of another process is waited for, in milliseconds. */
  busyMillis: number;
  /** Lets others use the connection for a moment. */
  pause(): Promise<void>;
}

/** At most this long nothing else in the process runs while a lock is waited for, in milliseconds. */
const TRY_MILLIS = 25;

/** Kept statements; more different ones than this come of lists of ever other lengths. */
const MOST_STATEMENTS = 400;

export class SqliteConnection implements DatabaseConnection {
  #database: Libsql.Database | null = null;
  /** A statement is prepared once: the loop asks the same few dozen questions again and again. */
  readonly #statements = new Map<string, Libsql.Statement>();
  #inTransaction = false;
  #clean = true;
  #ended = false;

  constructor(
    readonly path: string,
    readonly waiting: Waiting,
  ) {}

  /** @throws StoreFault when another process does not let go of the database, and when the disk takes nothing */
  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const values = parameters.map(bindable);
    if (this.#inTransaction) return this.#run(sql, values);
    if (/^select\b/i.test(sql)) {
      await this.#patiently(() => this.#open());
      return this.#run(sql, values);
    }
    await this.begin();
    try {
      const result = this.#run<R>(sql, values);
      this.commit();
      return result;
    } catch (error) {
      this.rollback();
      throw error;
    }
  }

  streamQuery(): never {
    throw new Error('The store reads whole answers.');
  }

  /**
   * From its start a writer: one that begins as a reader cannot become a writer once somebody else has written.
   * @throws StoreFault when another process does not let go
   */
  async begin(): Promise<void> {
    await this.#patiently(() => this.#open().exec('begin immediate'));
    this.#inTransaction = true;
  }

  commit(): void {
    this.#exec('commit');
    this.#inTransaction = false;
  }

  /** After a full disk and its like SQLite has rolled back by itself; what went wrong must not be hidden by that. */
  rollback(): void {
    this.#inTransaction = false;
    try {
      this.#exec('rollback');
    } catch (error) {
      if (!String(error).includes('no transaction is active')) throw error;
    }
  }

  /** After each use: one that is not clean is closed, and the next use opens another. */
  tidy(): void {
    if (!this.#clean && this.path !== MEMORY) this.close();
  }

  close(): void {
    const database = this.#database;
    this.#statements.clear();
    this.#database = null;
    try {
      // What still runs would keep its lock beyond the closing.
      if (!this.#clean) database?.exec('rollback');
    } catch {
      // There was nothing to roll back.
    }
    database?.close();
    this.#clean = true;
  }

  /** Closes it for good. */
  end(): void {
    this.#ended = true;
    this.close();
  }

  async #patiently(step: () => unknown): Promise<void> {
    let patience: AbortSignal | null = null;
    for (;;) {
      try {
        step();
        return;
      } catch (error) {
        patience ??= AbortSignal.timeout(this.waiting.busyMillis);
        if (!isBusy(error) || patience.aborted) throw this.#failed(error);
      }
      await this.waiting.pause();
    }
  }

  #open(): Libsql.Database {
    if (this.#ended) throw new Error('The store has been closed.');
    this.#database ??= opened(this.path);
    return this.#database;
  }

  #exec(sql: string): void {
    try {
      this.#open().exec(sql);
    } catch (error) {
      throw this.#failed(error);
    }
  }

  #run<R>(sql: string, values: Value[]): QueryResult<R> {
    try {
      const statement = this.#statement(sql);
      if (statement.reader) return { rows: statement.all(values) as R[] };
      const { changes, lastInsertRowid } = statement.run(values);
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
    } catch (error) {
      throw this.#failed(error);
    }
  }

  #statement(sql: string): Libsql.Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#open().prepare(sql);
    // What changes the schema is said once.
    if (!/^(select|insert|update|delete|with)\b/i.test(sql)) return statement;
    if (this.#statements.size >= MOST_STATEMENTS) this.#statements.clear();
    this.#statements.set(sql, statement);
    return statement;
  }

  /** A constraint that refuses a row is an answer: SQLite has ended that statement. */
  #failed(error: unknown): unknown {
    if (!codeOf(error).startsWith('SQLITE_CONSTRAINT')) this.#clean = false;
    return storeFault(error, this.path) ?? error;
  }
}

/** @throws Error when it cannot be opened, as it came while another process is in the way */
function opened(path: string): Libsql.Database {
  let database: Libsql.Database | null = null;
  try {
    if (path !== MEMORY) mkdirSync(dirname(path), { recursive: true });
    database = new Libsql(path);
    database.pragma(`busy_timeout = ${TRY_MILLIS}`);
    // While another process does the same, or writes to a file that is not in this mode yet, it fails at once.
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    return database;
  } catch (error) {
    database?.close();
    // Whoever asked may have patience with that.
    if (isBusy(error)) throw error;
    const full = storeFault(error, path);
    if (full instanceof StoreFull) throw full;
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The database ${path} cannot be opened: ${why}`, { cause: error });
  }
}

/** A whole copy, as of one moment, also while others write. `to` must not be there yet. @throws StoreFault */
export function copyInto(path: string, to: string): void {
  const database = opened(path);
  try {
    database.prepare('vacuum into ?').run(to);
  } catch (error) {
    // It is the copy that is written.
    throw storeFault(error, to) ?? error;
  } finally {
    database.close();
  }
}

type Value = string | number | null;

/**
 * What may be bound. libsql ends the whole process, without an exception, on a boolean or an object; and it cuts text at a
 * NUL, so that one comes back as U+FFFD, as half a surrogate pair does.
 */
function bindable(value: unknown): Value {
  if (value === null) return value;
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  const shown = typeof value === 'number' ? String(value) : value instanceof Date ? 'a Date' : typeof value;
  throw new TypeError(`Only text, whole numbers and null can be stored, not ${shown}.`);
}
