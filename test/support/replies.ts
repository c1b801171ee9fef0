/** A house whose people have been asked, and what they reply. */
import type { ReplyWords } from '../../src/workflow/rounds/round-commands.js';
import { askedConfiguration } from './rounds.js';
import { type House, openHouse } from './workflow-house.js';

export const ROUND = 'round:2021-W27';

export async function askedHouse(moment = '2021-07-05T17:00:00.000Z'): Promise<House> {
  const house = await openHouse({ configuration: askedConfiguration() });
  house.clock.now = '2021-07-04T12:00:00.000Z';
  await house.until(moment);
  return house;
}

export async function threadOf(house: House, user: string): Promise<string> {
  const send = await house.store.sends.byKey(`prompt:${ROUND}>${user}`);
  if (send?.remoteId === null || send === null) throw new Error(`No prompt to ${user}`);
  return send.remoteId;
}

export async function replyOf(house: House, text: string, more: Partial<ReplyWords> = {}): Promise<ReplyWords> {
  const user = more.user ?? 'U0SAM';
  return {
    change: 'written',
    channel: user.replace('U', 'D'),
    ts: '1625508000.000100',
    threadTs: await threadOf(house, user),
    text,
    editedTs: null,
    user,
    ...more,
  };
}

export const standing = async (house: House, unit = 'training') =>
  (await house.store.statuses.latest('1.4')).find((s) => s.unit === unit) ?? null;
