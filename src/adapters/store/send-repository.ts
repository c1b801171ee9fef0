/** The outbox's rows. A claim is one conditional statement, so that no send is ever claimed twice. */
import { MAY_HAVE_ARRIVED, type Send, type SendAttempt } from '../../domain/send.js';
import type { SendRepository } from '../../ports/store.js';
import { atomically } from './atomically.js';
import { batches } from './batches.js';
import { rowCodec } from './columns.js';
import type { Database } from './engine.js';
import { sendOverview } from './send-overview.js';
import { claimSends, nextDueSend } from './send-queue.js';
import { deliveryOf, sendRows } from './send-rows.js';

const attemptRows = rowCodec<SendAttempt>({
  send: 'plain',
  n: 'plain',
  at: 'plain',
  outcome: 'plain',
  error: 'plain',
});

export const sendRepository = (db: Database): SendRepository => ({
  insert: async (sends) => {
    for (const batch of batches(sends)) {
      await db
        .insertInto('send')
        .values(batch.map(sendRows.toRow))
        .onConflict((oc) => oc.column('dedupeKey').doNothing())
        .execute();
    }
  },
  keep: (send) => atomically(db, (transaction) => keep(transaction, send)),
  byKey: async (dedupeKey) => {
    const row = await db.selectFrom('send').selectAll().where('dedupeKey', '=', dedupeKey).executeTakeFirst();
    return row === undefined ? null : sendRows.fromRow(row);
  },
  about: async (subject) => {
    const rows = await db
      .selectFrom('send')
      .selectAll()
      .where('about', '=', subject)
      .orderBy('notBefore')
      .orderBy('id')
      .execute();
    return rows.map(sendRows.fromRow);
  },
  postedTo: async (address) => {
    const rows = await db
      .selectFrom('send')
      .selectAll()
      .where('address', '=', address)
      .where('remoteChannel', 'is not', null)
      .where('remoteId', 'is not', null)
      .orderBy('remoteId', 'desc')
      .limit(LATEST_POSTS)
      .execute();
    return rows.map(sendRows.fromRow);
  },
  bySlackPost: async (channel, ts) => {
    const row = await db
      .selectFrom('send')
      .selectAll()
      .where('remoteChannel', '=', channel)
      .where('remoteId', '=', ts)
      .executeTakeFirst();
    return row === undefined ? null : sendRows.fromRow(row);
  },
  byId: async (id) => {
    const row = await db.selectFrom('send').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : sendRows.fromRow(row);
  },
  ofDraft: async (draft) => {
    const rows = await db
      .selectFrom('send')
      .selectAll()
      .where('draft', '=', draft)
      .orderBy('revision')
      .orderBy('destination')
      .orderBy('part')
      .execute();
    return rows.map(deliveryOf);
  },
  recent: async (limit) => {
    const rows = await db
      .selectFrom('send')
      .selectAll()
      .where('purpose', '=', 'delivery')
      .orderBy((eb) => eb.fn.coalesce('sentAt', 'notBefore'), 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(deliveryOf);
  },
  deliveredSince: async (since) => {
    const rows = await db
      .selectFrom('send')
      .select((eb) => ['draft', 'destination', eb.fn.coalesce('sentAt', 'notBefore').as('at')])
      .where('purpose', '=', 'delivery')
      .where('state', 'in', MAY_HAVE_ARRIVED)
      .where((eb) => eb(eb.fn.coalesce('sentAt', 'notBefore'), '>', since))
      .execute();
    return rows.map(({ draft, destination, at }) => ({ draft: draft ?? '', destination, at }));
  },
  inStates: async (states) => {
    const rows = await db
      .selectFrom('send')
      .selectAll()
      .where('state', 'in', states)
      .orderBy('notBefore')
      .orderBy('id')
      .execute();
    return rows.map(sendRows.fromRow);
  },
  counts: async () => {
    const rows = await db
      .selectFrom('send')
      .select(['state', 'purpose', (eb) => eb.fn.countAll().as('count')])
      .groupBy(['state', 'purpose'])
      .execute();
    return rows.map(({ state, purpose, count }) => ({ purpose, state, count: Number(count) }));
  },
  overview: (now, alarmsSince) => sendOverview(db, now, alarmsSince),
  claim: (request) => claimSends(db, request),
  unclaim: async () => {
    const freed = await db
      .updateTable('send')
      .set({ state: 'ready', leaseBy: null, leaseUntil: null })
      .where('state', '=', 'claimed')
      .executeTakeFirst();
    return Number(freed.numUpdatedRows);
  },
  nextDue: (now) => nextDueSend(db, now),
  abandoned: async (wall) => {
    const rows = await db
      .selectFrom('send')
      .selectAll()
      .where('state', '=', 'attempting')
      .where('leaseUntil', '<=', wall)
      .orderBy('notBefore')
      .orderBy('id')
      .execute();
    return rows.map(sendRows.fromRow);
  },
  save: async (send, was) => {
    const { state, remoteId, remoteChannel, afterSend, notBefore, expiresAt, ...rest } = sendRows.toRow(send);
    const { leaseBy, leaseUntil, attempt, nextAt, receipt, error, sentAt, givenUpBy } = rest;
    // A mail's slot is filled as it is handed over.
    const sealed = state === 'attempting' ? { payload: rest.payload } : {};
    const life = { leaseBy, leaseUntil, attempt, nextAt, receipt, error, sentAt, givenUpBy };
    const saved = await db
      .updateTable('send')
      .set({ state, remoteId, remoteChannel, afterSend, notBefore, expiresAt, ...life, ...sealed })
      .where('id', '=', send.id)
      .where('state', '=', was.state)
      // One that was given something else to show since is not what the caller decided about.
      .where('payloadHash', '=', send.payloadHash)
      .$if(was.leaseBy === null, (query) => query.where('leaseBy', 'is', null))
      .$if(typeof was.leaseBy === 'string', (query) => query.where('leaseBy', '=', was.leaseBy ?? null))
      .executeTakeFirst();
    return saved.numUpdatedRows > 0n;
  },
  addAttempt: async (attempt) => {
    await db.insertInto('sendAttempt').values(attemptRows.toRow(attempt)).execute();
  },
  attempts: async (send) => {
    const rows = await db.selectFrom('sendAttempt').selectAll().where('send', '=', send).orderBy('n').execute();
    return rows.map(attemptRows.fromRow);
  },
});

/** Of one address; what is older says nothing about today. */
const LATEST_POSTS = 200;

/** States in which a living send can be given something else to show. */
const AT_REST = ['ready', 'sent', 'failed', 'withheld', 'cancelled'] as const;

async function keep(db: Database, send: Send): Promise<'new' | 'changed' | 'same' | 'busy'> {
  const row = sendRows.toRow(send);
  const inserted = await db
    .insertInto('send')
    .values(row)
    .onConflict((oc) => oc.column('dedupeKey').doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 0n) return 'new';
  const { payload, payloadHash, expiresAt } = row;
  const changed = await db
    .updateTable('send')
    .set({ payload, payloadHash, expiresAt, state: 'ready', attempt: 0, nextAt: null, error: null, givenUpBy: null })
    .where('dedupeKey', '=', send.dedupeKey)
    .where('payloadHash', '!=', payloadHash)
    .where('state', 'in', AT_REST)
    .executeTakeFirst();
  if (changed.numUpdatedRows > 0n) return 'changed';
  const there = await db
    .selectFrom('send')
    .select('payloadHash')
    .where('dedupeKey', '=', send.dedupeKey)
    .executeTakeFirst();
  return there?.payloadHash === payloadHash ? 'same' : 'busy';
}
