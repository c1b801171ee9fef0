import { createHmac } from 'node:crypto';
import {
  ANNA,
  BORIS,
  RELEASES,
  SECRET,
  type SlackApp,
  startSlackApp,
  startTestSlack,
  type TestSlack,
} from '../../../support/slack-app.js';

const SAY = { channel: RELEASES, text: 'Release 1.4' };
const BUTTONS = [
  {
    type: 'actions',
    block_id: 'decide',
    elements: [
      { type: 'button', action_id: 'draft.approve', text: { type: 'plain_text', text: 'Approve' }, value: 'd1:2:abc' },
      {
        type: 'static_select',
        action_id: 'pick',
        options: ['a', 'b'].map((value) => ({ text: { type: 'plain_text', text: value.toUpperCase() }, value })),
      },
    ],
  },
];

describe('what a member does', () => {
  let app: SlackApp;
  let test: TestSlack;
  beforeEach(async () => {
    app = await startSlackApp();
    test = await startTestSlack();
    test.slack.connect(app.url);
  });

  it('is signed over version, time and body', async () => {
    await test.slack.as(ANNA).say(RELEASES, 'green');

    const request = app.received[0];
    const stamp = request?.headers['x-slack-request-timestamp'];
    const mac = createHmac('sha256', SECRET).update(`v0:${stamp}:${request?.raw}`).digest('hex');
    expect(stamp).toBe(String(test.time.millis / 1000));
    expect(request?.headers['x-slack-signature']).toBe(`v0=${mac}`);
  });

  it('as a word in a channel reaches the app as an event, and stands there', async () => {
    const post = await test.slack.as(ANNA).say(RELEASES, 'a < b & https://a.example/x. <!channel> typed');

    const { payload } = app.received[0] ?? { payload: null };
    expect(payload).toMatchObject({
      type: 'event_callback',
      event_id: expect.stringMatching(/^Ev\d+$/),
      event_time: test.time.millis / 1000,
      authorizations: [{ user_id: 'U0HERALD', is_bot: true }],
      event: { type: 'message', user: ANNA, channel: RELEASES, channel_type: 'channel', ts: post.ts },
    });
    expect(payload.event.text).toBe('a &lt; b &amp; <https://a.example/x>. <!channel> typed');
    expect(payload.event.bot_id).toBeUndefined();
    const history = await test.call('conversations.history', { channel: RELEASES });
    expect(history.body.messages).toMatchObject([{ user: ANNA, ts: post.ts }, { subtype: 'channel_join' }]);
  });

  it('in a thread names its first post and who wrote it', async () => {
    const root = (await test.call('chat.postMessage', { ...SAY, channel: ANNA })).body;

    await test.slack.as(ANNA).say(root.channel, 'all green', root.ts);

    expect(app.received[0]?.payload.event).toMatchObject({
      channel: 'D0ANNA',
      channel_type: 'im',
      thread_ts: root.ts,
      parent_user_id: 'U0HERALD',
    });
  });

  it('to a message is told as changed and deleted, with what was there before', async () => {
    const anna = test.slack.as(ANNA);
    const { ts } = await anna.say(RELEASES, 'yelow');

    await anna.edit(RELEASES, ts, 'yellow');
    await anna.delete(RELEASES, ts);

    const [, changed, deleted] = app.received.map(({ payload }) => payload.event);
    expect(changed).toMatchObject({
      subtype: 'message_changed',
      message: { ts, text: 'yellow', user: ANNA, edited: { user: ANNA } },
      previous_message: { ts, text: 'yelow' },
    });
    expect(Number(changed.ts)).toBeGreaterThan(Number(ts));
    expect(deleted).toMatchObject({
      subtype: 'message_deleted',
      deleted_ts: ts,
      previous_message: { text: 'yellow' },
    });
    expect(test.slack.posts(RELEASES)).toMatchObject([{ ts, deleted: true, text: '' }]);
    const { messages } = (await test.call('conversations.history', { channel: RELEASES })).body;
    expect(messages).toMatchObject([{ subtype: 'channel_join' }]);
  });

  it('to the first message of a thread leaves an empty one behind', async () => {
    const anna = test.slack.as(ANNA);
    const { ts } = await anna.say(RELEASES, 'first');
    await anna.say(RELEASES, 'second', ts);

    await anna.delete(RELEASES, ts);

    expect(app.received.at(-1)?.payload.event).toMatchObject({
      subtype: 'message_changed',
      message: { subtype: 'tombstone', ts },
      previous_message: { text: 'first', user: ANNA },
    });
    const { messages } = (await test.call('conversations.replies', { channel: RELEASES, ts })).body;
    expect(messages).toMatchObject([{ subtype: 'tombstone' }, { text: 'second' }]);
  });

  it('where the app may not read is not told to it', async () => {
    const narrow = await startTestSlack({ scopes: ['chat:write', 'im:history'] });
    narrow.slack.connect(app.url);

    await narrow.slack.as(ANNA).say(RELEASES, 'unheard');
    await narrow.slack.as(ANNA).say('C0STRANGE', 'unheard');
    await narrow.slack.as(ANNA).say('D0ANNA', 'heard');

    expect(app.received.map(({ payload }) => payload.event.text)).toEqual(['heard']);
  });

  it('with a button carries its value, its message and a way to answer', async () => {
    const { ts } = (await test.call('chat.postMessage', { ...SAY, blocks: BUTTONS })).body;

    const answer = await test.slack.as(BORIS).click({ channel: RELEASES, ts }, 'draft.approve');

    expect(answer).toMatchObject({ status: 200, body: '' });
    expect(app.received[0]?.payload).toMatchObject({
      type: 'block_actions',
      user: { id: BORIS },
      container: { type: 'message', message_ts: ts, channel_id: RELEASES, is_ephemeral: false },
      channel: { id: RELEASES, name: 'releases' },
      message: { ts, bot_id: 'B0HERALD' },
      trigger_id: expect.stringContaining('.'),
      response_url: expect.stringContaining('/response/'),
      actions: [{ type: 'button', action_id: 'draft.approve', block_id: 'decide', value: 'd1:2:abc' }],
    });
    expect(app.received[0]?.payload.actions[0].action_ts).toMatch(/^\d+\.\d{6}$/);
  });

  it('with a menu carries the option that was chosen, and only one that is there', async () => {
    const { ts } = (await test.call('chat.postMessage', { ...SAY, blocks: BUTTONS })).body;
    const boris = test.slack.as(BORIS);

    await boris.click({ channel: RELEASES, ts }, 'pick', { selected: ['b'] });

    expect(app.received[0]?.payload.actions).toMatchObject([
      { type: 'static_select', selected_option: { value: 'b', text: { text: 'B' } } },
    ]);
    await expect(boris.click({ channel: RELEASES, ts }, 'pick', { selected: ['c'] })).rejects.toThrow('no option "c"');
    await expect(boris.click({ channel: RELEASES, ts }, 'gone')).rejects.toThrow('draft.approve, pick');
    await expect(boris.say('C0TEAM', 'hello')).rejects.toThrow('not in C0TEAM');
  });

  it('as a command is a form, and an answer in its body is whispered', async () => {
    app.answers(() => ({ body: { text: 'Nothing is due.' } }));

    await test.slack.as(ANNA).command(RELEASES, 'next 1.4 & more');

    expect(app.received[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(app.received[0]?.payload).toMatchObject({
      command: '/herald',
      text: 'next 1.4 & more',
      user_id: ANNA,
      channel_id: RELEASES,
      channel_name: 'releases',
    });
    expect(test.slack.whispers(ANNA)).toMatchObject([{ user: ANNA, channel: RELEASES, text: 'Nothing is due.' }]);
    expect(test.slack.whispers(BORIS)).toEqual([]);
  });

  it('in opening the home page shows the app the view that is there', async () => {
    const view = { type: 'home', blocks: [{ type: 'divider' }] };
    await test.slack.as(ANNA).openHome();
    await test.call('views.publish', { user_id: ANNA, view });
    await test.slack.as(ANNA).openHome();

    const [first, second] = app.received.map(({ payload }) => payload.event);
    expect(first).toMatchObject({ type: 'app_home_opened', user: ANNA, tab: 'home', channel: 'D0ANNA' });
    expect(first.view).toBeUndefined();
    expect(second.view).toMatchObject({ type: 'home', id: expect.stringMatching(/^V/) });
    expect(test.slack.home(ANNA)).toEqual(view);
    expect(test.slack.home(BORIS)).toBeNull();
  });

  it('in the conversations that are theirs', () => {
    expect(test.slack.conversations(BORIS)).toEqual([
      { id: RELEASES, name: 'releases', kind: 'channel', with: null },
      { id: 'C0STRANGE', name: 'strange', kind: 'channel', with: null },
      { id: 'D0BORIS', name: 'Boris', kind: 'direct', with: BORIS },
    ]);
    expect(() => test.slack.as('U0GONE')).toThrow('Nobody in the workspace');
  });
});
