/** A repository under its new name: everything that was seen of it moves along, so that nothing old looks new. */
import type { Database } from './engine.js';

/** In the order in which rows may move: labels point to their items. */
const PARTS = [
  { table: 'tag', keys: ['name', 'sha'] },
  { table: 'ghRelease', keys: ['id'] },
  { table: 'syncState', keys: ['endpoint'] },
  { table: 'syncPage', keys: ['endpoint', 'n'] },
  { table: 'document', keys: ['kind', 'key'] },
] as const;

export async function renameRepository(db: Database, from: string, to: string): Promise<void> {
  for (const { table, keys } of PARTS) {
    const rows = (await db.selectFrom(table).selectAll().where('repository', '=', from).execute()) as object[];
    await db.deleteFrom(table).where('repository', '=', from).execute();
    await insertMissing(db, table, ['repository', ...keys], rows, to);
  }
  const [items, labels] = [
    await db.selectFrom('item').selectAll().where('repository', '=', from).execute(),
    await db.selectFrom('itemLabel').selectAll().where('repository', '=', from).execute(),
  ];
  await db.deleteFrom('itemLabel').where('repository', '=', from).execute();
  await db.deleteFrom('item').where('repository', '=', from).execute();
  await insertMissing(db, 'item', ['repository', 'number'], items, to);
  await insertMissing(db, 'itemLabel', ['repository', 'number', 'label'], labels, to);
}

type Moving = (typeof PARTS)[number]['table'] | 'item' | 'itemLabel';

/** One row at a time: a rename happens once in years, and rows of every table fit. */
async function insertMissing(db: Database, table: Moving, keys: string[], rows: object[], to: string): Promise<void> {
  for (const row of rows) {
    await db
      .insertInto(table)
      .values({ ...row, repository: to } as never)
      .onConflict((oc) => oc.columns(keys as never).doNothing())
      .execute();
  }
}
