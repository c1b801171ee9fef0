/** Brings the schema up to date, all or nothing, and only once however many processes start together. */
import type { Database, Engine } from './engine.js';
import { migrations } from './migrations/index.js';
import type { Migration } from './migrations/migration.js';

/**
 * Returns the names of what it ran, in order. `known` is the list of all migrations.
 * @throws Error when the database was written by a later version of Herald
 */
export async function migrate(
  db: Database,
  engine: Engine,
  known: readonly Migration[] = migrations,
): Promise<string[]> {
  return db.transaction().execute(async (transaction) => {
    await engine.lockForMigration(transaction);
    await transaction.schema
      .createTable('migration')
      .ifNotExists()
      .addColumn('name', 'text', (column) => column.primaryKey())
      .execute();
    const rows = await transaction.selectFrom('migration').select('name').execute();
    const done = new Set(rows.map((row) => row.name));
    refuseUnknown(done, known);
    const due = known.filter((migration) => !done.has(migration.name));
    for (const migration of due) {
      const plain = transaction.withoutPlugins();
      await migration.up(plain.schema, { sequence: engine.sequence }, plain as never);
      await transaction.insertInto('migration').values({ name: migration.name }).execute();
    }
    return due.map((migration) => migration.name);
  });
}

function refuseUnknown(done: ReadonlySet<string>, known: readonly Migration[]): void {
  const later = [...done].filter((name) => !known.some((migration) => migration.name === name));
  if (later.length === 0) return;
  throw new Error(
    `The database was brought up to date by a later version of Herald (${later.join(', ')}). Start that version, or use another database.`,
  );
}
