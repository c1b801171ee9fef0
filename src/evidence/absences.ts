/**
 * What was there and is not found any more. One such answer says little: servers lag, and rights change for a moment. So what was
 * known stays until a second look, and what counts as gone is looked for again each day for a month.
 */
import { RemoteFault } from '../domain/errors.js';
import type { Absence } from '../domain/evidence.js';
import { addMinutes, type Instant } from '../domain/time.js';
import { DAILY } from './cadence.js';
import type { Reading } from './reading.js';

/** Of the things of one kind in one repository, each by its own key. */
export interface Absences {
  /** Whether it was not found before either; the first time is remembered. */
  isSecond(key: string, asOf: Instant): Promise<boolean>;
  gone(key: string, movedTo: string | null, asOf: Instant): Promise<void>;
  stillGone(key: string, asOf: Instant): Promise<void>;
  /** It was found. */
  end(key: string): Promise<void>;
  /** Keys of what is gone and may be back, as often as that is worth a request. */
  lookedForAgain(): string[];
}

const DAY_MINUTES = 24 * 60;
const LOOKED_FOR_MINUTES = 30 * DAY_MINUTES;

export async function openAbsences({ store, repository, clock }: Reading, kind: string): Promise<Absences> {
  const own = `${kind} `;
  const documents = await store.evidence.documents('absence', [repository]);
  const known = new Map(
    documents.flatMap(({ key, value, asOf }) =>
      key.startsWith(own) ? [[key.slice(own.length), { ...value, asOf }]] : [],
    ),
  );
  const save = async (key: string, value: Absence, asOf: Instant): Promise<void> => {
    known.set(key, { ...value, asOf });
    await store.evidence.saveDocuments([{ repository, kind: 'absence', key: `${own}${key}`, value, asOf }]);
  };
  return {
    async isSecond(key, asOf) {
      const before = known.get(key);
      if (before !== undefined) return before.since < asOf;
      await save(key, { since: asOf, goneAt: null, movedTo: null }, asOf);
      return false;
    },
    gone: (key, movedTo, asOf) => save(key, { since: known.get(key)?.since ?? asOf, goneAt: asOf, movedTo }, asOf),
    async stillGone(key, asOf) {
      const before = known.get(key);
      if (before !== undefined) await save(key, before, asOf);
    },
    async end(key) {
      if (known.delete(key)) await store.evidence.dropDocument('absence', repository, `${own}${key}`);
    },
    lookedForAgain: () =>
      [...known].flatMap(([key, { goneAt, movedTo, asOf }]) =>
        goneAt !== null &&
        movedTo === null &&
        addMinutes(asOf, DAILY) <= clock.now() &&
        clock.now() <= addMinutes(goneAt, LOOKED_FOR_MINUTES)
          ? [key]
          : [],
      ),
  };
}

/** @param how a clause that says why this is not taken for its end */
export const notFound = (what: string, how: string): RemoteFault =>
  new RemoteFault(
    'github',
    'not found',
    `${what}: GitHub does not find it, ${how}. Herald looks again at the next sync; until then what it knows of it may be old.`,
  );
