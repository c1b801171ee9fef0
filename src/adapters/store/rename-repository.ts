/**
 * A repository under its new name: everything that was seen of it moves along and calls it so, that nothing old looks new. Its
 * pages stay behind: their addresses and rows have the old name, so each list is read once anew.
 */
import type { Database } from './engine.js';

/** In the order in which rows may move: labels point to their items. */
const PARTS = [
  { table: 'tag', keys: ['name', 'sha'] },
  { table: 'ghRelease', keys: ['id'] },
  { table: 'syncState', keys: ['endpoint'] },
  { table: 'document', keys: ['kind', 'key'] },
  { table: 'forgeName', keys: ['kind', 'id'] },
] as const;

export async function renameRepository(db: Database, from: string, to: string): Promise<void> {
  const renamed = namesIn(from, to);
  await db.deleteFrom('syncPage').where('repository', '=', from).execute();
  for (const { table, keys } of PARTS) {
    const rows = (await db.selectFrom(table).selectAll().where('repository', '=', from).execute()) as object[];
    await db.deleteFrom(table).where('repository', '=', from).execute();
    await insertMissing(db, table, ['repository', ...keys], rows.map(renamed));
  }
  const [items, labels] = [
    await db.selectFrom('item').selectAll().where('repository', '=', from).execute(),
    await db.selectFrom('itemLabel').selectAll().where('repository', '=', from).execute(),
  ];
  await db.deleteFrom('itemLabel').where('repository', '=', from).execute();
  await db.deleteFrom('item').where('repository', '=', from).execute();
  await insertMissing(db, 'item', ['repository', 'number'], items.map(renamed));
  await insertMissing(db, 'itemLabel', ['repository', 'number', 'label'], labels.map(renamed));
}

type Moving = (typeof PARTS)[number]['table'] | 'item' | 'itemLabel';

/**
 * The name where a row says whose it is, in its addresses, and in the JSON of its columns as `owner/name` or
 * `owner/name#number`. What people wrote stays as it is.
 */
function namesIn(from: string, to: string): (row: object) => object {
  const address = /^(https?:\/\/[^/]+\/)([^/]+\/[^/]+)(\/.*)$/;
  const name = (text: string): string => {
    if (text === from || text.startsWith(`${from}#`)) return `${to}${text.slice(from.length)}`;
    return text.replace(address, (whole, host: string, at: string, rest: string) =>
      at === from ? `${host}${to}${rest}` : whole,
    );
  };
  const deep = (json: unknown): unknown =>
    JSON.parse(String(json), (key, value: unknown) =>
      typeof value === 'string' && !WRITTEN_BY_PEOPLE.has(key) ? name(value) : value,
    );
  return (row) => {
    const { url, closes, value } = row as { url?: string; closes?: string; value?: string };
    return {
      ...row,
      repository: to,
      ...(url === undefined ? {} : { url: name(url) }),
      ...(closes === undefined ? {} : { closes: JSON.stringify(deep(closes)) }),
      ...(value === undefined ? {} : { value: JSON.stringify(deep(value)) }),
    };
  };
}

const WRITTEN_BY_PEOPLE = new Set(['text', 'title', 'description']);

/** One row at a time: a rename happens once in years, and rows of every table fit. */
async function insertMissing(db: Database, table: Moving, keys: string[], rows: object[]): Promise<void> {
  for (const row of rows) {
    await db
      .insertInto(table)
      .values(row as never)
      .onConflict((oc) => oc.columns(keys as never).doNothing())
      .execute();
  }
}
