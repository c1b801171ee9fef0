/** The doctor's looks at Slack: who we are there, what we may do, where we may speak, and whether we hear anybody. */
import { checkSocket } from '../adapters/slack/check-socket.js';
import { BOT_SCOPES } from '../adapters/slack/scopes.js';
import { createChat } from '../adapters/slack/web-api-chat.js';
import type { Community } from '../domain/community.js';
import { RemoteFault } from '../domain/errors.js';
import { SLACK_PATH } from '../listeners/slack/slack-path.js';
import { advised, type Finding, ok, PATIENCE_MS, problem } from './doctor-findings.js';
import type { Environment } from './environment.js';
import { hearsSlack, slackChannels, speaksWithPeople } from './slack-needs.js';
import { counted } from './words.js';

/** One finding for the credentials, one for what they allow, one for each channel, one for being heard. @throws RemoteFault */
export async function slackState(environment: Environment, community: Community): Promise<Finding[]> {
  const channels = slackChannels(community);
  if (channels.length === 0 && !speaksWithPeople(community)) {
    return [{ check: 'Slack', state: 'skipped', detail: 'no channel is configured' }];
  }
  const { token, apiUrl } = environment.slack;
  if (token === null) {
    const names = channels.map((c) => c.name).join(', ') || 'those who are asked';
    return [problem('Slack', `SLACK_BOT_TOKEN is not set, and ${names} need it. Set it to the app's bot token.`)];
  }
  const chat = createChat({ token, timeoutMs: PATIENCE_MS, ...(apiUrl === null ? {} : { apiUrl }) });
  const seen = await chat.check(channels.map((c) => c.id)).catch((error: unknown) => {
    throw advised(error, 'Check the network and SLACK_API_URL.');
  });
  return [
    ok('Slack', `as ${seen.bot}`),
    ...scopes(seen.scopes),
    ...channels.map(({ id, name }) => {
      const channel = seen.channels.find((c) => c.id === id);
      const wrong = channel?.problem ?? null;
      return wrong === null
        ? ok(`Slack ${name}`, `${channel?.name ?? name} (${id})`)
        : problem(`Slack ${name}`, `${id}: ${wrong}`);
    }),
    await hearing(environment, community),
  ];
}

function scopes(given: readonly string[]): Finding[] {
  const check = 'Slack scopes';
  if (given.length === 0) return [{ check, state: 'skipped', detail: 'Slack did not say what the token may do' }];
  const missing = Object.entries(BOT_SCOPES).filter(([scope]) => !given.includes(scope));
  const more = given.filter((scope) => !Object.hasOwn(BOT_SCOPES, scope));
  const surplus = more.length === 0 ? '' : `; Herald does not need ${more.join(', ')}`;
  if (missing.length === 0) return [ok(check, `all ${counted(given.length - more.length, 'scope')}${surplus}`)];
  return missing.map(([scope, use]) =>
    problem(
      check,
      `${scope} is missing; with it Herald ${use}. Add it under "OAuth & Permissions", then install the app again.`,
    ),
  );
}

async function hearing({ slack, publicUrl }: Environment, community: Community): Promise<Finding> {
  const check = 'Slack is heard';
  const { appToken, apiUrl } = slack;
  if (!hearsSlack(slack)) {
    const detail = 'neither SLACK_SIGNING_SECRET nor SLACK_APP_TOKEN is set: Herald posts, and hears nobody';
    if (!speaksWithPeople(community)) return { check, state: 'skipped', detail };
    return problem(check, `${detail}, though people are asked or decide in Slack. docs/slack.md tells how to set one.`);
  }
  if (appToken !== null) {
    const options = { token: appToken, timeoutMs: PATIENCE_MS, ...(apiUrl === null ? {} : { apiUrl }) };
    return checkSocket(options).then(
      () => ok(check, 'over Socket Mode: Slack opens its socket for SLACK_APP_TOKEN'),
      (error: unknown) => socketProblem(check, error),
    );
  }
  const address = `${publicUrl ?? ''}${SLACK_PATH}`;
  return publicUrl?.startsWith('https://')
    ? ok(check, `at ${address}, which has to be what the app's settings name`)
    : problem(
        check,
        'Slack calls https addresses only. Set HERALD_PUBLIC_URL to one, or use Socket Mode (SLACK_APP_TOKEN).',
      );
}

const SOCKET_ADVICE: Readonly<Record<string, string>> = {
  invalid_auth: 'Put a valid app-level token into SLACK_APP_TOKEN: "Basic Information", "App-Level Tokens".',
  not_allowed_token_type: 'SLACK_APP_TOKEN has to be an app-level token, which begins with xapp-.',
  missing_scope: 'The app-level token needs the scope connections:write. Make a new one under "Basic Information".',
  forbidden_team: 'The app-level token is not of this workspace.',
};

function socketProblem(check: string, error: unknown): Finding {
  if (!(error instanceof RemoteFault)) throw error;
  const advice = SOCKET_ADVICE[error.status] ?? `${error.message} Turn on Socket Mode in the app's settings.`;
  return problem(check, `Slack does not open its socket (${error.status}). ${advice}`);
}
