/** What Herald speaks to: the world in live mode, stand-ins on this machine in preview. */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { GITHUB_API } from '../adapters/github/client.js';
import { createForge } from '../adapters/github/octokit-forge.js';
import { createMailer } from '../adapters/mail/nodemailer-mailer.js';
import { createChat } from '../adapters/slack/web-api-chat.js';
import { createInteractions } from '../adapters/slack/web-api-interactions.js';
import { createLinks } from '../adapters/web/links.js';
import { createWitness } from '../adapters/web/witness.js';
import type { Community } from '../domain/community.js';
import type { Instant } from '../domain/time.js';
import { createPace, type Pace } from '../outbox/pace.js';
import type { Chat } from '../ports/chat.js';
import type { Clock } from '../ports/clock.js';
import type { Forge } from '../ports/forge.js';
import type { Interactions } from '../ports/interactions.js';
import type { Links } from '../ports/links.js';
import type { Mailer } from '../ports/mailer.js';
import type { Witness } from '../ports/witness.js';
import { type GithubServer, startGithub } from '../preview/github/server.js';
import type { GithubWorld } from '../preview/github/world.js';
import { type SlackOptions, type SlackServer, startSlack } from '../preview/slack/server.js';
import { type Mailbox, startMailbox } from '../preview/smtp/mailbox.js';
import { type Environment, EnvironmentProblem } from './environment.js';
import { hearsSlack, slackChannels, speaksWithPeople } from './slack-needs.js';

export interface Connections {
  forge: Forge;
  links: Links;
  mailer: Mailer;
  chat: Chat;
  interactions: Interactions;
  /** How fast the chat may be spoken to. */
  pace: Pace;
  close(): Promise<void>;
}

export interface StandIns extends Connections {
  github: GithubServer;
  mailbox: Mailbox;
  slack: SlackServer;
  /** By which Herald and the workspace know one another. */
  slackApp: { token: string; signingSecret: string };
}

const PREVIEW_TOKEN = 'xoxb-preview';

/** Nothing leaves this machine, so nobody is asked. */
export const noLinks: Links = {
  check: async (urls) => urls.map((url) => ({ url, outcome: 'unknown', status: 'not asked in preview' })),
};

/** @param heard told what time it is at GitHub */
export const liveForge = (
  { github: { token, app, apiUrl } }: Pick<Environment, 'github'>,
  heard: (at: Instant) => void = () => undefined,
): Forge => createForge({ token, app, heard, ...(apiUrl === null ? {} : { apiUrl }) });

/** Who is asked for the time. */
export const liveWitness = ({ github, slack }: Pick<Environment, 'github' | 'slack'>): Witness =>
  createWitness([
    { name: 'GitHub', url: github.apiUrl ?? GITHUB_API },
    { name: 'Slack', url: slack.apiUrl ?? SLACK_API },
  ]);

const SLACK_API = 'https://slack.com/api/';

export const standInForge = (github: Pick<GithubServer, 'url'>): Forge =>
  createForge({ token: PREVIEW_TOKEN, apiUrl: github.url, secondMs: STAND_IN_SECOND_MS });

/** The stand-in limits nothing by itself: its seconds are shorter, so that nobody waits for them. */
const STAND_IN_SECOND_MS = 1;

/** @throws EnvironmentProblem when the configuration needs a credential that is not there */
export function needCredentials({ slack, mail }: Pick<Environment, 'slack' | 'mail'>, community: Community): void {
  if (community.destinations.some((d) => d.type === 'mail') && (mail.url === null || mail.from === null)) {
    throw new EnvironmentProblem('A mailing list is configured: set SMTP_URL and MAIL_FROM.');
  }
  if (slackChannels(community).length + (community.rounds === null ? 0 : 1) > 0 && slack.token === null) {
    throw new EnvironmentProblem('Slack is configured: set SLACK_BOT_TOKEN.');
  }
  if (speaksWithPeople(community) && !hearsSlack(slack)) {
    throw new EnvironmentProblem(
      'People are asked or decide in Slack (rounds, releaseTeam), and Herald would not hear them: set SLACK_SIGNING_SECRET, or SLACK_APP_TOKEN. docs/slack.md tells how.',
    );
  }
}

/** @throws EnvironmentProblem as {@link needCredentials} does */
export function connectLive(
  { github, slack, mail }: Environment,
  community: Community,
  heard: (at: Instant) => void,
): Connections {
  needCredentials({ slack, mail }, community);
  const mailer = createMailer({
    url: mail.url ?? 'smtp://127.0.0.1:9',
    from: mail.from ?? `${community.id}@localhost`,
  });
  const client = { token: slack.token ?? '', ...(slack.apiUrl === null ? {} : { apiUrl: slack.apiUrl }) };
  return {
    forge: liveForge({ github }, heard),
    links: createLinks(),
    chat: createChat(client),
    interactions: createInteractions(client),
    pace: createPace(),
    mailer,
    close: () => mailer.close(),
  };
}

/**
 * Starts the stand-ins on free loopback ports, fed from the example, and connects the same adapters to them.
 * @param folder where mails and posts are kept over a restart; null keeps them in memory
 * @param workspace what differs from a workspace in which everybody is and that sends requests
 */
export async function connectPreview(
  community: Community,
  world: GithubWorld,
  folder: string | null,
  clock: Clock,
  workspace: Partial<Pick<SlackOptions, 'appToken' | 'users' | 'takesPostsToLeft'>> = {},
): Promise<StandIns> {
  const slackApp = { token: PREVIEW_TOKEN, signingSecret: randomBytes(16).toString('hex') };
  const at = (name: string): string | null => (folder === null ? null : join(folder, name));
  const github = await startGithub({ data: world, now: clock.now });
  const mailbox = await startMailbox({ directory: at('mail') });
  const slack = await startSlack({
    directory: at('slack'),
    channels: slackChannels(community).map(({ id, name }) => ({ id, name: name.replace(/^#/, '') })),
    users: community.people.flatMap(({ slack: id, name, zone }) => (id === null ? [] : [{ id, name, zone }])),
    ...slackApp,
    clock,
    wallNow: Date.now,
    echoes: true,
    ...workspace,
  });
  const mailer = createMailer({ url: mailbox.url, from: `${community.name} Release Team <release-team@example.org>` });
  return {
    github,
    mailbox,
    slack,
    slackApp,
    forge: standInForge(github),
    links: noLinks,
    chat: createChat({ token: PREVIEW_TOKEN, apiUrl: slack.apiUrl }),
    interactions: createInteractions({ token: PREVIEW_TOKEN, apiUrl: slack.apiUrl }),
    // The stand-in takes messages as fast as people click, and changes as fast as the calendar leaps over months; what it
    // refuses for a while is waited for all the same.
    pace: createPace({ channelGapMillis: 0, changesAMinute: Number.POSITIVE_INFINITY }),
    mailer,
    close: async () => {
      await mailer.close();
      await Promise.all([github.close(), mailbox.close(), slack.close()]);
    },
  };
}
