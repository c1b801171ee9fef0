/** Writing what was seen on the forge: as whole lists, each all or nothing, the last word about a thing winning. */

import { sql } from 'kysely';
import type { EvidenceDocument, ForgeRelease, Item, Movement, SeenTag, Tag } from '../../domain/evidence.js';
import type { Instant } from '../../domain/time.js';
import { batches, lastOfEach } from './batches.js';
import type { Database } from './engine.js';
import { type Seen, saveNames } from './evidence-names.js';
import { documentRows, itemRows, releaseRows, tagRows } from './evidence-rows.js';

/** An update of these columns to the values that could not be inserted. */
const excluded =
  <Name extends string>(names: readonly Name[]) =>
  (eb: { ref: (name: never) => unknown }) =>
    Object.fromEntries(names.map((name) => [name, eb.ref(`excluded.${name}` as never)])) as Record<Name, never>;

export async function saveItems(db: Database, items: readonly Item[]): Promise<void> {
  for (const batch of batches(lastOfEach(items, (item) => `${item.repository}#${item.number}`))) {
    const rows = batch.map((item) => ({
      ...itemRows.toRow({ ...item, ids: item.ids ?? null }),
      authorId: item.ids?.author ?? null,
      finishedAt: item.type === 'pull' ? item.mergedAt : item.closedAt,
    }));
    await db
      .insertInto('item')
      .values(rows)
      .onConflict((oc) =>
        oc.columns(['repository', 'number']).doUpdateSet((eb) => ({
          ...excluded([...itemRows.names, 'finishedAt', 'authorId'])(eb),
          upvotes: sql<number>`case when excluded.upvotes > item.upvotes then excluded.upvotes else item.upvotes end`,
        })),
      )
      .execute();
    await saveLabels(db, batch);
    await saveNamesOf(db, batch);
  }
}

/** The answers of one moment call everybody by one name; what was stored before may know another. */
async function saveNamesOf(db: Database, items: readonly Item[]): Promise<void> {
  const pairs = (names: readonly (string | null)[], ids: readonly (number | null)[]): Seen[] =>
    names.flatMap((name, i) => {
      const id = ids[i] ?? null;
      return name === null || id === null ? [] : [{ id, name }];
    });
  const people = items.flatMap(({ author, assignees, ids }) =>
    ids === undefined ? [] : pairs([author, ...assignees], [ids.author, ...ids.assignees]),
  );
  await saveNames(db, '', 'user', people);
  for (const repository of new Set(items.map((item) => item.repository))) {
    const own = items.flatMap((item) =>
      item.repository === repository && item.ids ? [{ ...item, ids: item.ids }] : [],
    );
    const labels = own.flatMap(({ labels, ids }) => pairs(labels, ids.labels));
    const milestones = own.flatMap(({ milestone, ids }) => pairs([milestone], [ids.milestone]));
    await saveNames(db, repository, 'label', labels);
    await saveNames(db, repository, 'milestone', milestones);
  }
}

async function saveLabels(db: Database, items: Item[]): Promise<void> {
  for (const repository of new Set(items.map((item) => item.repository))) {
    const numbers = items.filter((item) => item.repository === repository).map((item) => item.number);
    await db.deleteFrom('itemLabel').where('repository', '=', repository).where('number', 'in', numbers).execute();
  }
  const labels = items.flatMap(({ repository, number, labels }) =>
    [...new Set(labels.map((label) => label.toLowerCase()))].map((label) => ({ repository, number, label })),
  );
  for (const batch of batches(labels)) await db.insertInto('itemLabel').values(batch).execute();
}

export async function saveTags(
  db: Database,
  tags: readonly SeenTag[],
  seenAt: Instant,
  baseline: boolean,
): Promise<Tag[]> {
  const fresh: Tag[] = [];
  for (const batch of batches(lastOfEach(tags, (tag) => `${tag.repository} ${tag.name} ${tag.sha}`))) {
    const rows = batch.map(({ repository, name, sha }) => ({
      ...tagRows.toRow({ repository, name, sha, firstSeen: seenAt, baseline, goneAt: null }),
      lastSeen: seenAt,
    }));
    const inserted = await db
      .insertInto('tag')
      .values(rows)
      .onConflict((oc) => oc.columns(['repository', 'name', 'sha']).doNothing())
      .returningAll()
      .execute();
    fresh.push(...inserted.map(tagRows.fromRow));
    await db
      .insertInto('tag')
      .values(rows)
      .onConflict((oc) => oc.columns(['repository', 'name', 'sha']).doUpdateSet({ lastSeen: seenAt, goneAt: null }))
      .execute();
  }
  return fresh;
}

export async function saveTagsOld(db: Database, repository: string, names: readonly string[]): Promise<void> {
  for (const some of batches(names)) {
    await db
      .updateTable('tag')
      .set({ baseline: 1 })
      .where('repository', '=', repository)
      .where('name', 'in', some)
      .execute();
  }
}

export async function saveTagsGone(
  db: Database,
  repository: string,
  there: readonly string[],
  at: Instant,
): Promise<void> {
  const known = await db
    .selectFrom('tag')
    .select('name')
    .distinct()
    .where('repository', '=', repository)
    .where('goneAt', 'is', null)
    .execute();
  const standing = new Set(there);
  const gone = known.map(({ name }) => name).filter((name) => !standing.has(name));
  for (const names of batches(gone)) {
    await db
      .updateTable('tag')
      .set({ goneAt: at })
      .where('repository', '=', repository)
      .where('name', 'in', names)
      .execute();
  }
}

export async function saveUpvotes(
  db: Database,
  repository: string,
  counts: readonly { number: number; upvotes: number }[],
): Promise<void> {
  for (const { number, upvotes } of counts) {
    await db
      .updateTable('item')
      .set({ upvotes })
      .where('repository', '=', repository)
      .where('number', '=', number)
      .execute();
  }
}

export async function dropItem(db: Database, repository: string, number: number): Promise<void> {
  for (const table of ['itemLabel', 'item'] as const) {
    await db.deleteFrom(table).where('repository', '=', repository).where('number', '=', number).execute();
  }
}

export async function saveReleases(db: Database, repository: string, releases: readonly ForgeRelease[]): Promise<void> {
  await db.deleteFrom('ghRelease').where('repository', '=', repository).execute();
  for (const batch of batches(lastOfEach(releases, (release) => String(release.id)))) {
    await db.insertInto('ghRelease').values(batch.map(releaseRows.toRow)).execute();
  }
}

export async function saveDocuments(db: Database, documents: readonly EvidenceDocument[]): Promise<void> {
  const moved = documents.flatMap(({ kind, value }) => (kind === 'movement' ? ((value as Movement).last ?? []) : []));
  await saveNames(
    db,
    '',
    'user',
    moved.flatMap(({ by, byId }) => (by === null || !byId ? [] : [{ id: byId, name: by }])),
  );
  const last = lastOfEach(documents, ({ kind, repository, key }) => `${kind} ${repository} ${key}`);
  for (const batch of batches(last)) {
    await db
      .insertInto('document')
      .values(batch.map((document) => documentRows.toRow({ etag: null, ...document })))
      .onConflict((oc) => oc.columns(['kind', 'repository', 'key']).doUpdateSet(excluded(documentRows.names)))
      .execute();
  }
}
