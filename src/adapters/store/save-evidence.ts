/** Writing what was seen on the forge: as whole lists, each all or nothing, the last word about a thing winning. */
import type { ForgeRelease, Item, Tag } from '../../domain/evidence.js';
import type { Instant } from '../../domain/time.js';
import { batches, lastOfEach } from './batches.js';
import type { Database } from './engine.js';
import { itemRows, releaseRows, tagRows } from './evidence-rows.js';

/** An update of these columns to the values that could not be inserted. */
const excluded =
  <Name extends string>(names: readonly Name[]) =>
  (eb: { ref: (name: never) => unknown }) =>
    Object.fromEntries(names.map((name) => [name, eb.ref(`excluded.${name}` as never)])) as Record<Name, never>;

export async function saveItems(db: Database, items: readonly Item[]): Promise<void> {
  for (const batch of batches(lastOfEach(items, (item) => `${item.repository}#${item.number}`))) {
    const rows = batch.map((item) => ({
      ...itemRows.toRow(item),
      finishedAt: item.type === 'pull' ? item.mergedAt : item.closedAt,
    }));
    await db
      .insertInto('item')
      .values(rows)
      .onConflict((oc) => oc.columns(['repository', 'number']).doUpdateSet(excluded([...itemRows.names, 'finishedAt'])))
      .execute();
    await saveLabels(db, batch);
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
  tags: readonly Pick<Tag, 'repository' | 'name' | 'sha'>[],
  seenAt: Instant,
  baseline: boolean,
): Promise<Tag[]> {
  const fresh: Tag[] = [];
  for (const batch of batches(lastOfEach(tags, (tag) => `${tag.repository} ${tag.name} ${tag.sha}`))) {
    const rows = batch.map(({ repository, name, sha }) => ({
      ...tagRows.toRow({ repository, name, sha, firstSeen: seenAt, baseline }),
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
      .onConflict((oc) => oc.columns(['repository', 'name', 'sha']).doUpdateSet({ lastSeen: seenAt }))
      .execute();
  }
  return fresh;
}

export async function saveReleases(db: Database, releases: readonly ForgeRelease[]): Promise<void> {
  for (const batch of batches(lastOfEach(releases, (release) => `${release.repository}#${release.id}`))) {
    await db
      .insertInto('ghRelease')
      .values(batch.map(releaseRows.toRow))
      .onConflict((oc) => oc.columns(['repository', 'id']).doUpdateSet(excluded(releaseRows.names)))
      .execute();
  }
}
