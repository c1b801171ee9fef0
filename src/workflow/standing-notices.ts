/**
 * What whoever looks after this Herald has to know of the way it runs. Kept in the store, so that pages, checks and commands
 * of any process say the same.
 */
import type { Configuration } from '../domain/configuration.js';
import type { StandingNotice } from '../domain/notice.js';
import type { Instant } from '../domain/time.js';
import type { Repositories } from '../ports/store.js';
import { readPauses } from './pauses.js';
import { pauseNotice } from './pauses-in-words.js';
import { refusedFiles } from './refused-files.js';
import { slackUnheard, unheardNotice } from './slack-heard.js';

/** Of files that were refused, and how Herald goes on. */
export const refusal = (why: string): StandingNotice => ({
  what: 'The configuration files were refused when Herald started, so it goes on by those that were applied before. Once they are put right, start Herald again.',
  why,
});

/** Empty when all is as usual. */
export async function standingNotices(
  { meta, configs }: Pick<Repositories, 'meta' | 'configs'>,
  now: Instant,
): Promise<StandingNotice[]> {
  const [refused, pauses, applied] = [await refusedFiles(meta), await readPauses(meta, now), await configs.latest()];
  const unheard = await slackUnheard(meta);
  const { community } = (applied?.doc ?? {}) as Partial<Configuration>;
  return [
    ...(community === undefined ? [] : pauses.map((pause) => pauseNotice(pause, community))),
    ...(refused === null ? [] : [refusal(refused.why)]),
    ...(unheard === null || community === undefined ? [] : [unheardNotice(unheard, community.zone)]),
  ];
}

/** For those who look after this Herald. */
export const noticeInFull = ({ what, why }: StandingNotice): string => (why === null ? what : `${what} ${why}`);
