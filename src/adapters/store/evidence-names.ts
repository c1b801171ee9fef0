/**
 * What labels, milestones and people are called now, and were called before, by their ids: a rename changes no item, so names are
 * looked at when items are read, not when they are stored. Almost nothing is ever renamed, and only that is loaded.
 */
import type { Item, Movement } from '../../domain/evidence.js';
import type { NamedKind, Renamed } from '../../domain/forge-names.js';
import type { Instant } from '../../domain/time.js';
import { batches, lastOfEach } from './batches.js';
import type { Database } from './engine.js';
import { type KnownName, nameRows, type StoredItem } from './evidence-rows.js';

export interface Seen {
  id: number;
  name: string;
}

export async function renames(db: Database): Promise<Renamed[]> {
  const rows = await db
    .selectFrom('forgeName')
    .selectAll()
    .where((eb) => eb.or([eb('former', '!=', '[]'), eb('goneAt', 'is not', null)]))
    .orderBy('repository')
    .orderBy('kind')
    .orderBy('id')
    .execute();
  return rows.map((row) => {
    const { missingSince: _, ...renamed } = nameRows.fromRow(row);
    return renamed;
  });
}

/** What was seen is there; under another name than before it has been renamed. */
export async function saveNames(
  db: Database,
  repository: string,
  kind: NamedKind,
  seen: readonly Seen[],
): Promise<void> {
  for (const batch of batches(lastOfEach(seen, ({ id }) => String(id)))) {
    const ids = batch.map(({ id }) => id);
    const rows = await own(db, repository, kind).where('id', 'in', ids).execute();
    const known = new Map(rows.map((row) => [Number(row.id), nameRows.fromRow(row)]));
    const news = batch.flatMap(({ id, name }): KnownName[] => {
      const before = known.get(id);
      if (before === undefined) return [{ repository, kind, id, name, former: [], missingSince: null, goneAt: null }];
      if (before.name === name && before.missingSince === null) return [];
      const former = [...before.former, before.name].filter((one, i, all) => one !== name && all.indexOf(one) === i);
      return [{ ...before, name, former, missingSince: null, goneAt: null }];
    });
    await write(db, news);
  }
}

/** A whole list. What two of them are without is gone, until one has it again. */
export async function saveListedNames(
  db: Database,
  repository: string,
  kind: NamedKind,
  listed: readonly Seen[],
  asOf: Instant,
): Promise<void> {
  await saveNames(db, repository, kind, listed);
  const there = new Set(listed.map(({ id }) => id));
  const rows = (await own(db, repository, kind).execute()).map(nameRows.fromRow);
  const missing = rows.flatMap((name): KnownName[] => {
    if (there.has(Number(name.id)) || name.goneAt !== null) return [];
    if (name.missingSince === null) return [{ ...name, missingSince: asOf }];
    return name.missingSince < asOf ? [{ ...name, goneAt: asOf }] : [];
  });
  await write(db, missing);
}

const own = (db: Database, repository: string, kind: NamedKind) =>
  db.selectFrom('forgeName').selectAll().where('repository', '=', repository).where('kind', '=', kind);

async function write(db: Database, names: readonly KnownName[]): Promise<void> {
  for (const name of names) {
    const row = nameRows.toRow(name);
    await db
      .insertInto('forgeName')
      .values(row)
      .onConflict((oc) => oc.columns(['repository', 'kind', 'id']).doUpdateSet(row))
      .execute();
  }
}

/** The names that any of these may be stored under. */
export function storedNames(renamed: readonly Renamed[], kind: NamedKind, names: readonly string[]): string[] {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const own = renamed.filter((one) => one.kind === kind && allOf(one).some((name) => wanted.has(name.toLowerCase())));
  return [...new Set([...names, ...own.flatMap(allOf)])];
}

const allOf = ({ name, former }: Renamed): string[] => [name, ...former];

/** Stored items as they are now. */
export function withNamesOfNow(items: readonly StoredItem[], renamed: readonly Renamed[]): Item[] {
  const byId = new Map(renamed.map((one) => [keyOf(one.kind, one.repository, one.id), one]));
  return items.map((item) => {
    const { ids, ...rest } = item;
    if (ids === null) return rest;
    return byId.size === 0 ? { ...rest, ids } : namedAnew({ ...rest, ids }, byId);
  });
}

const keyOf = (kind: NamedKind, repository: string, id: number): string => `${kind} ${repository} ${id}`;

function namedAnew(item: Item & Required<Pick<Item, 'ids'>>, byId: ReadonlyMap<string, Renamed>): Item {
  const { repository, ids } = item;
  // A label may be called `__proto__`.
  const formerly: Record<string, readonly string[]> = Object.create(null);
  const found = (kind: NamedKind, id: number | null): Renamed | undefined =>
    id === null ? undefined : byId.get(keyOf(kind, kind === 'user' ? '' : repository, id));
  const now = (kind: NamedKind, name: string, id: number | null): string => {
    const renamed = found(kind, id);
    if (renamed === undefined) return name;
    formerly[renamed.name] = renamed.former;
    return renamed.name;
  };
  const there = item.labels
    .map((name, i) => ({ name, id: ids.labels[i] ?? null }))
    .filter(({ id }) => (found('label', id)?.goneAt ?? null) === null);
  const milestoneGone = (found('milestone', ids.milestone)?.goneAt ?? null) !== null;
  const named = {
    ...item,
    author: item.author === null ? null : now('user', item.author, ids.author),
    assignees: item.assignees.map((name, i) => now('user', name, ids.assignees[i] ?? null)),
    labels: there.map(({ name, id }) => now('label', name, id)),
    milestone: item.milestone === null || milestoneGone ? null : now('milestone', item.milestone, ids.milestone),
    ids: { ...ids, labels: there.map(({ id }) => id), milestone: milestoneGone ? null : ids.milestone },
  };
  return Object.keys(formerly).length === 0 ? named : { ...named, formerly };
}

export function movementOfNow(movement: Movement, renamed: readonly Renamed[]): Movement {
  const { last } = movement;
  const by = renamed.find(({ kind, id }) => kind === 'user' && id === last?.byId);
  return last === null || by === undefined ? movement : { ...movement, last: { ...last, by: by.name } };
}
