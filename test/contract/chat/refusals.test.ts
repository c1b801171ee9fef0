import { ADVICE } from '../../../src/adapters/slack/slack-advice.js';
import { createChat } from '../../../src/adapters/slack/web-api-chat.js';
import { addMinutes } from '../../../src/domain/time.js';
import { type SlackServer, startSlack } from '../../../src/preview/slack/server.js';
import { fixedClock } from '../../support/fixed-clock.js';
import { NOON, slackPayload } from '../../support/outside-messages.js';

const TOKEN = 'xoxb-1-secret';
const CHANNELS = [
  { id: 'C0TEAM', name: 'team' },
  { id: 'C0ARCHIVED', name: 'old', archived: true },
];
const USERS = [
  { id: 'U0ANNA', name: 'Anna', zone: 'Europe/Prague' },
  { id: 'U0LEFT', name: 'Lee', zone: 'Europe/Prague', deleted: true },
  { id: 'U0CLOSED', name: 'Chloe', zone: 'Europe/Prague', closed: true },
];

let slack: SlackServer;
const clock = fixedClock(NOON);
beforeEach(async () => {
  slack = await startSlack({ directory: null, channels: CHANNELS, users: USERS, token: TOKEN, clock });
});
afterEach(() => slack.close());

const chat = () => createChat({ token: TOKEN, apiUrl: slack.apiUrl, timeoutMs: 3000 });
const post = (channel: string, send = 'send-1') => chat().post(send, slackPayload({ channel, broadcast: false }), null);
const fails = (method: string, error: string) => slack.faults.push({ method, keep: false, as: { error } });

describe('a message that Slack refuses', () => {
  it.each(Object.keys(ADVICE))('with %s, and HTTP status 200, comes back with a sentence of advice', async (code) => {
    fails('chat.postMessage', code);

    const outcome = await post('C0TEAM');

    expect(outcome).toEqual({ outcome: 'refused', error: expect.stringMatching(/^[A-Z][^_]*[.]$|SLACK_BOT_TOKEN/) });
    expect(slack.requests).toHaveLength(1);
  });

  it.each(Object.keys(ADVICE))('to a person with %s is not told to invite the bot anywhere', async (code) => {
    fails('chat.postMessage', code);

    const outcome = await post('U0ANNA');

    expect(outcome).toMatchObject({ outcome: 'refused', error: expect.not.stringMatching(/invite|the channel is/i) });
  });

  it.each([
    ['nobody knows', 'U0NOBODY', 'Slack knows no such person'],
    ['has left the workspace', 'U0LEFT', 'Slack knows no such person'],
    ['takes no direct messages', 'U0CLOSED', 'no direct messages'],
  ])('to somebody who %s says so of the person', async (_name, member, words) => {
    const outcome = await post(member);

    expect(outcome).toMatchObject({ outcome: 'refused', error: expect.stringContaining(words) });
  });

  it('for want of a permission names it', async () => {
    await slack.close();
    slack = await startSlack({ directory: null, channels: CHANNELS, token: TOKEN, clock, scopes: ['commands'] });

    const outcome = await post('C0TEAM');

    expect(outcome).toMatchObject({ outcome: 'refused', error: expect.stringContaining('permission chat:write') });
  });

  it('does not depend on what the channel is called', async () => {
    await slack.close();
    const channels = [{ id: 'C0TEAM', name: 'renamed' }];
    slack = await startSlack({ directory: null, channels, token: TOKEN, clock });

    expect(await post('C0TEAM')).toMatchObject({ outcome: 'accepted' });
  });
});

describe('a member who is looked for', () => {
  it.each([
    ['is there', 'U0ANNA', null],
    ['nobody knows', 'U0NOBODY', expect.stringContaining('Slack knows no such person')],
    ['has left, although Slack took the post', 'U0LEFT', expect.stringContaining('has left the workspace')],
  ])('and %s', async (_name, member, why) => {
    await slack.close();
    const options = { directory: null, channels: CHANNELS, users: USERS, token: TOKEN, clock, takesPostsToLeft: true };
    slack = await startSlack(options);
    const posted = await post(member);

    expect(await chat().reach(member)).toEqual(why);
    expect(posted.outcome).toBe(member === 'U0NOBODY' ? 'refused' : 'accepted');
  });

  it.each(['ratelimited', 'missing_scope', 'internal_error', 'account_inactive'])(
    'is not said to be unreachable where Slack answers %s',
    async (code) => {
      fails('conversations.open', code);

      await expect(chat().reach('U0ANNA')).rejects.toMatchObject({ name: 'RemoteFault', status: code });
    },
  );
});

describe('a post that is to show something else', () => {
  const update = (at: { channel: string; ts: string }, text = 'approved') =>
    chat().update('send-1', slackPayload({ channel: at.channel, text }), at);
  const standing = async (address = 'C0TEAM') => {
    const outcome = await post(address);
    if (outcome.outcome !== 'accepted') throw new Error(outcome.error);
    return { channel: outcome.channel ?? '', ts: outcome.remoteId };
  };

  it.each(['C0TEAM', 'U0ANNA'])('is changed where it stands: %s', async (address) => {
    const at = await standing(address);

    const outcome = await update(at);

    expect(outcome).toMatchObject({ outcome: 'accepted', remoteId: at.ts, channel: at.channel });
    expect(slack.posts(at.channel).map(({ text }) => text)).toEqual(['approved']);
  });

  it('keeps its send, so that it is found afterwards', async () => {
    const at = await standing();
    await update(at);

    expect((await chat().find('send-1', 'C0TEAM', null, addMinutes(NOON, -5))).at).toEqual(at);
  });

  it('is gone when there is no such post', async () => {
    const outcome = await update({ channel: 'C0TEAM', ts: '1600000000.000001' });

    expect(outcome).toEqual({ outcome: 'gone', error: 'The post was deleted in Slack.' });
  });

  it.each(['message_not_found', 'cant_update_message', 'edit_window_closed'])('is gone with %s', async (code) => {
    const at = await standing();
    fails('chat.update', code);

    expect(await update(at)).toEqual({ outcome: 'gone', error: expect.stringMatching(/^[A-Z].*[.]$/) });
  });

  it.each(['channel_not_found', 'is_archived', 'is_inactive', 'not_in_channel', 'invalid_blocks', 'msg_too_long'])(
    'is refused with %s',
    async (code) => {
      const at = await standing();
      fails('chat.update', code);

      expect(await update(at)).toMatchObject({ outcome: 'refused', error: expect.stringMatching(/^[A-Z].*[.]$/) });
    },
  );

  it.each([
    ['internal_error', { error: 'internal_error' }],
    ['a 502', { status: 502, body: 'bad gateway' }],
    ['a broken line', 'drop' as const],
  ])('is worth another try after %s, since that changes nothing', async (_name, as) => {
    const at = await standing();
    slack.faults.push({ method: 'chat.update', keep: true, as });

    expect(await update(at)).toMatchObject({ outcome: 'unsent', retryAfterSeconds: null });
  });

  it('waits as long as Slack asks for', async () => {
    const at = await standing();
    slack.faults.push({
      method: 'chat.update',
      keep: false,
      as: { status: 429, body: '', headers: { 'retry-after': '9' } },
    });

    expect(await update(at)).toMatchObject({ outcome: 'unsent', retryAfterSeconds: 9 });
  });
});

describe('a direct message looked for afterwards', () => {
  it('is found in the conversation with that person, which has an id of its own', async () => {
    await post('U0ANNA', 'other');
    await post('U0ANNA', 'mine');

    const found = await chat().find('mine', 'U0ANNA', null, addMinutes(NOON, -5));

    expect(found.at).toEqual({ channel: 'D0ANNA', ts: slack.posts('D0ANNA')[1]?.ts });
    expect((await chat().find('never', 'U0ANNA', null, addMinutes(NOON, -5))).at).toBeNull();
  });

  it('is not called missing when the conversation cannot be named', async () => {
    fails('conversations.open', 'internal_error');

    await expect(chat().find('mine', 'U0ANNA', null, NOON)).rejects.toMatchObject({ status: 'internal_error' });
  });
});
