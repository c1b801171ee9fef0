/** Looks that show less than what stands there: they prove nothing, and nothing is posted twice by them. */
import { createChat } from '../../../src/adapters/slack/web-api-chat.js';
import type { Send } from '../../../src/domain/send.js';
import { createOutbox, type Outbox } from '../../../src/outbox/outbox.js';
import { createPace } from '../../../src/outbox/pace.js';
import type { Store } from '../../../src/ports/store.js';
import type { SlackFault } from '../../../src/preview/slack/faults.js';
import { type SlackServer, startSlack } from '../../../src/preview/slack/server.js';
import { type FixedClock, fixedClock } from '../../support/fixed-clock.js';
import { EXPIRES, noteTo, slackSend } from '../../support/outbox-bench.js';
import { NOON, slackPayload } from '../../support/outside-messages.js';
import { openTestStore } from '../../support/store.js';
import { aSend, putDraft } from '../../support/store-samples.js';

const TOKEN = 'xoxb-preview';
const CHANNELS = [{ id: 'C0RELEASES', name: 'releases' }];
const USERS = [{ id: 'U0ANNA', name: 'Anna', zone: 'Europe/Prague' }];
const LATE = '2022-08-20T12:00:00.000Z';

let store: Store;
let slack: SlackServer;
let clock: FixedClock;
let outbox: Outbox;
beforeEach(async () => {
  clock = fixedClock(NOON, '2026-01-05T09:00:00.000Z');
  store = await openTestStore();
  await putDraft(store, { state: 'approved' });
  slack = await startSlack({ directory: null, channels: CHANNELS, users: USERS, token: TOKEN, clock });
  outbox = createOutbox({
    store,
    clock,
    worker: 'one',
    mailer: {} as never,
    chat: createChat({ token: TOKEN, apiUrl: slack.apiUrl, timeoutMs: 1000 }),
    gate: async () => ({ verdict: 'go' }),
    pace: createPace({ channelGapMillis: 0 }),
    log: () => undefined,
  });
});
afterEach(async () => {
  await slack.close();
  await store.close();
});

const put = (...sends: Parameters<typeof aSend>[0][]) =>
  store.sends.insert(sends.map((send) => aSend({ notBefore: NOON, expiresAt: LATE, ...send })));
const send = async (id: string): Promise<Send> => (await store.sends.byId(id)) as Send;

const empty = (method: string): SlackFault => ({
  method,
  keep: false,
  as: { status: 200, body: JSON.stringify({ ok: true, messages: [], has_more: false }) },
});
/** The next posts are taken or not, and nobody hears of it. */
const lose = async (keep: boolean, ...sends: Parameters<typeof aSend>[0][]) => {
  await put(...sends);
  slack.faults.push({ method: 'chat.postMessage', keep, as: 'drop' });
  await outbox.drain();
  slack.faults.length = 0;
};
const look = async (times: number) => {
  for (let n = 0; n < times; n++) {
    clock.pass(3);
    await outbox.sweep();
    await outbox.drain();
  }
};
const DOUBT = expect.stringMatching(
  /showed none of the messages that stand there.*Look there, and say at the desk what you found\.$/,
);

describe('a post that Slack took without a word, and does not show', () => {
  it('stays unknown while the channel looks empty, says why, and is found when it is shown again', async () => {
    await put(slackSend('before', { destination: 'other' }));
    await outbox.drain();
    await lose(true, slackSend('p'));
    slack.faults.push(empty('conversations.history'));

    await look(30);
    const doubtful = await send('p');
    slack.faults.length = 0;
    await look(15);

    expect(doubtful).toMatchObject({ state: 'unknown', error: DOUBT });
    expect(await send('p')).toMatchObject({ state: 'sent', error: null });
    expect(slack.posts()).toHaveLength(2);
  });

  it('stays unknown when it was the first of all in the channel', async () => {
    await lose(true, slackSend('p'));
    slack.faults.push(empty('conversations.history'));

    await look(5);

    expect(await send('p')).toMatchObject({ state: 'unknown', error: DOUBT });
    expect(slack.posts()).toHaveLength(1);
  });

  it('stays unknown where only what others said is shown, and what Herald said is not', async () => {
    await put(slackSend('before', { destination: 'other' }));
    await outbox.drain();
    await lose(true, slackSend('p'));
    const theirs = { type: 'message', user: 'U0ANNA', text: 'hello', ts: '1767603700.000001' };
    const as = { status: 200, body: JSON.stringify({ ok: true, messages: [theirs], has_more: false }) };
    slack.faults.push({ method: 'conversations.history', keep: false, as });

    await look(5);

    expect(await send('p')).toMatchObject({ state: 'unknown', error: DOUBT });
    expect(slack.posts()).toHaveLength(2);
  });

  it.each([
    ['the thread', 'conversations.replies'],
    ['the channel', 'conversations.history'],
  ])('stays unknown as a reply while %s looks empty', async (_place, method) => {
    const quiet = { payload: slackPayload({ broadcast: false }) };
    await put(slackSend('p', quiet));
    await outbox.drain();
    await lose(true, slackSend('q', { ...quiet, part: 2, afterSend: 'p' }));
    slack.faults.push(empty(method), ...(method.endsWith('history') ? [empty('conversations.replies')] : []));

    await look(5);

    expect(await send('q')).toMatchObject({ state: 'unknown', error: DOUBT });
    expect(slack.posts()).toHaveLength(2);
  });

  it('is looked for ever more rarely, and told once', async () => {
    await lose(true, slackSend('p'));
    slack.faults.push(empty('conversations.history'));
    const asked = () => slack.requests.filter((method) => method === 'conversations.history').length;

    for (let n = 0; n < 120; n++) {
      clock.pass(1);
      await outbox.sweep();
    }

    // Each look asks twice: for the time in question, and for the newest message of all.
    expect(asked() / 2).toBeLessThan(12);
  });
});

describe('a post that Slack did not take', () => {
  it('is posted again once two looks have shown another one that stands there', async () => {
    await put(slackSend('before', { destination: 'other' }));
    await outbox.drain();
    await lose(false, slackSend('p'));

    await look(3);

    expect((await send('p')).state).toBe('sent');
    expect(slack.posts()).toHaveLength(2);
  });

  it('goes back to one of last week where there is none of today', async () => {
    await put(slackSend('before', { destination: 'other' }));
    await outbox.drain();
    clock.pass(7 * 24 * 60);
    await lose(false, slackSend('p'));

    await look(3);

    expect((await send('p')).state).toBe('sent');
    expect(slack.posts()).toHaveLength(2);
  });

  it('is posted again in a channel of which nothing is known that shows at least who came in', async () => {
    await lose(false, slackSend('p'));

    await look(3);

    expect((await send('p')).state).toBe('sent');
  });

  it('is posted again to a person to whom nothing was said before', async () => {
    await store.sends.keep(noteTo('U0ANNA', { id: 'n', purpose: 'nudge' }));
    await lose(false);

    await look(3);

    expect((await send('n')).state).toBe('sent');
    expect(slack.posts('D0ANNA')).toHaveLength(1);
  });

  it('is posted again as a reply where the thread shows its first post', async () => {
    const quiet = { payload: slackPayload({ broadcast: false }) };
    await put(slackSend('p', quiet));
    await outbox.drain();
    await lose(false, slackSend('q', { ...quiet, part: 2, afterSend: 'p' }));

    await look(3);

    expect((await send('q')).state).toBe('sent');
    expect(slack.posts().map(({ threadTs }) => threadTs)).toEqual([null, slack.posts()[0]?.ts]);
  });
});

it('a post to a person is not believed missing where what was said to them before is not shown', async () => {
  await store.sends.keep(noteTo('U0ANNA', { id: 'first', purpose: 'nudge', expiresAt: EXPIRES }));
  await outbox.drain();
  await store.sends.keep(noteTo('U0ANNA', { id: 'second', purpose: 'nudge', expiresAt: EXPIRES }));
  await lose(true);
  slack.faults.push(empty('conversations.history'));

  await look(5);

  expect((await send('second')).state).toBe('unknown');
  expect(slack.posts('D0ANNA')).toHaveLength(2);
});
