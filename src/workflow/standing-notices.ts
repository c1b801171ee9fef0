/**
 * What whoever looks after this Herald has to know of the way it runs. Kept in the store, so that pages, checks and commands
 * of any process say the same.
 */
import type { Instant } from '../domain/time.js';
import type { MetaRepository, Repositories } from '../ports/store.js';

const REFUSED = 'files-refused';
const REFUSED_SINCE = 'files-refused-since';
const HELD = 'held';

export const HOLD =
  'Herald was started with --hold: nothing is sent, and silence is no consent. Give up with `herald discard` what had left already, then start it without --hold: what is approved leaves then.';

export interface RefusedFiles {
  why: string;
  /** When they were refused for this reason first. */
  since: Instant;
}

/** Why the files that were there at the start were not taken. The same reason at the next start is the same trouble. */
export async function noteRefused(meta: MetaRepository, why: string, now: Instant): Promise<void> {
  if ((await refusedFiles(meta))?.why === why) return;
  await note(meta, REFUSED, why);
  await note(meta, REFUSED_SINCE, now);
}

export const noteTaken = (meta: MetaRepository): Promise<void> => note(meta, REFUSED, '');

/** Null where files were taken since. */
export async function refusedFiles(meta: MetaRepository): Promise<RefusedFiles | null> {
  const why = (await meta.get(REFUSED)) ?? '';
  return why === '' ? null : { why, since: (await meta.get(REFUSED_SINCE)) ?? '' };
}

export const noteHold = (meta: MetaRepository, held: boolean): Promise<void> => note(meta, HELD, held ? 'yes' : '');

async function note(meta: MetaRepository, key: string, value: string): Promise<void> {
  if (((await meta.get(key)) ?? '') !== value) await meta.set(key, value);
}

/** What an alarm about files that are refused since then is about. */
export const aboutRefused = (since: Instant): string => `${ABOUT_REFUSED}${since}`;

export const isAboutRefused = (about: string | null): boolean => about?.startsWith(ABOUT_REFUSED) === true;

const ABOUT_REFUSED = 'refused:';

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
  const refused = await refusedFiles(meta);
  const held = (await meta.get(HELD)) ?? '';
  return [...(held === '' ? [] : [{ what: HOLD, why: null }]), ...(refused === null ? [] : [refusal(refused.why)])];
}

/** For those who look after this Herald. */
export const noticeInFull = ({ what, why }: StandingNotice): string => (why === null ? what : `${what} ${why}`);
