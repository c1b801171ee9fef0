/** What a database that was put back does not know of, and how far Herald has gone, by which that is known. */
import type { Send } from '../domain/send.js';
import { formatInstant, type Instant } from '../domain/time.js';
import type { Mark } from '../ports/mark.js';
import type { MetaRepository, Repositories } from '../ports/store.js';

/** What this database does not know of. */
export interface LostTime {
  /** The last that it knows to have been handed over. */
  from: Instant;
  /** The last that was. */
  to: Instant;
  /** When that was found out: what stands in Slack since before then was gone through. */
  found: Instant;
  /** Deliveries that were to leave by then, by id: each has arrived, or not, or is given up, before Herald goes on. */
  sends: string[];
}

/** Where the database keeps its id. */
export const DATABASE = 'database';
const SAID = 'said';
const LOST = 'lost-time';
/** The hand-overs that this database knows of. */
export type Said = Pick<Mark, 'count' | 'at'>;

export const readSaid = async (meta: Pick<MetaRepository, 'get'>): Promise<Said | null> =>
  parsed<Said>(await meta.get(SAID));

/** Null where nothing is missing, as far as is known. */
export const readLostTime = async (meta: Pick<MetaRepository, 'get'>): Promise<LostTime | null> =>
  parsed<LostTime>(await meta.get(LOST));

const parsed = <T>(text: string | null): T | null => (text === null ? null : (JSON.parse(text) as T));

/** Counts one more hand-over, in the transaction that begins it; the mark is to be written before anything is handed over. */
export async function countSaid(meta: MetaRepository, at: Instant): Promise<Mark | null> {
  const database = await meta.get(DATABASE);
  if (database === null) return null;
  const count = ((await readSaid(meta))?.count ?? 0) + 1;
  await writeSaid(meta, { count, at });
  return { database, count, at };
}

/** What of it nobody has settled yet. */
export async function stillToSettle({ sends }: Pick<Repositories, 'sends'>, lost: LostTime): Promise<Send[]> {
  const unknown = await sends.inStates(['unknown']);
  return unknown.filter(({ id, givenUpBy }) => lost.sends.includes(id) && givenUpBy === null);
}

export const MAY_HAVE_LEFT = 'This database is older than what Herald did: it may have left since.';

/** Before somebody decides about what was due then; null for anything else. */
export const lostInWords = (lost: LostTime | null, sendAt: Instant, zone: string): string | null =>
  lost === null || sendAt > lost.to
    ? null
    : `This may have been said before ${formatInstant(lost.to, zone)}: this Herald goes on from an older copy of its database. Look in the list’s archive and in Slack before you approve it, and discard it where it is there.`;

export const writeSaid = (meta: MetaRepository, said: Said): Promise<void> => meta.set(SAID, JSON.stringify(said));
export const writeLostTime = (meta: MetaRepository, lost: LostTime): Promise<void> =>
  meta.set(LOST, JSON.stringify(lost));
