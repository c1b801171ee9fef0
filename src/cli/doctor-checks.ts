/** The doctor's looks at the world: what is there, and what to do where it is not. Nothing is sent. */
import { createForge } from '../adapters/github/octokit-forge.js';
import { createMailer } from '../adapters/mail/nodemailer-mailer.js';
import { createChat } from '../adapters/slack/web-api-chat.js';
import type { Community } from '../domain/community.js';
import type { Configuration } from '../domain/configuration.js';
import { RemoteFault } from '../domain/errors.js';
import { appliedConfiguration } from '../workflow/applied-configuration.js';
import { readRepositories } from '../workflow/read-repositories.js';
import { openDatabase } from './database.js';
import type { Environment } from './environment.js';
import type { Loaded, Setting } from './setting.js';
import { counted } from './words.js';

export interface Finding {
  check: string;
  state: 'ok' | 'problem' | 'skipped';
  /** What was seen; for a problem also what to do, in sentences. */
  detail: string;
}

/** Somebody sits and waits for the answer. */
const PATIENCE_MS = 10_000;

const ok = (check: string, detail: string): Finding => ({ check, state: 'ok', detail });
export const problem = (check: string, detail: string): Finding => ({ check, state: 'problem', detail });

/** @throws Refusal when it cannot be opened, or when nothing has been applied to it */
export async function databaseState({ environment }: Setting, { hash }: Loaded): Promise<Finding[]> {
  const store = await openDatabase(environment);
  try {
    const { kind, location } = await store.check();
    const applied = await appliedConfiguration(store);
    const same =
      applied.hash === hash
        ? 'these files are the applied configuration'
        : 'these files differ from the applied configuration: `herald apply` takes them over';
    return [ok('database', `${kind} at ${location}; ${same}`)];
  } finally {
    await store.close();
  }
}

/** One finding for the credentials and one per repository that they cannot read. @throws RemoteFault */
export async function githubState({ github }: Environment, configuration: Configuration): Promise<Finding[]> {
  const { token, apiUrl } = github;
  const forge = createForge({ token, timeoutMs: PATIENCE_MS, ...(apiUrl === null ? {} : { apiUrl }) });
  const wanted = readRepositories(configuration);
  const { login, remaining, repositories } = await forge.check(wanted).catch((error: unknown) => {
    throw advised(error, 'Check the network and GITHUB_API_URL.');
  });
  const left = `${counted(remaining, 'request')} left in this hour`;
  const unreadable = repositories.flatMap(({ name, problem: why }) =>
    why === null ? [] : [problem(`GitHub ${name}`, why)],
  );
  const read = counted(wanted.length - unreadable.length, 'repository', 'repositories');
  const who =
    token === null
      ? 'without GITHUB_TOKEN, so public data at 60 requests an hour'
      : login === null
        ? 'as the app of GITHUB_TOKEN'
        : `as ${login}`;
  return [ok('GitHub', `${who}; reads ${read}; ${left}`), ...unreadable];
}

/** One finding for the credentials and one per channel. @throws RemoteFault */
export async function slackState({ slack }: Environment, { destinations }: Community): Promise<Finding[]> {
  const channels = destinations.filter((d) => d.type === 'slack');
  if (channels.length === 0) return [{ check: 'Slack', state: 'skipped', detail: 'no channel is configured' }];
  const { token, apiUrl } = slack;
  if (token === null) {
    const names = channels.map((c) => c.name).join(', ');
    return [problem('Slack', `SLACK_BOT_TOKEN is not set, and ${names} need it. Set it to the app's bot token.`)];
  }
  const chat = createChat({ token, timeoutMs: PATIENCE_MS, ...(apiUrl === null ? {} : { apiUrl }) });
  const seen = await chat.check(channels.map((c) => c.address)).catch((error: unknown) => {
    throw advised(error, 'Check the network and SLACK_API_URL.');
  });
  return [
    ok('Slack', `as ${seen.bot}`),
    ...channels.map(({ address, name }) => {
      const channel = seen.channels.find((c) => c.id === address);
      const check = `Slack ${name}`;
      const wrong = channel?.problem ?? null;
      return wrong === null
        ? ok(check, `${channel?.name ?? name} (${address})`)
        : problem(check, `${address}: ${wrong}`);
    }),
  ];
}

/** @throws RemoteFault */
export async function mailState({ mail }: Environment, { destinations }: Community): Promise<Finding[]> {
  const lists = destinations.filter((d) => d.type === 'mail');
  if (lists.length === 0) return [{ check: 'mail', state: 'skipped', detail: 'no mailing list is configured' }];
  const { url, from } = mail;
  if (url === null || from === null) {
    const missing = [url === null ? 'SMTP_URL' : '', from === null ? 'MAIL_FROM' : ''].filter((name) => name !== '');
    const names = lists.map((d) => d.name).join(', ');
    const verb = missing.length === 1 ? 'is' : 'are';
    return [
      problem(
        'mail',
        `${missing.join(' and ')} ${verb} not set, and ${names} cannot be reached without. Set ${missing.length === 1 ? 'it' : 'them'}.`,
      ),
    ];
  }
  const mailer = createMailer({ url, from, timeoutMs: PATIENCE_MS });
  try {
    await mailer.check();
    return [ok('mail', `${new URL(url).host} answers and lets us in; mails come from ${from}`)];
  } catch (error) {
    throw advised(error, 'Check SMTP_URL, and that the server is up and can be reached from here.');
  } finally {
    await mailer.close();
  }
}

/** An adapter knows what to do about an answer, and says so; where none came, it cannot know where it was asked to look. */
function advised(error: unknown, advice: string): unknown {
  if (!(error instanceof RemoteFault)) return error;
  const { service, status, message, retryAfterSeconds } = error;
  const answered = service === 'smtp' ? /^\d/.test(status) || status === 'EAUTH' : status !== 'no answer';
  if (answered) return error;
  return new RemoteFault(service, status, `${message} ${advice}`, retryAfterSeconds);
}
