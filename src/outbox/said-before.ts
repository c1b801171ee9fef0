/**
 * After an older copy of the database was put back: what is planned anew may stand in Slack already, under the name that it has now too,
 * so it is looked for before it is posted.
 */
import type { Delivery, Send } from '../domain/send.js';
import { isStanding } from '../domain/send.js';
import { addHours, addMinutes } from '../domain/time.js';
import { readLostTime } from '../workflow/lost-time.js';
import type { OutboxDependencies } from './dependencies.js';
import { LOOK_BACK_MINUTES, lookForPost } from './look.js';

/** As long as drafts and prompts of that time may still come. */
const LOOKED_FOR_HOURS = 14 * 24;

/** How it was accepted then; null where nothing shows that it was. @throws RemoteFault when Slack does not answer */
export async function saidBefore(
  { store, chat, clock }: Pick<OutboxDependencies, 'store' | 'chat' | 'clock'>,
  send: Send,
): Promise<Extract<Delivery, { outcome: 'accepted' }> | null> {
  if (send.payload.type !== 'slack' || send.attempt > 0 || isStanding(send)) return null;
  const lost = await readLostTime(store.meta);
  if (lost === null || clock.now() > addHours(lost.found, LOOKED_FOR_HOURS)) return null;
  const found = await lookForPost({ store, chat }, send, addMinutes(lost.from, LOOK_BACK_MINUTES));
  if (found.do !== 'find') return null;
  const { channel, ts } = found;
  return { outcome: 'accepted', remoteId: ts, channel, receipt: `${channel} ${ts}, found by looking` };
}
