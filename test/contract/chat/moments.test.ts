import { createChat } from '../../../src/adapters/slack/web-api-chat.js';
import { SLACK_MOMENTS, type SlackMoment } from '../../../src/preview/slack/moments.js';
import { startSlack } from '../../../src/preview/slack/server.js';
import { fixedClock } from '../../support/fixed-clock.js';
import { NOON, slackPayload } from '../../support/outside-messages.js';

/** A post to a workspace that cuts the connection at this moment; `null` cuts nothing. */
async function posted(cutAt: SlackMoment | null) {
  const moments: string[] = [];
  const slack = await startSlack({
    directory: null,
    channels: [{ id: 'C0TEAM', name: 'team' }],
    token: 'xoxb-1',
    clock: fixedClock(NOON),
    watch: (moment, method) => {
      moments.push(`${method} ${moment}`);
      return moment !== cutAt;
    },
  });
  const chat = createChat({ token: 'xoxb-1', apiUrl: slack.apiUrl });
  const { outcome } = await chat.post('send-1', slackPayload({ channel: 'C0TEAM' }), null);
  const kept = slack.posts('C0TEAM').length;
  await slack.close();
  return { outcome, kept, moments };
}

it('whoever watches the workspace is told of every moment of a post, in their order', async () => {
  const { outcome, kept, moments } = await posted(null);

  expect(moments).toEqual(SLACK_MOMENTS.map((moment) => `chat.postMessage ${moment}`));
  expect({ outcome, kept }).toEqual({ outcome: 'accepted', kept: 1 });
});

it.each<[SlackMoment, string, number]>([
  ['asked', 'unknown', 0],
  ['within the request', 'unknown', 0],
  ['taken', 'unknown', 1],
  ['within the answer', 'unknown', 1],
])('a connection that is cut at “%s” leaves the post %s, and %s in the channel', async (moment, outcome, kept) => {
  expect(await posted(moment)).toMatchObject({ outcome, kept });
});
