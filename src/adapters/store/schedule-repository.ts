/** Schedule revisions: rows are added and change their state, nothing else. */
import { Refusal } from '../../domain/errors.js';
import type { ScheduleRevision } from '../../domain/schedule.js';
import type { ScheduleRepository } from '../../ports/store.js';
import { rowCodec } from './columns.js';
import type { Database } from './engine.js';

const codec = rowCodec<ScheduleRevision>({
  release: 'plain',
  n: 'plain',
  state: 'plain',
  phases: 'json',
  source: 'plain',
  sourceHash: 'plain',
  baseN: 'plain',
  reason: 'plain',
  blockers: 'json',
  nextUpdate: 'plain',
  author: 'plain',
  at: 'plain',
  inForceAt: 'plain',
});

export const scheduleRepository = (db: Database): ScheduleRepository => {
  const history = async (...releases: string[]): Promise<ScheduleRevision[]> => {
    const rows = await db
      .selectFrom('scheduleRevision')
      .selectAll()
      .where('release', 'in', releases)
      .orderBy('release')
      .orderBy('n')
      .execute();
    return rows.map(codec.fromRow);
  };
  return {
    current: async () => {
      const rows = await db
        .selectFrom('scheduleRevision')
        .selectAll()
        .where('state', 'in', ['in force', 'proposed'])
        .orderBy('release')
        .orderBy('n')
        .execute();
      return rows.map(codec.fromRow);
    },
    history,
    insert: async (revision) => {
      const inserted = await db
        .insertInto('scheduleRevision')
        .values(codec.toRow(revision))
        .onConflict((oc) => oc.doNothing())
        .executeTakeFirst();
      if (inserted.numInsertedOrUpdatedRows === 0n) throw conflict(revision, await history(revision.release));
    },
    change: async (release, n, from, to, at) => {
      const changed = await db
        .updateTable('scheduleRevision')
        .set(to === 'in force' ? { state: to, inForceAt: at } : { state: to })
        .where('release', '=', release)
        .where('n', '=', n)
        .where('state', '=', from)
        .executeTakeFirst();
      return changed.numUpdatedRows > 0n;
    },
  };
};

function conflict(revision: ScheduleRevision, others: ScheduleRevision[]): Refusal {
  const { release, n, state, source, sourceHash } = revision;
  const same = others.find((other) => other.n === n);
  if (same !== undefined) {
    return new Refusal('conflict', `Release ${release} has a revision ${n} already. Look at it, then try again.`);
  }
  if (others.some((other) => other.state === state)) {
    return new Refusal(
      'conflict',
      state === 'proposed'
        ? `A change of the schedule of ${release} is proposed already. Approve or discard its notice first.`
        : `Release ${release} has a schedule in force already; it is changed by a proposal.`,
    );
  }
  const file = source === 'file' ? others.find((other) => other.sourceHash === sourceHash) : undefined;
  return new Refusal(
    'conflict',
    `These dates of ${release} were taken from its file before, as revision ${file?.n ?? 'unknown'}, and are not applied again.`,
  );
}
