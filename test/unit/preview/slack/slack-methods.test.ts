import {
  ANNA,
  BORIS,
  RELEASES,
  type SlackApp,
  startSlackApp,
  startTestSlack,
  type TestSlack,
} from '../../../support/slack-app.js';

const BUTTON = [
  { type: 'actions', elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }] },
];

describe("Slack's methods", () => {
  let test: TestSlack;
  beforeEach(async () => {
    test = await startTestSlack();
  });

  const post = async (args: object = {}) =>
    (await test.call('chat.postMessage', { channel: RELEASES, text: 'one', ...args })).body;

  it.each([
    ['a channel', RELEASES, undefined],
    ['a member', ANNA, undefined],
    ['their direct messages', 'D0ANNA', undefined],
    ['a channel without the bot', 'C0STRANGE', 'not_in_channel'],
    ['nobody', 'U0NOBODY', 'channel_not_found'],
    ['somebody who has left', 'U0GONE', 'channel_not_found'],
    ['somebody who takes no messages from the app', 'U0CLOSED', 'messages_tab_disabled'],
  ])('post to %s', async (_name, channel, error) => {
    expect((await post({ channel })).error).toBe(error);
  });

  it('answer a post to a member with the channel that it stands in', async () => {
    const { channel, ts } = await post({ channel: ANNA });

    expect(channel).toBe('D0ANNA');
    expect(test.slack.posts('D0ANNA')).toMatchObject([{ ts, user: null, edited: null, deleted: false }]);
    expect((await test.call('conversations.info', { channel })).body.error).toBe('missing_scope');
  });

  it('sigh at blocks without a text for notifications', async () => {
    expect((await post({ text: undefined, blocks: [{ type: 'divider' }] })).warning).toBe('missing_text');
    expect(test.slack.warnings).toHaveLength(1);
    expect((await post({ text: undefined })).error).toBe('no_text');
  });

  it('change a message where it stands, and keep its metadata unless told otherwise', async () => {
    const { ts } = await post({ metadata: { event_type: 'herald_send', event_payload: { send: 's1' } } });

    const changed = (await test.call('chat.update', { channel: RELEASES, ts, text: 'two' })).body;

    expect(changed).toMatchObject({ ok: true, ts, channel: RELEASES, text: 'two' });
    expect(test.slack.posts()).toMatchObject([{ ts, text: 'two', metadata: { event_type: 'herald_send' } }]);
    const { messages } = (await test.call('conversations.history', { channel: RELEASES })).body;
    expect(messages).toMatchObject([
      { ts, text: 'two', bot_id: 'B0HERALD', edited: { user: 'U0HERALD' } },
      { subtype: 'channel_join' },
    ]);
  });

  it('do not change what is gone, nor what somebody else said', async () => {
    const { ts } = await test.slack.as(BORIS).say(RELEASES, 'mine');
    const update = async (args: object) =>
      (await test.call('chat.update', { channel: RELEASES, ts, text: 'two', ...args })).body.error;

    expect(await update({})).toBe('cant_update_message');
    expect(await update({ ts: '1.000001' })).toBe('message_not_found');
    expect(await update({ channel: 'C0NOWHERE' })).toBe('channel_not_found');
    expect(await update({ channel: BORIS })).toBe('channel_not_found');
    await test.slack.as(BORIS).delete(RELEASES, ts);
    expect(await update({})).toBe('message_not_found');
  });

  it('whisper to a member of the channel alone', async () => {
    const whisper = async (channel: string, user: string) =>
      (await test.call('chat.postEphemeral', { channel, user, text: 'psst' })).body;

    expect(await whisper(RELEASES, ANNA)).toMatchObject({ ok: true, message_ts: expect.any(String) });
    expect((await whisper('C0TEAM', BORIS)).error).toBe('user_not_in_channel');
    expect((await whisper(RELEASES, 'U0GONE')).error).toBe('user_not_in_channel');
    expect((await whisper('C0STRANGE', ANNA)).error).toBe('not_in_channel');
    expect(test.slack.whispers(ANNA)).toMatchObject([{ text: 'psst', channel: RELEASES, threadTs: null }]);
    expect(test.slack.posts()).toEqual([]);
  });

  it('read a thread with who said what, without what was deleted', async () => {
    const { ts } = await post();
    const anna = test.slack.as(ANNA);
    await anna.say(RELEASES, 'kept', ts);
    await anna.delete(RELEASES, (await anna.say(RELEASES, 'gone', ts)).ts);

    const { messages } = (await test.call('conversations.replies', { channel: RELEASES, ts })).body;

    expect(messages.map(({ user, text }: Record<string, string>) => [user, text])).toEqual([
      ['U0HERALD', 'one'],
      [ANNA, 'kept'],
    ]);
    expect(messages[0]).toMatchObject({ reply_count: 1 });
    expect((await test.call('conversations.replies', { channel: 'C0STRANGE', ts })).body.error).toBe('not_in_channel');
  });

  it('say which permission is missing', async () => {
    const bare = await startTestSlack({ scopes: ['commands'] });
    const calls: [string, object, string][] = [
      ['chat.postMessage', { channel: RELEASES, text: 'x' }, 'chat:write'],
      ['chat.update', { channel: RELEASES }, 'chat:write'],
      ['chat.postEphemeral', { channel: RELEASES }, 'chat:write'],
      ['conversations.history', { channel: RELEASES }, 'channels:history'],
      ['conversations.history', { channel: 'C0TEAM' }, 'groups:history'],
      ['conversations.replies', { channel: 'D0ANNA' }, 'im:history'],
      ['conversations.info', { channel: 'C0TEAM' }, 'groups:read'],
      ['conversations.open', { users: ANNA }, 'im:write'],
      ['users.info', { user: ANNA }, 'users:read'],
    ];

    for (const [method, args, needed] of calls) {
      const { body } = await bare.call(method, { ...args });
      expect(body).toEqual({ ok: false, error: 'missing_scope', needed, provided: 'commands' });
    }
    expect((await bare.call('auth.test', {})).headers.get('x-oauth-scopes')).toBe('commands');
  });

  it('know members and their direct messages, with the permissions for it', async () => {
    const wide = await startTestSlack({ scopes: ['users:read', 'im:write', 'im:read'] });

    expect((await wide.call('users.info', { user: ANNA })).body.user).toMatchObject({
      tz: 'Europe/Athens',
      deleted: false,
    });
    expect((await wide.call('users.info', { user: 'U0GONE' })).body.user.deleted).toBe(true);
    expect((await wide.call('users.info', { user: 'U0NOBODY' })).body.error).toBe('user_not_found');
    expect((await wide.call('conversations.open', { users: ANNA })).body.channel.id).toBe('D0ANNA');
    expect((await wide.call('conversations.open', { users: 'U0GONE' })).body.error).toBe('user_disabled');
    expect((await wide.call('conversations.info', { channel: 'D0ANNA' })).body.channel).toMatchObject({
      is_im: true,
      user: ANNA,
    });
  });

  it('keep changes over a restart', async () => {
    const { mkdtemp, rm } = await import('node:fs/promises');
    const directory = await mkdtemp('/tmp/herald-');
    const first = await startTestSlack({ directory });
    const anna = first.slack.as(ANNA);
    const edited = await anna.say(RELEASES, 'one');
    const deleted = await anna.say(RELEASES, 'two');
    await anna.edit(RELEASES, edited.ts, 'three');
    await anna.delete(RELEASES, deleted.ts);
    await first.slack.close();

    const second = await startTestSlack({ directory });

    expect(second.slack.posts()).toEqual(first.slack.posts());
    expect(second.slack.posts()).toMatchObject([{ text: 'three', user: ANNA, edited: {} }, { deleted: true }]);
    await rm(directory, { recursive: true });
  });
});

describe('an address for answers', () => {
  let app: SlackApp;
  let test: TestSlack;
  beforeEach(async () => {
    app = await startSlackApp();
    test = await startTestSlack();
    test.slack.connect(app.url);
  });

  const respond = async (body: object) => {
    const url: string = app.received.at(-1)?.payload.response_url;
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
    return [response.status, await response.text()];
  };

  it('whispers unless it is told to speak up', async () => {
    await test.slack.as(ANNA).command(RELEASES, 'next');

    const answers = [await respond({ text: 'quiet' }), await respond({ text: 'loud', response_type: 'in_channel' })];

    expect(answers).toEqual([
      [200, 'ok'],
      [200, 'ok'],
    ]);
    expect(test.slack.whispers(ANNA)).toMatchObject([{ text: 'quiet' }]);
    expect(test.slack.posts(RELEASES)).toMatchObject([{ text: 'loud', user: null }]);
  });

  it('replaces what was clicked on, a post or a whisper', async () => {
    const { ts } = (await test.call('chat.postMessage', { channel: RELEASES, text: 'old', blocks: BUTTON })).body;
    await test.slack.as(ANNA).click({ channel: RELEASES, ts }, 'go');
    await respond({ text: 'new', replace_original: true });
    await test.slack.as(ANNA).command(RELEASES, 'next');
    await respond({ text: 'old whisper', blocks: BUTTON });
    const whisper = test.slack.whispers(ANNA)[0]?.ts ?? '';

    await test.slack.as(ANNA).click({ channel: RELEASES, ts: whisper }, 'go');
    await respond({ text: 'new whisper', replace_original: true });

    expect(test.slack.posts(RELEASES)).toMatchObject([{ ts, text: 'new', blocks: [] }]);
    expect(test.slack.whispers(ANNA)).toMatchObject([{ ts: whisper, text: 'new whisper' }]);
    expect(app.received.at(-1)?.payload).toMatchObject({ container: { is_ephemeral: true, message_ts: whisper } });
    expect(app.received.at(-1)?.payload.message).toBeUndefined();
    await respond({ delete_original: true });
    expect(test.slack.whispers(ANNA)).toEqual([]);
  });

  it('holds for five answers and thirty minutes', async () => {
    await test.slack.as(ANNA).command(RELEASES, 'next');
    for (let n = 0; n < 5; n++) expect(await respond({ text: 'x' })).toEqual([200, 'ok']);

    const sixth = await respond({ text: 'x' });
    await test.slack.as(ANNA).command(RELEASES, 'next');
    test.time.millis += 30 * 60_000 + 1;
    const late = await respond({ text: 'x' });

    expect(sixth).toEqual([404, '{"ok":false,"error":"used_url"}']);
    expect(late).toEqual([404, '{"ok":false,"error":"expired_url"}']);
  });

  it('takes no blocks that a message could not have', async () => {
    await test.slack.as(ANNA).command(RELEASES, 'next');

    const [status, body] = await respond({ text: 'x', blocks: [{ type: 'marquee' }] });

    expect([status, JSON.parse(String(body)).error]).toEqual([400, 'invalid_blocks']);
    expect(test.slack.whispers(ANNA)).toEqual([]);
  });
});
