/** The environment, read once and checked; all of DESIGN's variables that exist so far. Secrets stay in here. */
import { passwordsIn } from '../domain/redact.js';
import { LOG_LEVELS, type LogThreshold } from '../telemetry/log.js';

export interface Environment {
  mode: 'preview' | 'live';
  /** Null: the bundled example in preview, `config/` in live mode. */
  config: string | null;
  /** Null: made of host and port. */
  publicUrl: string | null;
  host: string;
  port: number;
  /** Null: a file under `var/`. */
  databaseUrl: string | null;
  secret: string | null;
  github: {
    token: string | null;
    /** A GitHub App, which is asked instead of the token where both are there. */
    app: { id: string; privateKey: string } | null;
    apiUrl: string | null;
    webhookSecret: string | null;
  };
  /** By the signing secret Slack's requests are known; with an app-level token Slack is heard over its socket instead. */
  slack: { token: string | null; signingSecret: string | null; appToken: string | null; apiUrl: string | null };
  mail: { url: string | null; from: string | null };
  /** Whoever reads the metrics shows it; null: only this machine may. */
  metricsToken: string | null;
  logLevel: LogThreshold;
}

/** What speaks to the world: ignored in preview, and named there. */
const CREDENTIALS = [
  'GITHUB_TOKEN',
  'GITHUB_APP_ID',
  'GITHUB_APP_PRIVATE_KEY',
  'GITHUB_API_URL',
  'GITHUB_WEBHOOK_SECRET',
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'SLACK_API_URL',
  'SMTP_URL',
  'MAIL_FROM',
] as const;

const SECRETS = [
  'HERALD_SECRET',
  'GITHUB_TOKEN',
  'GITHUB_APP_PRIVATE_KEY',
  'GITHUB_WEBHOOK_SECRET',
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'METRICS_TOKEN',
] as const;

/** Where a password may stand in the middle. */
const ADDRESSES = ['DATABASE_URL', 'SMTP_URL', 'HERALD_PUBLIC_URL', 'GITHUB_API_URL', 'SLACK_API_URL'] as const;

export class EnvironmentProblem extends Error {
  override readonly name = 'EnvironmentProblem';
}

type Variables = Record<string, string | undefined>;

const SHORTEST_SECRET = 32;
const SHORTEST_WEBHOOK_SECRET = 16;
const NOTHING = {
  token: null,
  app: null,
  webhookSecret: null,
  signingSecret: null,
  appToken: null,
  url: null,
  apiUrl: null,
  from: null,
};

/**
 * In preview the credentials are not looked at, right or wrong.
 * @throws EnvironmentProblem naming the variable and what it may be; never the value of one that may hold a password
 */
export function readEnvironment(variables: Variables): Environment {
  const text = (name: string): string | null => variables[name]?.trim() || null;
  const mode = oneOf('HERALD_MODE', text('HERALD_MODE') ?? 'preview', ['preview', 'live'] as const);
  return {
    mode,
    config: text('HERALD_CONFIG'),
    publicUrl: address('HERALD_PUBLIC_URL', text('HERALD_PUBLIC_URL')),
    host: text('HOST') ?? (mode === 'preview' ? '127.0.0.1' : '0.0.0.0'),
    port: port(text('PORT') ?? '3000'),
    databaseUrl: text('DATABASE_URL'),
    secret: secret(text('HERALD_SECRET')),
    ...(mode === 'preview' ? { github: NOTHING, slack: NOTHING, mail: NOTHING } : credentials(text)),
    metricsToken: text('METRICS_TOKEN'),
    logLevel: oneOf('LOG_LEVEL', text('LOG_LEVEL') ?? (mode === 'preview' ? 'warn' : 'info'), LOG_LEVELS),
  };
}

function credentials(text: (name: string) => string | null): Pick<Environment, 'github' | 'slack' | 'mail'> {
  return {
    github: {
      token: text('GITHUB_TOKEN'),
      app: githubApp(text('GITHUB_APP_ID'), text('GITHUB_APP_PRIVATE_KEY')),
      apiUrl: address('GITHUB_API_URL', text('GITHUB_API_URL')),
      webhookSecret: webhookSecret(text('GITHUB_WEBHOOK_SECRET')),
    },
    slack: {
      token: slackToken('SLACK_BOT_TOKEN', text('SLACK_BOT_TOKEN'), 'xoxb-', 'a bot token', 'OAuth & Permissions'),
      signingSecret: text('SLACK_SIGNING_SECRET'),
      appToken: slackToken(
        'SLACK_APP_TOKEN',
        text('SLACK_APP_TOKEN'),
        'xapp-',
        'an app-level token',
        'Basic Information',
      ),
      apiUrl: address('SLACK_API_URL', text('SLACK_API_URL')),
    },
    mail: { url: mailServer(text('SMTP_URL')), from: sender(text('MAIL_FROM')) },
  };
}

/**
 * Everything that may stand in no message and no log, of variables that may be wrong and of those that preview ignores too. Never
 * throws.
 */
export const secretsIn = (variables: Variables): string[] => [
  ...SECRETS.map((name) => (variables[name] ?? '').trim()),
  ...ADDRESSES.flatMap((name) => passwordsIn((variables[name] ?? '').trim())),
];

/** The credentials that lie about in the environment. */
export const strayCredentials = (variables: Variables): string[] =>
  CREDENTIALS.filter((name) => (variables[name] ?? '').trim() !== '');

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new EnvironmentProblem(`${name} is "${value}". It may be ${allowed.join(', ')}.`);
  return found;
}

function port(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number >= 0 && number <= 65_535) return number;
  throw new EnvironmentProblem(`PORT is "${value}". It may be a number from 0 (any free port) to 65535.`);
}

function secret(value: string | null): string | null {
  if (value === null || value.length >= SHORTEST_SECRET) return value;
  throw new EnvironmentProblem(
    `HERALD_SECRET is too short. It needs at least ${SHORTEST_SECRET} characters, as \`openssl rand -hex 32\` prints them; unset, one is generated and kept in the database.`,
  );
}

function githubApp(id: string | null, privateKey: string | null): Environment['github']['app'] {
  if (id === null && privateKey === null) return null;
  if (id === null || privateKey === null) {
    const [there, missing] =
      id === null ? ['GITHUB_APP_PRIVATE_KEY', 'GITHUB_APP_ID'] : ['GITHUB_APP_ID', 'GITHUB_APP_PRIVATE_KEY'];
    throw new EnvironmentProblem(`${there} is set and ${missing} is not. A GitHub App needs both, or unset the one.`);
  }
  if (!/^\d+$|^Iv[\w.]+$/.test(id)) {
    throw new EnvironmentProblem("GITHUB_APP_ID is not the number (or client id) that the app's settings show.");
  }
  if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(privateKey)) {
    throw new EnvironmentProblem(
      'GITHUB_APP_PRIVATE_KEY is not a private key. Paste the whole PEM file that GitHub gave, line breaks as \\n.',
    );
  }
  return { id, privateKey };
}

function webhookSecret(value: string | null): string | null {
  if (value === null || value.length >= SHORTEST_WEBHOOK_SECRET) return value;
  throw new EnvironmentProblem(
    `GITHUB_WEBHOOK_SECRET is too short. It needs at least ${SHORTEST_WEBHOOK_SECRET} characters, as \`openssl rand -hex 32\` prints them, the same as in the webhook's settings on GitHub.`,
  );
}

/** The two are easily put into one another's place, and Slack's words for that do not say so. */
function slackToken(name: string, value: string | null, prefix: string, kind: string, page: string): string | null {
  if (value === null || value.startsWith(prefix)) return value;
  throw new EnvironmentProblem(
    `${name} is not ${kind}, which begins with ${prefix}. The app's page "${page}" at api.slack.com/apps shows it.`,
  );
}

function mailServer(value: string | null): string | null {
  if (value === null || (URL.canParse(value) && /^smtps?:\/\/[^/]/.test(value))) return value;
  throw new EnvironmentProblem(
    'SMTP_URL is not an address of a mail server. Write it as smtp://user:password@mail.example.org:587, or with smtps://; characters like @ and / in the password as %40 and %2F.',
  );
}

const MAIL_ADDRESS = /[^\s<>@:/"]+@[^\s<>@:/"]+/.source;
const SENDER = new RegExp(`^(?:(?:"[^"<>\\r\\n]*"|[^"<>\\r\\n:/])+ <${MAIL_ADDRESS}>|${MAIL_ADDRESS})$`);

/** An address of a mail server, easily put in here by mistake, holds a password that every reader of a message would see. */
function sender(value: string | null): string | null {
  if (value === null || SENDER.test(value)) return value;
  throw new EnvironmentProblem(
    'MAIL_FROM is not an address of mail. Write it as release-team@example.org or Release Team <release-team@example.org>; a name with : or / in quotes.',
  );
}

function address(name: string, value: string | null): string | null {
  if (value === null) return null;
  if (!URL.canParse(value) || !/^https?:/.test(value)) {
    throw new EnvironmentProblem(`${name} is not an address that begins with https:// or http://.`);
  }
  const { username, password } = new URL(value);
  if (username === '' && password === '') return value.replace(/\/+$/, '');
  throw new EnvironmentProblem(
    `${name} holds a name or a password before its host, which would be shown wherever the address is. Write it without.`,
  );
}
