/** Since when Slack is not heard over its socket; kept in the store, so that pages and checks of any process say the same. */
import type { StandingNotice } from '../domain/notice.js';
import { formatInstant, type Instant, type Zone } from '../domain/time.js';
import type { MetaRepository } from '../ports/store.js';

const KEY = 'slack-unheard';

export const noteUnheard = async (meta: MetaRepository, since: Instant): Promise<void> => {
  if ((await slackUnheard(meta)) === null) await meta.set(KEY, since);
};

export const noteHeard = async (meta: MetaRepository): Promise<void> => {
  if ((await slackUnheard(meta)) !== null) await meta.set(KEY, '');
};

/** Null while it is heard, or is not to be heard over a socket. */
export async function slackUnheard(meta: Pick<MetaRepository, 'get'>): Promise<Instant | null> {
  const since = (await meta.get(KEY)) ?? '';
  return since === '' ? null : since;
}

export const unheardNotice = (since: Instant, zone: Zone): StandingNotice => ({
  what: `Slack has not been heard since ${formatInstant(since, zone)}: buttons and commands there do nothing, and replies are read later. Herald goes on trying; use the desk meanwhile.`,
  why: null,
});
