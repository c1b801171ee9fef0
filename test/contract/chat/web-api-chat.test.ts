import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { createChat } from '../../../src/adapters/slack/web-api-chat.js';
import { RemoteFault } from '../../../src/domain/errors.js';
import type { SlackPayload } from '../../../src/domain/send.js';
import { addMinutes } from '../../../src/domain/time.js';
import type { SlackFault } from '../../../src/preview/slack/faults.js';
import { type SlackServer, startSlack } from '../../../src/preview/slack/server.js';
import { fixedClock } from '../../support/fixed-clock.js';
import { NOON, slackPayload } from '../../support/outside-messages.js';

const TOKEN = 'xoxb-1-secret';
const CHANNELS = [
  { id: 'C0RELEASES', name: 'releases' },
  { id: 'C0ARCHIVED', name: 'old', archived: true },
  { id: 'C0STRANGE', name: 'strange', member: false },
];

describe('a post handed over to Slack', () => {
  let slack: SlackServer;
  const clock = fixedClock(NOON);
  beforeEach(async () => {
    slack = await startSlack({ directory: null, channels: CHANNELS, token: TOKEN, clock });
  });
  afterEach(() => slack.close());

  const chat = (token = TOKEN, timeoutMs = 3000) => createChat({ token, apiUrl: slack.apiUrl, timeoutMs });

  it('stands in the channel, carries its send and is not unfurled', async () => {
    const delivery = await chat().post('send-1', slackPayload(), null);

    const [post] = slack.posts('C0RELEASES');
    expect(delivery).toEqual({
      outcome: 'accepted',
      remoteId: post?.ts,
      channel: 'C0RELEASES',
      receipt: `C0RELEASES ${post?.ts}`,
    });
    expect(post).toMatchObject({
      text: slackPayload().text,
      blocks: slackPayload().blocks,
      threadTs: null,
      broadcast: false,
      metadata: { event_type: 'herald_send', event_payload: { send: 'send-1' } },
    });
  });

  it('goes into its thread and is shown in the channel too when it is broadcast', async () => {
    await chat().post('root', slackPayload(), null);
    const root = slack.posts()[0]?.ts ?? '';

    const loud = await chat().post('loud', slackPayload({ broadcast: true }), root);
    await chat().post('quiet', slackPayload({ broadcast: false }), root);

    expect(loud).toMatchObject({ outcome: 'accepted', receipt: expect.stringContaining(`in the thread ${root}`) });
    expect(slack.posts().map((post) => [post.threadTs, post.broadcast])).toEqual([
      [null, false],
      [root, true],
      [root, false],
    ]);
  });

  it('says so when its thread is gone and Slack put it at the root', async () => {
    const delivery = await chat().post('send-1', slackPayload(), '1600000000.000001');

    expect(delivery).toMatchObject({ outcome: 'accepted', receipt: expect.stringContaining('outside of the thread') });
    expect(slack.posts()[0]?.threadTs).toBeNull();
  });

  it('is asked for once, whatever happens', async () => {
    slack.faults.push({ method: 'chat.postMessage', keep: true, as: { status: 503, body: 'down' } });

    await chat().post('send-1', slackPayload(), null);

    expect(slack.requests).toEqual(['chat.postMessage']);
    expect(slack.posts()).toHaveLength(1);
  });

  const page = '<html><body>Sign in to the hotel network</body></html>';
  const faults: [string, Omit<SlackFault, 'method'>, string][] = [
    ['is rate limited', { keep: false, as: { status: 429, body: '', headers: { 'retry-after': '77' } } }, 'unsent'],
    ['is rate limited without being told for how long', { keep: false, as: { status: 429, body: '' } }, 'unsent'],
    ['is rate limited in words', { keep: false, as: { error: 'ratelimited' } }, 'unsent'],
    ['meets a service that is down for maintenance', { keep: false, as: { error: 'service_unavailable' } }, 'unsent'],
    ['fails in the middle', { keep: true, as: { error: 'fatal_error' } }, 'unknown'],
    ['meets an internal error', { keep: false, as: { error: 'internal_error' } }, 'unknown'],
    ['meets a 500', { keep: false, as: { status: 500, body: '' } }, 'unknown'],
    ['meets a 502 after it was taken', { keep: true, as: { status: 502, body: page } }, 'unknown'],
    ['meets a proxy that forbids it', { keep: false, as: { status: 403, body: page } }, 'unsent'],
    ['is answered with a page of HTML', { keep: false, as: { status: 200, body: page } }, 'unknown'],
    ['is answered with a word', { keep: false, as: { status: 200, body: 'ok' } }, 'unknown'],
    ['is answered with null', { keep: true, as: { status: 200, body: 'null' } }, 'unknown'],
    ['is answered without a ts', { keep: true, as: { status: 200, body: '{"ok":true}' } }, 'unknown'],
    ['is answered half', { keep: true, as: 'cut' }, 'unknown'],
    ['is taken, but the line drops', { keep: true, as: 'drop' }, 'unknown'],
    ['is taken, but nobody answers in time', { keep: true, as: 'hang' }, 'unknown'],
    ['meets a code that nobody has heard of', { keep: false, as: { error: 'moon_in_the_wrong_phase' } }, 'refused'],
  ];
  it.each(faults)('that %s', async (_name, fault, outcome) => {
    slack.faults.push({ method: 'chat.postMessage', ...fault });

    const delivery = await chat().post('send-1', slackPayload(), null);

    expect(delivery.outcome).toBe(outcome);
    expect(slack.requests).toHaveLength(1);
  });

  it('waits as long as Slack asks for', async () => {
    slack.faults.push({
      method: 'chat.postMessage',
      keep: false,
      as: { status: 429, body: '', headers: { 'retry-after': '77' } },
    });

    const delivery = await chat().post('send-1', slackPayload(), null);

    expect(delivery).toMatchObject({ outcome: 'unsent', retryAfterSeconds: 77 });
  });

  const long = (n: number): SlackPayload['blocks'] => [
    { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(n) } },
  ];
  const dividers = (n: number): SlackPayload['blocks'] => Array.from({ length: n }, () => ({ type: 'divider' }));
  const table = (rows: number, cells: number, text = 'x'): SlackPayload['blocks'][number] => ({
    type: 'table',
    rows: Array.from({ length: rows }, () => Array.from({ length: cells }, () => ({ type: 'raw_text', text }))),
  });
  const sizes: [string, SlackPayload['blocks'], string][] = [
    ['a section of 3,000 characters', long(3000), 'accepted'],
    ['a section of 3,001 characters', long(3001), 'refused'],
    ['50 blocks', dividers(50), 'accepted'],
    ['51 blocks', dividers(51), 'refused'],
    ['a header of 150', [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(150) } }], 'accepted'],
    ['a header of 151', [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }], 'refused'],
    ['a table of 100 x 20', [table(100, 20)], 'accepted'],
    ['a table of 101 rows', [table(101, 2)], 'refused'],
    ['a table of 21 cells', [table(2, 21)], 'refused'],
    ['a table with an empty cell', [table(2, 2, '')], 'refused'],
    ['two tables', [table(1, 1), table(1, 1)], 'refused'],
    ['12,000 characters in all', [...long(3000), ...long(3000), ...long(3000), ...long(3000)], 'refused'],
  ];
  it.each(sizes)('of %s', async (_name, blocks, outcome) => {
    const delivery = await chat().post('send-1', slackPayload({ blocks }), null);

    expect(delivery.outcome).toBe(outcome);
  });

  it.each([
    ['C0ARCHIVED', 'Unarchive'],
    ['C0STRANGE', 'Invite the bot'],
    ['C0NOWHERE', 'Check the id'],
  ])('into %s is refused with what to do', async (channel, advice) => {
    const delivery = await chat().post('send-1', slackPayload({ channel }), null);

    expect(delivery).toMatchObject({ outcome: 'refused', error: expect.stringContaining(advice) });
  });

  it('with a wrong token is refused, and the token is not repeated', async () => {
    const delivery = await chat('xoxb-wrong').post('send-1', slackPayload(), null);

    expect(delivery).toMatchObject({ outcome: 'refused', error: expect.stringContaining('SLACK_BOT_TOKEN') });
    expect(JSON.stringify(delivery)).not.toContain('xoxb');
  });

  it('to nobody at all was not sent', async () => {
    const gone = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => gone.once('listening', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));

    const delivery = await createChat({ token: TOKEN, apiUrl: `http://127.0.0.1:${port}/api/` }).post(
      'send-1',
      slackPayload(),
      null,
    );

    expect(delivery.outcome).toBe('unsent');
  });

  describe('looked for afterwards', () => {
    it('is found in the channel, by its send and not by its words', async () => {
      await chat().post('send-1', slackPayload(), null);
      await chat().post('send-2', slackPayload(), null);

      const found = await chat().find('send-2', 'C0RELEASES', null, addMinutes(NOON, -5));

      expect(found.at).toEqual({ channel: 'C0RELEASES', ts: slack.posts()[1]?.ts });
      expect((await chat().find('send-3', 'C0RELEASES', null, addMinutes(NOON, -5))).at).toBeNull();
    });

    it('is found behind 250 other posts', async () => {
      await chat().post('send-1', slackPayload(), null);
      for (let n = 0; n < 250; n++) await chat().post(`other-${n}`, slackPayload(), null);

      const found = await chat().find('send-1', 'C0RELEASES', null, addMinutes(NOON, -5));

      expect(found.at).toEqual({ channel: 'C0RELEASES', ts: slack.posts()[0]?.ts });
    });

    it('is found in its thread, broadcast or not, and at the root when the thread was gone', async () => {
      await chat().post('root', slackPayload(), null);
      const root = slack.posts()[0]?.ts ?? '';
      await chat().post('loud', slackPayload({ broadcast: true }), root);
      await chat().post('quiet', slackPayload({ broadcast: false }), root);
      await chat().post('lost', slackPayload(), '1600000000.000001');

      const since = addMinutes(NOON, -5);
      const found = [
        await chat().find('loud', 'C0RELEASES', root, since),
        await chat().find('quiet', 'C0RELEASES', root, since),
        await chat().find('lost', 'C0RELEASES', '1600000000.000001', since),
      ];

      expect(found.map(({ at }) => at?.ts)).toEqual(
        slack
          .posts()
          .slice(1)
          .map((post) => post.ts),
      );
    });

    it.each<[string, SlackFault['as']]>([
      ['drops the line', 'drop'],
      ['answers half', 'cut'],
      ['answers another shape', { status: 200, body: '{"ok":true,"messages":{}}' }],
      ['asks for a pause', { status: 429, body: '', headers: { 'retry-after': '9' } }],
    ])('is not called missing when Slack %s', async (_name, as) => {
      slack.faults.push({ method: 'conversations.history', keep: true, as });

      await expect(chat().find('send-1', 'C0RELEASES', null, NOON)).rejects.toThrow(RemoteFault);
    });
  });

  it('tells the doctor who it is and which channels are out of reach', async () => {
    const seen = await chat().check(['C0RELEASES', 'C0ARCHIVED', 'C0STRANGE', 'C0NOWHERE']);

    expect(seen.bot).toBe('herald in Preview');
    expect(seen.channels.map(({ name, problem }) => [name, problem?.split('.')[0] ?? null])).toEqual([
      ['#releases', null],
      ['#old', 'The channel is archived'],
      ['#strange', 'The bot is not in the channel'],
      [null, 'Slack knows no such channel, or the bot may not see it'],
    ]);
    await expect(chat('xoxb-wrong').check([])).rejects.toMatchObject({ service: 'slack', status: 'invalid_auth' });
  });
});
