/** The configuration files that were there at the start and were not taken, so that Herald goes on by those applied before. */
import type { Instant } from '../domain/time.js';
import type { MetaRepository } from '../ports/store.js';

const REFUSED = 'files-refused';
const REFUSED_SINCE = 'files-refused-since';

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

async function note(meta: MetaRepository, key: string, value: string): Promise<void> {
  if (((await meta.get(key)) ?? '') !== value) await meta.set(key, value);
}

/** What an alarm about files that are refused since then is about. */
export const aboutRefused = (since: Instant): string => `${ABOUT_REFUSED}${since}`;

export const isAboutRefused = (about: string | null): boolean => about?.startsWith(ABOUT_REFUSED) === true;

const ABOUT_REFUSED = 'refused:';
