/** What was seen on the forge, and how complete it is. */
import type { DocumentKind, EvidenceDocument, Movement } from '../../domain/evidence.js';
import type { EvidenceRepository } from '../../ports/evidence-store.js';
import { atomically } from './atomically.js';
import type { Database } from './engine.js';
import { evidenceCounts } from './evidence-counts.js';
import { itemQuestions } from './evidence-items.js';
import { movementOfNow, renames, saveListedNames } from './evidence-names.js';
import { documentRows, releaseRows, syncPageRows, syncStateRows, tagRows } from './evidence-rows.js';
import { renameRepository } from './rename-repository.js';
import {
  dropItem,
  saveDocuments,
  saveItems,
  saveReleases,
  saveTags,
  saveTagsGone,
  saveTagsOld,
  saveUpvotes,
} from './save-evidence.js';
import type { Tables } from './tables.js';

export const evidenceRepository = (db: Database): EvidenceRepository => ({
  ...itemQuestions(db),
  syncStates: async () => {
    const rows = await db.selectFrom('syncState').selectAll().orderBy('repository').orderBy('endpoint').execute();
    return rows.map(syncStateRows.fromRow);
  },
  saveSyncState: async (state) => {
    const row = syncStateRows.toRow(state);
    await db
      .insertInto('syncState')
      .values(row)
      .onConflict((oc) => oc.columns(['repository', 'endpoint']).doUpdateSet(row))
      .execute();
  },
  pages: async (repository, endpoint) => {
    const rows = await db
      .selectFrom('syncPage')
      .selectAll()
      .where('repository', '=', repository)
      .where('endpoint', '=', endpoint)
      .orderBy('n')
      .execute();
    return rows.map(syncPageRows.fromRow);
  },
  savePage: async (page) => {
    const row = syncPageRows.toRow(page);
    await db
      .insertInto('syncPage')
      .values(row)
      .onConflict((oc) => oc.columns(['repository', 'endpoint', 'n']).doUpdateSet(row))
      .execute();
  },
  dropPages: async (repository, endpoint, from) => {
    await db
      .deleteFrom('syncPage')
      .where('repository', '=', repository)
      .where('endpoint', '=', endpoint)
      .where('n', '>=', from)
      .execute();
  },
  saveItems: (list) => atomically(db, (transaction) => saveItems(transaction, list)),
  saveUpvotes: (repository, counts) => atomically(db, (transaction) => saveUpvotes(transaction, repository, counts)),
  dropItem: (repository, number) => atomically(db, (transaction) => dropItem(transaction, repository, number)),
  saveListedNames: (repository, kind, listed, asOf) =>
    atomically(db, (transaction) => saveListedNames(transaction, repository, kind, listed, asOf)),
  renames: () => renames(db),
  saveTags: (tags, seenAt, baseline) => atomically(db, (transaction) => saveTags(transaction, tags, seenAt, baseline)),
  saveTagsOld: (repository, names) => saveTagsOld(db, repository, names),
  saveTagsGone: (repository, there, at) => saveTagsGone(db, repository, there, at),
  saveReleases: (repository, list) => atomically(db, (transaction) => saveReleases(transaction, repository, list)),
  renameRepository: (from, to) => atomically(db, (transaction) => renameRepository(transaction, from, to)),
  counts: () => evidenceCounts(db),
  tags: async (repositories) => {
    const rows = await db
      .selectFrom('tag')
      .selectAll()
      .where('repository', 'in', repositories)
      .orderBy('lastSeen')
      .orderBy('firstSeen')
      .orderBy('repository')
      .orderBy('name')
      .execute();
    return rows.map(tagRows.fromRow);
  },
  releases: async (repositories) => {
    const rows = await db
      .selectFrom('ghRelease')
      .selectAll()
      .where('repository', 'in', repositories)
      .orderBy('publishedAt')
      .orderBy('id')
      .execute();
    return rows.map(releaseRows.fromRow);
  },
  document: async <K extends DocumentKind>(kind: K, repository: string, key: string) => {
    const row = await db
      .selectFrom('document')
      .selectAll()
      .where('kind', '=', kind)
      .where('repository', '=', repository)
      .where('key', '=', key)
      .executeTakeFirst();
    return row === undefined ? null : ((await documentsOfNow(db, [row]))[0] as EvidenceDocument<K>);
  },
  documents: async <K extends DocumentKind>(kind: K, repositories: string[]) => {
    const rows = await db
      .selectFrom('document')
      .selectAll()
      .where('kind', '=', kind)
      .where('repository', 'in', repositories)
      .orderBy('repository')
      .orderBy('key')
      .execute();
    return (await documentsOfNow(db, rows)) as EvidenceDocument<K>[];
  },
  saveDocuments: (list) => atomically(db, (transaction) => saveDocuments(transaction, list)),
  dropDocument: async (kind, repository, key) => {
    await db
      .deleteFrom('document')
      .where('kind', '=', kind)
      .where('repository', '=', repository)
      .where('key', '=', key)
      .execute();
  },
});

/** Who moved something may be called otherwise since. */
async function documentsOfNow(db: Database, rows: readonly Tables['document'][]): Promise<EvidenceDocument[]> {
  const documents = rows.map(documentRows.fromRow);
  if (documents.every(({ kind }) => kind !== 'movement')) return documents;
  const renamed = await renames(db);
  return documents.map((document) =>
    document.kind === 'movement'
      ? { ...document, value: movementOfNow(document.value as Movement, renamed) }
      : document,
  );
}
