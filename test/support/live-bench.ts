/** The command line in live mode, with stand-ins in the places of GitHub, Slack and the mail server. */
import { join } from 'node:path';
import { systemClock } from '../../src/cli/clocks.js';
import { loadConfiguration } from '../../src/config/load.js';
import { type GithubServer, startGithub } from '../../src/preview/github/server.js';
import type { GithubWorld } from '../../src/preview/github/world.js';
import { type SlackServer, startSlack } from '../../src/preview/slack/server.js';
import { type Mailbox, startMailbox } from '../../src/preview/smtp/mailbox.js';
import { readRepositories } from '../../src/workflow/read-repositories.js';
import { type Bench, change, EXAMPLE, startBench } from './cli.js';

export interface LiveBench {
  bench: Bench;
  /** A copy of the example's configuration that live mode speaks for. */
  config: string;
  github: GithubServer;
  /** What GitHub shows; every repository is there, and empty. */
  world: GithubWorld;
  slack: SlackServer;
  mailbox: Mailbox;
  close(): Promise<void>;
}

export async function startLiveBench(variables: Record<string, string> = {}): Promise<LiveBench> {
  const repositories = readRepositories((await loadConfiguration(EXAMPLE)).configuration);
  const issues = Object.fromEntries(repositories.map((name) => [name, []]));
  const world: GithubWorld = { pulls: {}, issues, tags: {}, releases: {} };
  // It shows the time, and live mode goes by it.
  const github = await startGithub({ data: world, now: systemClock.now });
  const mailbox = await startMailbox({ directory: null });
  const slack = await startSlack({
    directory: null,
    channels: [
      { id: 'C0PLATFORM', name: 'kubeflow-platform' },
      { id: 'C0RELEASE', name: 'kubeflow-release' },
      { id: 'C0TEAM', name: 'release-team' },
    ],
    token: 'xoxb-very-private',
    clock: systemClock,
  });
  const bench = await startBench({
    HERALD_MODE: 'live',
    HERALD_PUBLIC_URL: 'https://herald.example.org',
    HOST: '127.0.0.1',
    PORT: '0',
    GITHUB_TOKEN: 'ghp_very_private',
    GITHUB_API_URL: github.url,
    SLACK_BOT_TOKEN: 'xoxb-very-private',
    SLACK_SIGNING_SECRET: 'a-very-private-signing-secret',
    SLACK_API_URL: slack.apiUrl,
    SMTP_URL: mailbox.url,
    MAIL_FROM: 'Release Team <release-team@example.org>',
    ...variables,
  });
  const config = await bench.config(EXAMPLE);
  await change(join(config, 'community.yaml'), /example: true.*\n/, '');
  bench.variables.HERALD_CONFIG = config;
  return {
    bench,
    config,
    github,
    world,
    slack,
    mailbox,
    close: async () => {
      await Promise.all([github.close(), slack.close(), mailbox.close()]);
      await bench.close();
    },
  };
}
