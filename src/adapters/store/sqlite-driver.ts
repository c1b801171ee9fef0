/**
 * SQLite by way of `libsql`: the only file that knows this library. One connection, on which transactions queue; writers of
 * other processes are waited for up to five seconds.
 */
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryCompiler,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';
import Libsql from 'libsql';
import { SqliteNames } from './column-names.js';
import type { Engine } from './engine.js';
import type { TransactionScope } from './transaction-scope.js';

const MEMORY = ':memory:';

/** `location` is a path, whose directory is created, or `:memory:`. */
export function sqliteEngine(location: string): Engine {
  const path = location === MEMORY ? MEMORY : resolve(location);
  return {
    kind: 'sqlite',
    location: path,
    dialect: (scope) => new LibsqlDialect(path, scope),
    sequence: 'integer',
    // A transaction that has begun `immediate` is the only writer until it ends.
    lockForMigration: () => Promise.resolve(),
  };
}

class LibsqlDialect extends SqliteDialect {
  constructor(
    readonly path: string,
    readonly scope: TransactionScope,
  ) {
    super({ database: async () => open(path) });
  }

  override createDriver(): Driver {
    return new LibsqlDriver(this.path, this.scope);
  }

  override createQueryCompiler(): QueryCompiler {
    return new SqliteNames();
  }
}

class LibsqlDriver extends SqliteDriver {
  constructor(
    path: string,
    readonly scope: TransactionScope,
  ) {
    super({ database: async () => open(path) });
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.scope.refuseInside();
    return super.acquireConnection();
  }

  /** A transaction that begins as a reader cannot become a writer once somebody else has written. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** After a full disk and its like SQLite has rolled back by itself; what went wrong must not be hidden by that. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch (error) {
      if (!String(error).includes('no transaction is active')) throw error;
    }
  }
}

function open(path: string): SqliteDatabase {
  try {
    if (path !== MEMORY) mkdirSync(dirname(path), { recursive: true });
    const database = new Libsql(path);
    database.pragma('busy_timeout = 5000');
    turnOnWal(database);
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    return guarded(database);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The database ${path} cannot be opened: ${why}`, { cause: error });
  }
}

/** While another process does the same, this fails at once instead of waiting; a write transaction does wait. */
function turnOnWal(database: Libsql.Database): void {
  for (let tries = 1; ; tries += 1) {
    try {
      database.pragma('journal_mode = WAL');
      return;
    } catch (error) {
      if (tries === 20 || !isBusy(error)) throw error;
      database.exec('begin immediate');
      database.exec('commit');
    }
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');

/** Kept statements; more different ones than this come of lists of ever other lengths. */
const MOST_STATEMENTS = 400;

/** A statement is prepared once: the loop asks the same few dozen questions again and again. */
function guarded(database: Libsql.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  const prepare = (sql: string): SqliteStatement => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const statement = prepared(database, sql);
    // What changes the schema is said once.
    if (!/^(select|insert|update|delete|with)\b/i.test(sql)) return statement;
    if (statements.size >= MOST_STATEMENTS) statements.clear();
    statements.set(sql, statement);
    return statement;
  };
  return {
    close: () => {
      statements.clear();
      database.close();
    },
    prepare,
  };
}

function prepared(database: Libsql.Database, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(parameters.map(bindable)),
    run: (parameters) => statement.run(parameters.map(bindable)),
    iterate: (parameters) => statement.iterate(parameters.map(bindable)),
  };
}

/**
 * What may be bound. libsql ends the whole process, without an exception, on a boolean or an object; and it cuts text at a
 * NUL, so that one comes back as U+FFFD, as half a surrogate pair does.
 */
function bindable(value: unknown): string | number | null {
  if (value === null) return value;
  if (typeof value === 'string') return value.includes('\0') ? value.replaceAll('\0', '\uFFFD') : value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  const shown = typeof value === 'number' ? String(value) : value instanceof Date ? 'a Date' : typeof value;
  throw new TypeError(`Only text, whole numbers and null can be stored, not ${shown}.`);
}
