import { connectLive } from '../../../src/cli/connections.js';
import { EnvironmentProblem, readEnvironment } from '../../../src/cli/environment.js';
import type { Community } from '../../../src/domain/community.js';
import { aCommunity } from '../../support/world.js';

const TEAM = { channel: 'C0TEAM', name: '#release-team', directMessages: false, remindHours: 4 };
const ROUNDS = { weekday: 2, workingHours: { from: '09:00', to: '17:00' }, nudgeHours: 24 } as const;
const NO_DESTINATIONS = { destinations: [] };

const connecting = (variables: Record<string, string>, more: Partial<Community>) => async () => {
  const connections = connectLive(
    readEnvironment({ HERALD_MODE: 'live', ...variables }),
    aCommunity({ ...NO_DESTINATIONS, ...more }),
    () => undefined,
  );
  await connections.close();
};

test.each<[string, Partial<Community>]>([
  ['asked', { rounds: ROUNDS }],
  ['deciding', { releaseTeam: TEAM }],
])('where people are %s in Slack, Herald has to post and to hear them', async (_what, community) => {
  const token = { SLACK_BOT_TOKEN: 'xoxb-test' };

  await expect(connecting({}, community)()).rejects.toThrow(EnvironmentProblem);
  await expect(connecting(token, community)()).rejects.toThrow(/set SLACK_SIGNING_SECRET, or SLACK_APP_TOKEN/);
  await expect(connecting({ ...token, SLACK_SIGNING_SECRET: 's' }, community)()).resolves.toBeUndefined();
  await expect(connecting({ ...token, SLACK_APP_TOKEN: 'xapp-test' }, community)()).resolves.toBeUndefined();
});

test('where messages only go to a channel, posting is enough', async () => {
  const channel = { destinations: [{ type: 'slack', id: 'channel', address: 'C0RELEASE', name: '#release' }] } as const;
  const more = { destinations: [...channel.destinations] };

  await expect(connecting({}, more)()).rejects.toThrow('set SLACK_BOT_TOKEN');
  await expect(connecting({ SLACK_BOT_TOKEN: 'xoxb-test' }, more)()).resolves.toBeUndefined();
});

test.each([
  [{ SLACK_BOT_TOKEN: 'xapp-private' }, /^SLACK_BOT_TOKEN is not a bot token, which begins with xoxb-/],
  [{ SLACK_APP_TOKEN: 'xoxb-private' }, /^SLACK_APP_TOKEN is not an app-level token, which begins with xapp-/],
])('tokens in one another’s place are told apart, and not shown: %j', (variables, words) => {
  const reading = () => readEnvironment({ HERALD_MODE: 'live', ...variables });

  expect(reading).toThrow(words);
  expect(reading).not.toThrow(/private/);
});
