/**
 * SQLite for Kysely. One connection, on which transactions queue; a writer that waits for another process lets those who read
 * pass meanwhile.
 */
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type DatabaseConnection, type Driver, type QueryCompiler, SqliteDialect } from 'kysely';
import { SqliteNames } from './column-names.js';
import { placed } from './durably.js';
import type { Engine } from './engine.js';
import { copyInto, MEMORY, SqliteConnection } from './sqlite-connection.js';
import type { TransactionScope } from './transaction-scope.js';

/** How long a writer of another process is waited for. */
export const BUSY_MILLIS = 5_000;
/** Between two looks at whether it has let go. */
const PAUSE_MILLIS = 50;

/** `location` is a path, whose directory is created, or `:memory:`. */
export function sqliteEngine(location: string, busyMillis = BUSY_MILLIS): Engine {
  const path = location === MEMORY ? MEMORY : resolve(location);
  return {
    kind: 'sqlite',
    location: path,
    isShared: path !== MEMORY,
    dialect: (scope) => new LibsqlDialect(path, scope, busyMillis),
    sequence: 'integer',
    copyTo: (file) => placed(file, (part) => copyInto(path, part), { replace: false }),
    // A transaction that has begun `immediate` is the only writer until it ends.
    lockForMigration: () => Promise.resolve(),
  };
}

class LibsqlDialect extends SqliteDialect {
  constructor(
    readonly path: string,
    readonly scope: TransactionScope,
    readonly busyMillis: number,
  ) {
    super({ database: () => Promise.reject(new Error('The driver opens its own connection.')) });
  }

  override createDriver(): Driver {
    return new LibsqlDriver(this.path, this.scope, this.busyMillis);
  }

  override createQueryCompiler(): QueryCompiler {
    return new SqliteNames();
  }
}

class LibsqlDriver implements Driver {
  readonly #connection: SqliteConnection;
  /** Ends with the turn of whoever has the connection. */
  #turn: Promise<void> | null = null;
  #endTurn: () => void = () => undefined;

  constructor(
    path: string,
    readonly scope: TransactionScope,
    busyMillis: number,
  ) {
    this.#connection = new SqliteConnection(path, { busyMillis, pause: () => this.#letPass() });
  }

  init(): Promise<void> {
    return Promise.resolve();
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    this.scope.refuseInside();
    await this.#take();
    return this.#connection;
  }

  beginTransaction(): Promise<void> {
    return this.#connection.begin();
  }

  async commitTransaction(): Promise<void> {
    this.#connection.commit();
  }

  async rollbackTransaction(): Promise<void> {
    this.#connection.rollback();
  }

  async releaseConnection(): Promise<void> {
    this.#connection.tidy();
    this.#give();
  }

  async destroy(): Promise<void> {
    this.#connection.end();
  }

  async #take(): Promise<void> {
    while (this.#turn !== null) await this.#turn;
    this.#turn = new Promise((end) => {
      this.#endTurn = end;
    });
  }

  #give(): void {
    this.#turn = null;
    this.#endTurn();
  }

  async #letPass(): Promise<void> {
    this.#give();
    await sleep(PAUSE_MILLIS);
    await this.#take();
  }
}
