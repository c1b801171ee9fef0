/** After an older copy of the database was put back, a post that stands in Slack is found, and not posted once more. */
import { createChat } from '../../../src/adapters/slack/web-api-chat.js';
import { createOutbox } from '../../../src/outbox/outbox.js';
import { createPace } from '../../../src/outbox/pace.js';
import type { Store } from '../../../src/ports/store.js';
import { type SlackServer, startSlack } from '../../../src/preview/slack/server.js';
import { writeLostTime } from '../../../src/workflow/lost-time.js';
import { fixedClock } from '../../support/fixed-clock.js';
import { slackSend } from '../../support/outbox-bench.js';
import { NOON } from '../../support/outside-messages.js';
import { openTestStore } from '../../support/store.js';
import { aSend, putDraft } from '../../support/store-samples.js';

const TOKEN = 'xoxb-preview';
const WALL = '2026-01-05T09:00:00.000Z';
const LATE = '2022-08-20T12:00:00.000Z';

let slack: SlackServer;
let stores: Store[];
beforeEach(async () => {
  stores = [];
  const channels = [{ id: 'C0RELEASES', name: 'releases' }];
  slack = await startSlack({ directory: null, channels, token: TOKEN, clock: fixedClock(NOON, WALL) });
});
afterEach(async () => {
  await slack.close();
  for (const store of stores) await store.close();
});

/** A database in which the post is still to leave, and what its outbox makes of it. */
async function sentFrom(prepare: (store: Store) => Promise<void> = async () => undefined) {
  const store = await openTestStore();
  stores.push(store);
  await putDraft(store, { state: 'approved' });
  await store.sends.insert([aSend({ ...slackSend('a'), address: 'C0RELEASES', notBefore: NOON, expiresAt: LATE })]);
  await prepare(store);
  const outbox = createOutbox({
    store,
    clock: fixedClock(NOON, WALL),
    worker: 'one',
    mailer: {} as never,
    chat: createChat({ token: TOKEN, apiUrl: slack.apiUrl, timeoutMs: 1000 }),
    gate: async () => ({ verdict: 'go' }),
    pace: createPace({ channelGapMillis: 0 }),
    log: () => undefined,
  });
  await outbox.drain();
  return store.sends.byId('a');
}
const lost = (found: string) => (store: Store) =>
  writeLostTime(store.meta, { from: '2026-01-05T08:00:00.000Z', to: WALL, found, sends: [] });

it('is found where it stands', async () => {
  const first = await sentFrom();
  const again = await sentFrom(lost(NOON));

  expect(again).toMatchObject({
    state: 'sent',
    remoteId: first?.remoteId,
    receipt: expect.stringContaining('found by looking'),
  });
  expect(slack.posts()).toHaveLength(1);
});

it('is posted where it does not stand', async () => {
  expect(await sentFrom(lost(NOON))).toMatchObject({ state: 'sent' });
  expect(slack.posts()).toHaveLength(1);
});

it('waits where Slack cannot be asked', async () => {
  slack.faults.push({ method: 'conversations.history', keep: false, as: { error: 'internal_error' } });

  expect(await sentFrom(lost(NOON))).toMatchObject({
    state: 'ready',
    error: expect.stringContaining('It may have been said'),
  });
  expect(slack.posts()).toEqual([]);
});

it('is not looked for for ever', async () => {
  await sentFrom();
  await sentFrom(lost('2020-01-01T00:00:00.000Z'));

  expect(slack.posts()).toHaveLength(2);
});
