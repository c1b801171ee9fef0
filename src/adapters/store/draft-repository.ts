/** Drafts, their revisions and the verdicts on them. */
import type { Draft, DraftRevision } from '../../domain/draft.js';
import { Refusal } from '../../domain/errors.js';
import { OPEN_SEND_STATES } from '../../domain/send.js';
import type { DraftRepository } from '../../ports/store.js';
import { atomically } from './atomically.js';
import { draftFiles } from './draft-files.js';
import { draftRows, revisionRows, verdictRows } from './draft-rows.js';
import type { Database } from './engine.js';

export const draftRepository = (db: Database): DraftRepository => ({
  insert: (draft, revision) => atomically(db, (transaction) => insert(transaction, draft, revision)),
  byId: async (id) => {
    const rows = await db.selectFrom('draft').selectAll().where('id', '=', id).execute();
    const [file] = await draftFiles(db, rows.map(draftRows.fromRow));
    return file ?? null;
  },
  live: async () => {
    const rows = await db
      .selectFrom('draft')
      .selectAll()
      .where((eb) =>
        eb.or([
          eb('state', 'in', ['awaiting', 'withheld']),
          eb.and([
            eb('state', '=', 'approved'),
            eb('occasion', 'in', eb.selectFrom('occasion').select('key').where('outcome', 'is', null)),
          ]),
          eb('id', 'in', eb.selectFrom('send').select('draft').where('send.state', 'in', OPEN_SEND_STATES)),
        ]),
      )
      .orderBy('createdAt')
      .orderBy('id')
      .execute();
    return draftFiles(db, rows.map(draftRows.fromRow));
  },
  list: async ({ states, release, kind, limit }) => {
    const rows = await db
      .selectFrom('draft')
      .selectAll()
      .$if(states !== undefined, (query) => query.where('state', 'in', states ?? []))
      .$if(release !== undefined, (query) => query.where('release', 'in', release === undefined ? [] : [release]))
      .$if(kind !== undefined, (query) => query.where('kind', 'in', kind === undefined ? [] : [kind]))
      .orderBy('createdAt', 'desc')
      .orderBy('id')
      .limit(limit)
      .execute();
    return draftFiles(db, rows.map(draftRows.fromRow));
  },
  revisions: async (id) => {
    const rows = await db.selectFrom('draftRevision').selectAll().where('draft', '=', id).orderBy('n').execute();
    return rows.map(revisionRows.fromRow);
  },
  save: async (draft, was) => {
    const { id, state, handKept, holdUntil, why, expiresAt, lateBy, revision } = draftRows.toRow(draft);
    const saved = await db
      .updateTable('draft')
      .set({ state, handKept, holdUntil, why, expiresAt, lateBy, revision })
      .where('id', '=', id)
      .where('state', '=', was.state)
      .where('revision', '=', was.revision)
      .executeTakeFirst();
    return saved.numUpdatedRows > 0n;
  },
  addRevision: async (revision) => {
    const inserted = await db
      .insertInto('draftRevision')
      .values(revisionRows.toRow(revision))
      .onConflict((oc) => oc.columns(['draft', 'n']).doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows === 0n) {
      throw new Refusal(
        'stale',
        `Somebody else has changed the draft meanwhile: revision ${revision.n} exists. Look at it, then try again.`,
      );
    }
  },
  addVerdict: async (verdict) => {
    const row = verdictRows.toRow(verdict);
    await db
      .insertInto('verdict')
      .values(row)
      .onConflict((oc) => oc.columns(['draft', 'revision', 'actor']).doUpdateSet(row))
      .execute();
  },
});

async function insert(db: Database, draft: Draft, revision: DraftRevision): Promise<void> {
  const inserted = await db
    .insertInto('draft')
    .values(draftRows.toRow(draft))
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n) {
    throw new Refusal(
      'conflict',
      `There is a draft for "${draft.occasion}" already: a live one, or one of generation ${draft.generation}.`,
    );
  }
  await db.insertInto('draftRevision').values(revisionRows.toRow(revision)).execute();
}
