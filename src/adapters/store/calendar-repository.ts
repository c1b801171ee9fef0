/** The feeds' entries. Cancelled ones stay, so that calendars learn of it. */
import type { CalendarEntry } from '../../domain/calendar-entry.js';
import type { CalendarRepository } from '../../ports/store.js';
import { atomically } from './atomically.js';
import { rowCodec } from './columns.js';
import type { Database } from './engine.js';

const codec = rowCodec<CalendarEntry>({
  uid: 'plain',
  release: 'plain',
  event: 'json',
  hash: 'plain',
  sequence: 'plain',
  lastModified: 'plain',
  cancelledAt: 'plain',
});

export const calendarRepository = (db: Database): CalendarRepository => ({
  all: async () => {
    const rows = await db.selectFrom('calendarEntry').selectAll().orderBy('uid').execute();
    return rows.map(codec.fromRow);
  },
  save: (entries) =>
    atomically(db, async (transaction) => {
      for (const entry of entries) {
        const row = codec.toRow(entry);
        await transaction
          .insertInto('calendarEntry')
          .values(row)
          .onConflict((oc) => oc.column('uid').doUpdateSet(row))
          .execute();
      }
    }),
});
