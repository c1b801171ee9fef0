import { slackState } from '../../../src/cli/doctor-slack.js';
import { type Environment, readEnvironment } from '../../../src/cli/environment.js';
import type { Community } from '../../../src/domain/community.js';
import { type SlackOptions, type SlackServer, startSlack } from '../../../src/preview/slack/server.js';
import { fixedClock } from '../../support/fixed-clock.js';
import { aCommunity } from '../../support/world.js';

const SCOPES = [
  'chat:write',
  'commands',
  'channels:read',
  'channels:history',
  'groups:read',
  'groups:history',
  'im:history',
  'im:write',
];
const TEAM = { channel: 'C0TEAM', name: '#release-team', directMessages: false, remindHours: 4 };

let slack: SlackServer;

afterEach(() => slack.close());

async function start(options: Partial<SlackOptions> = {}): Promise<void> {
  slack = await startSlack({
    directory: null,
    channels: [
      { id: 'C0RELEASE', name: 'release' },
      { id: 'C0TEAM', name: 'release-team', member: false },
    ],
    token: 'xoxb-test',
    clock: fixedClock('2026-01-05T09:00:00.000Z'),
    ...options,
  });
}

const environment = (variables: Record<string, string> = {}): Environment =>
  readEnvironment({
    HERALD_MODE: 'live',
    HERALD_PUBLIC_URL: 'https://herald.example.org',
    SLACK_BOT_TOKEN: 'xoxb-test',
    SLACK_API_URL: slack.apiUrl,
    ...variables,
  });

async function examined(variables: Record<string, string>, community: Community = aCommunity()): Promise<string[]> {
  const findings = await slackState(environment(variables), community);
  return findings.map(({ check, state, detail }) => `${state} ${check}: ${detail}`);
}

test('each missing scope is named with what it is for, and what is not needed too', async () => {
  await start({ scopes: [...SCOPES.filter((s) => s !== 'im:history' && s !== 'commands'), 'users:read'] });

  const findings = await examined({ SLACK_SIGNING_SECRET: 'secret' });

  expect(findings.filter((f) => f.includes('scopes'))).toEqual([
    'problem Slack scopes: commands is missing; with it Herald takes /herald. Add it under "OAuth & Permissions", then install the app again.',
    'problem Slack scopes: im:history is missing; with it Herald reads what people write to it in direct messages: their status reports. Add it under "OAuth & Permissions", then install the app again.',
  ]);
});

test('more than it needs is said, and no problem', async () => {
  await start({ scopes: [...SCOPES, 'users:read'] });

  const findings = await examined({ SLACK_SIGNING_SECRET: 'secret' });

  expect(findings).toContain('ok Slack scopes: all 8 scopes; Herald does not need users:read');
});

test("the release team's channel is looked at too", async () => {
  await start();

  const findings = await examined({ SLACK_SIGNING_SECRET: 'secret' }, aCommunity({ releaseTeam: TEAM }));

  expect(findings).toContainEqual(expect.stringMatching(/^problem Slack #release-team: C0TEAM: .*Invite the bot/));
});

test('hearing nobody is a problem only where people are asked or decide', async () => {
  await start();

  const posting = await examined({});
  const deciding = await examined({}, aCommunity({ releaseTeam: TEAM }));

  expect(posting.at(-1)).toMatch(/^skipped Slack is heard: .*Herald posts, and hears nobody$/);
  expect(deciding.at(-1)).toMatch(/^problem Slack is heard: .*docs\/slack\.md tells how to set one\.$/);
});

test('Slack calls https addresses only', async () => {
  await start();

  const secure = await examined({ SLACK_SIGNING_SECRET: 'secret' });
  const open = await examined({ SLACK_SIGNING_SECRET: 'secret', HERALD_PUBLIC_URL: 'http://herald.example.org' });

  expect(secure.at(-1)).toMatch(/^ok Slack is heard: at https:\/\/herald\.example\.org\/slack\/events/);
  expect(open.at(-1)).toMatch(/^problem Slack is heard: Slack calls https addresses only/);
});

test('an app-level token that Slack does not accept is named with where to find another', async () => {
  await start();

  const findings = await examined({ SLACK_APP_TOKEN: 'xapp-wrong' });

  expect(findings.at(-1)).toBe(
    'problem Slack is heard: Slack does not open its socket (invalid_auth). Put a valid app-level token into SLACK_APP_TOKEN: "Basic Information", "App-Level Tokens".',
  );
});

test('a community without Slack is left alone', async () => {
  await start();

  const findings = await examined({}, aCommunity({ destinations: [] }));

  expect(findings).toEqual(['skipped Slack: no channel is configured']);
});
