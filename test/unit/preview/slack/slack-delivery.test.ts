import { createHmac } from 'node:crypto';
import {
  ANNA,
  RELEASES,
  SECRET,
  type SlackApp,
  startSlackApp,
  startTestSlack,
  type TestSlack,
} from '../../../support/slack-app.js';

describe('an event', () => {
  let app: SlackApp;
  let test: TestSlack;
  beforeEach(async () => {
    app = await startSlackApp();
    test = await startTestSlack();
    test.slack.connect(app.url);
  });

  const retries = () =>
    app.received.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']]);
  const ids = () => app.received.map(({ payload }) => payload.event_id);
  const texts = () => app.received.map(({ payload }) => payload.event.text);

  it('that the app does not take comes three times more, under the same id', async () => {
    app.answers(() => ({ status: 503 }));

    await test.slack.as(ANNA).say(RELEASES, 'green');
    await test.slack.events.settled();

    expect(retries()).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
      ['3', 'http_error'],
    ]);
    expect(new Set(ids()).size).toBe(1);
    expect(test.slack.dispatches.map(({ answer }) => answer?.status)).toEqual([503, 503, 503, 503]);
  });

  it('is not sent again once it was taken', async () => {
    app.answers(({ headers }) => ({ status: headers['x-slack-retry-num'] === '1' ? 200 : 500 }));

    await test.slack.as(ANNA).say(RELEASES, 'green');
    await test.slack.events.settled();

    expect(retries()).toHaveLength(2);
  });

  it('is not sent again when the app wants none of it', async () => {
    app.answers(() => ({ status: 500, headers: { 'x-slack-no-retry': '1' } }));

    await test.slack.as(ANNA).say(RELEASES, 'green');
    await test.slack.events.settled();

    expect(retries()).toHaveLength(1);
  });

  it('that the app did not ask for does not reach it', async () => {
    const choosy = await startTestSlack({ subscriptions: ['message.im'] });
    choosy.slack.connect(app.url);

    await choosy.slack.as(ANNA).say(RELEASES, 'in the channel');
    await choosy.slack.as(ANNA).openHome();
    await choosy.slack.as(ANNA).say('D0ANNA', 'in private');

    expect(texts()).toEqual(['in private']);
  });

  it('tells the app of its own messages, where that is asked for', async () => {
    const loud = await startTestSlack({ echoes: true });
    loud.slack.connect(app.url);
    const { ts } = (await loud.call('chat.postMessage', { channel: ANNA, text: 'one' })).body;
    await loud.slack.events.settled();
    await loud.call('chat.update', { channel: 'D0ANNA', ts, text: 'two' });
    await loud.call('chat.update', { channel: 'D0ANNA', ts: '1.000001', text: 'lost' });
    await loud.slack.events.settled();

    expect(app.received.map(({ payload }) => payload.event)).toMatchObject([
      { type: 'message', bot_id: 'B0HERALD', ts, text: 'one', channel_type: 'im' },
      { subtype: 'message_changed', message: { ts, text: 'two' }, previous_message: { text: 'one' } },
    ]);
  });

  it('that is not answered in time comes again, and says why', async () => {
    const hasty = await startTestSlack({ patienceMs: 50, retryDelays: [0] });
    hasty.slack.connect(app.url);
    app.answers(({ headers }) => (headers['x-slack-retry-num'] === undefined ? { never: true } : {}));

    await hasty.slack.as(ANNA).say(RELEASES, 'green');
    await hasty.slack.events.settled();

    expect(retries()).toEqual([
      [undefined, undefined],
      ['1', 'http_timeout'],
    ]);
  });

  it('that finds nobody comes again, and says why', async () => {
    await app.close();

    await test.slack.as(ANNA).say(RELEASES, 'green');
    await test.slack.events.settled();

    expect(test.slack.dispatches.map(({ headers }) => headers['x-slack-retry-reason'])).toEqual([
      undefined,
      'connection_failed',
      'connection_failed',
      'connection_failed',
    ]);
  });

  it('can be held back, to come out of order and twice under two ids', async () => {
    test.slack.events.hold();
    await test.slack.as(ANNA).say(RELEASES, 'first');
    await test.slack.as(ANNA).say(RELEASES, 'second');
    expect(app.received).toEqual([]);

    await test.slack.events.release({ reversed: true, twice: true });

    expect(texts()).toEqual(['second', 'second', 'first', 'first']);
    expect(new Set(ids()).size).toBe(4);
    const stamps = app.received.map(({ payload }) => payload.event.ts);
    expect(new Set(stamps).size).toBe(2);
  });

  it('has an id that no other has, after a restart too', async () => {
    const { mkdtemp, rm } = await import('node:fs/promises');
    const directory = await mkdtemp('/tmp/herald-');
    for (const text of ['before', 'after']) {
      const { slack } = await startTestSlack({ directory });
      slack.connect(app.url);
      await slack.as(ANNA).say(RELEASES, text);
      await slack.close();
    }

    expect(new Set(ids()).size).toBe(2);
    await rm(directory, { recursive: true });
  });

  it('is nothing to anybody as long as no app is connected', async () => {
    const lonely = await startTestSlack();

    await lonely.slack.as(ANNA).say(RELEASES, 'anybody?');

    expect(lonely.slack.posts()).toHaveLength(1);
    await expect(lonely.slack.as(ANNA).command(RELEASES, 'next')).rejects.toThrow('No app is connected');
  });
});

describe('a request that is sent again', () => {
  let app: SlackApp;
  let test: TestSlack;
  beforeEach(async () => {
    app = await startSlackApp();
    test = await startTestSlack();
    test.slack.connect(app.url);
    await test.slack.as(ANNA).command(RELEASES, 'next');
    test.time.millis += 10_000;
  });

  const isSigned = (n: number): boolean => {
    const { headers = {}, raw = '' } = app.received.at(n) ?? {};
    const stamp = headers['x-slack-request-timestamp'];
    const mac = createHmac('sha256', SECRET).update(`v0:${stamp}:${raw}`).digest('hex');
    return headers['x-slack-signature'] === `v0=${mac}`;
  };
  const stamp = (n: number) => Number(app.received.at(n)?.headers['x-slack-request-timestamp']);

  it('is the same to the byte, signed afresh', async () => {
    await test.slack.resend(0);

    expect(app.received[1]?.raw).toBe(app.received[0]?.raw);
    expect(stamp(1)).toBe(stamp(0) + 10);
    expect(isSigned(1)).toBe(true);
  });

  it('may keep its signature, carry a forged one, or be old', async () => {
    await test.slack.resend(0, { signature: 'same' });
    await test.slack.resend(0, { signature: 'v0=forged' });
    await test.slack.resend(0, { timestamp: stamp(0) - 600, retryNum: 1 });
    await test.slack.resend(0, { body: 'text=another' });

    expect([stamp(1), stamp(2) - stamp(0), stamp(3) - stamp(0)]).toEqual([stamp(0), 10, -600]);
    expect([1, 2, 3, 4].map(isSigned)).toEqual([true, false, true, true]);
    expect(app.received[3]?.headers['x-slack-retry-num']).toBe('1');
    expect(app.received[4]?.payload).toEqual({ text: 'another' });
    await expect(test.slack.resend(9)).rejects.toThrow('no dispatch 9');
  });
});

describe("Slack's limits", () => {
  it.each([
    ['let a channel have three messages at once, then one a second', 'C0RELEASES', [200, 200, 200, 429]],
    ['count a member and their direct messages as one', 'U0ANNA', [200, 200, 200, 429]],
  ])('%s', async (_name, channel, expected) => {
    const { time, call } = await startTestSlack({ limits: {} });
    const post = (to = channel) => call('chat.postMessage', { channel: to, text: 'x' });
    const statuses = [];
    for (let n = 0; n < 4; n++) statuses.push((await post(n === 3 ? channel.replace(/^U/, 'D') : channel)).status);
    const over = await post();
    const elsewhere = await post('U0BORIS');
    time.millis += 1000;
    const later = [(await post()).status, (await post()).status];

    expect(statuses).toEqual(expected);
    expect(over.headers.get('retry-after')).toBe('1');
    expect(over.body).toEqual({ ok: false, error: 'ratelimited' });
    expect([elsewhere.status, ...later]).toEqual([200, 200, 429]);
  });

  it('count what is posted in the whole workspace', async () => {
    const { slack, time, call } = await startTestSlack({ limits: { messagesAMinute: 2 } });
    const post = (channel: string) => call('chat.postMessage', { channel, text: 'x' });
    await post(RELEASES);
    time.millis += 15_000;
    await post('U0ANNA');

    const third = await post('U0BORIS');
    time.millis += 45_000;
    const later = await post('U0BORIS');

    expect([third.status, third.headers.get('retry-after'), later.status]).toEqual([429, '45', 200]);
    expect(slack.posts()).toHaveLength(3);
  });

  it('count the calls of a method in a minute by its tier', async () => {
    const { time, call } = await startTestSlack({ limits: {} });
    const read = () => call('conversations.history', { channel: RELEASES });
    for (let n = 0; n < 50; n++) expect((await read()).status).toBe(200);

    const over = await read();
    const other = await call('conversations.info', { channel: RELEASES });
    time.millis += 60_000;

    expect([over.status, over.headers.get('retry-after'), other.status]).toEqual([429, '60', 200]);
    expect((await read()).status).toBe(200);
  });

  it('are off unless asked for', async () => {
    const { call } = await startTestSlack();

    for (let n = 0; n < 60; n++) expect((await call('conversations.info', { channel: RELEASES })).status).toBe(200);
  });
});
