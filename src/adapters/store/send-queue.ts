/** Which sends may leave: claiming them, and when the next one is due. */
import { type ExpressionBuilder, sql } from 'kysely';
import { OPEN_SEND_STATES, type Send, urgencyOf } from '../../domain/send.js';
import type { Instant } from '../../domain/time.js';
import type { ClaimRequest } from '../../ports/store.js';
import type { Database } from './engine.js';
import { sendRows } from './send-rows.js';
import type { Tables } from './tables.js';

/** Ready, or claimed by somebody whose lease has run out. */
const free = (eb: ExpressionBuilder<Tables, 'send'>, wall: Instant) =>
  eb.or([
    eb('send.state', '=', 'ready'),
    eb.and([eb('send.state', '=', 'claimed'), eb('send.leaseUntil', '<=', wall)]),
  ]);

/**
 * One statement that chooses and takes, in which the outer condition holds even where another claimer was between the two.
 * Where writers run side by side, the inner choice wants `for update skip locked`, lest they wait for each other.
 */
export async function claimSends(db: Database, request: ClaimRequest): Promise<Send[]> {
  const { now, wall, by, leaseUntil, limit, except, only } = request;
  const rows = await db
    .updateTable('send')
    .set({ state: 'claimed', leaseBy: by, leaseUntil })
    .where('send.id', 'in', (eb) =>
      eb
        .selectFrom('send')
        .leftJoin('send as before', 'before.id', 'send.afterSend')
        .select('send.id')
        .where((inner) => free(inner, wall))
        .where('send.notBefore', '<=', now)
        .where('send.destination', 'not in', except)
        .$if(only !== undefined, (query) => query.where('send.purpose', 'in', only ?? []))
        .where((inner) => inner.or([inner('send.nextAt', 'is', null), inner('send.nextAt', '<=', now)]))
        .where((inner) =>
          inner.or([
            // For the root of its thread a message waits in the outbox, which knows for how long.
            inner('send.part', '=', 1),
            inner('before.id', 'is', null),
            inner('before.state', 'not in', OPEN_SEND_STATES),
          ]),
        )
        .orderBy(urgency('send.purpose'))
        .orderBy('send.notBefore')
        .orderBy((inner) => inner.case().when('send.afterSend', 'is', null).then(0).else(1).end())
        .orderBy('send.id')
        .limit(limit),
    )
    .where((eb) => free(eb, wall))
    .returningAll()
    .execute();
  return rows.map(sendRows.fromRow).sort(inOrder);
}

const inOrder = (a: Send, b: Send): number =>
  urgencyOf(a.purpose) - urgencyOf(b.purpose) ||
  compare(a.notBefore, b.notBefore) ||
  behind(a) - behind(b) ||
  compare(a.id, b.id);

/** What begins a thread leaves before what follows. */
const behind = ({ afterSend }: Send): number => (afterSend === null ? 0 : 1);

/** {@link urgencyOf} for the database. */
const urgency = (column: 'send.purpose') =>
  sql<number>`case ${sql.ref(column)} when 'delivery' then 0 when 'alarm' then 0 when 'card' then 1 else 2 end`;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The earliest moment after `now` at which an open send becomes due or expires. */
export async function nextDueSend(db: Database, now: Instant): Promise<Instant | null> {
  const due = db
    .selectFrom('send')
    .select((eb) =>
      eb
        .case()
        .when('nextAt', '>', eb.ref('notBefore'))
        .then(eb.ref('nextAt'))
        .else(eb.ref('notBefore'))
        .end()
        .as('moment'),
    )
    .where('state', 'in', OPEN_SEND_STATES);
  const expiry = db.selectFrom('send').select('expiresAt as moment').where('state', 'in', OPEN_SEND_STATES);
  const row = await db
    .selectFrom(due.unionAll(expiry).as('moments'))
    .select((eb) => eb.fn.min('moments.moment').as('next'))
    .where('moments.moment', '>', now)
    .executeTakeFirst();
  return row?.next ?? null;
}
