/**
 * What whoever looks after this Herald has to know of the way it runs. Kept in the store, so that pages, checks and commands
 * of any process say the same.
 */
import type { MetaRepository, Repositories } from '../ports/store.js';

const REFUSED = 'files-refused';
const HELD = 'held';

export const HOLD =
  'Herald was started with --hold: nothing is sent, and silence is no consent. Give up with `herald discard` what had left already, then start it without --hold: what is approved leaves then.';

/** Why the files that were there at the start were not taken; null once files were. */
export const noteRefused = (meta: MetaRepository, why: string | null): Promise<void> => note(meta, REFUSED, why ?? '');

export const noteHold = (meta: MetaRepository, held: boolean): Promise<void> => note(meta, HELD, held ? 'yes' : '');

async function note(meta: MetaRepository, key: string, value: string): Promise<void> {
  if (((await meta.get(key)) ?? '') !== value) await meta.set(key, value);
}

export interface StandingNotice {
  what: string;
  /** Not for everybody: it may name dates that nobody has been told. */
  why: string | null;
}

/** Of files that were refused, and how Herald goes on. */
export const refusal = (why: string): StandingNotice => ({
  what: 'The configuration files were refused when Herald started, so it goes on by those that were applied before. Once they are put right, start Herald again.',
  why,
});

/** Empty when all is as usual. */
export async function standingNotices({ meta }: Pick<Repositories, 'meta'>): Promise<StandingNotice[]> {
  const refused = (await meta.get(REFUSED)) ?? '';
  const held = (await meta.get(HELD)) ?? '';
  return [...(held === '' ? [] : [{ what: HOLD, why: null }]), ...(refused === '' ? [] : [refusal(refused)])];
}

/** For those who look after this Herald. */
export const noticeInFull = ({ what, why }: StandingNotice): string => (why === null ? what : `${what} ${why}`);
