/** {@link SendOverview}, counted by the database. */
import { OPEN_SEND_STATES } from '../../domain/send.js';
import type { Instant } from '../../domain/time.js';
import type { Gathered, SendOverview } from '../../ports/send-overview.js';
import type { Database } from './engine.js';

export async function sendOverview(db: Database, now: Instant, alarmsSince: Instant): Promise<SendOverview> {
  const due = await db
    .selectFrom('send')
    .select(['purpose', (eb) => eb.fn.countAll().as('count')])
    .select((eb) => eb.fn.min(eb.case().when('sentAt', 'is', null).then(eb.ref('notBefore')).end()).as('since'))
    .where('state', 'in', OPEN_SEND_STATES)
    .where('notBefore', '<=', now)
    .groupBy('purpose')
    .execute();
  const lastTries = db
    .selectFrom('sendAttempt')
    .select(['send', (eb) => eb.fn.max('at').as('at')])
    .groupBy('send')
    .as('tried');
  const unknown = await db
    .selectFrom('send')
    .leftJoin(lastTries, 'tried.send', 'send.id')
    .select(['purpose', (eb) => eb.fn.countAll().as('count')])
    .select((eb) => eb.fn.min(eb.fn.coalesce('tried.at', 'notBefore')).as('since'))
    .where('state', '=', 'unknown')
    .where('givenUpBy', 'is', null)
    .groupBy('purpose')
    .execute();
  const alarms = await db
    .selectFrom('send')
    .select(['state', (eb) => eb.fn.countAll().as('count')])
    .where('purpose', '=', 'alarm')
    .where('notBefore', '>=', alarmsSince)
    .groupBy('state')
    .execute();
  return {
    due: due.map(gathered),
    unknown: unknown.map(gathered),
    alarms: alarms.map(({ state, count }) => ({ state, count: Number(count) })),
  };
}

const gathered = ({
  purpose,
  count,
  since,
}: Pick<Gathered, 'purpose' | 'since'> & { count: string | number | bigint }): Gathered => ({
  purpose,
  count: Number(count),
  since,
});
