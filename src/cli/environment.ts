/** The environment, read once and checked; all of DESIGN's variables that exist so far. Secrets stay in here. */
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
  github: { token: string | null; apiUrl: string | null };
  slack: { token: string | null; apiUrl: string | null };
  mail: { url: string | null; from: string | null };
  logLevel: LogThreshold;
}

/** What speaks to the world: ignored in preview, and named there. */
export const CREDENTIALS = [
  'GITHUB_TOKEN',
  'GITHUB_API_URL',
  'SLACK_BOT_TOKEN',
  'SLACK_API_URL',
  'SMTP_URL',
  'MAIL_FROM',
] as const;

export class EnvironmentProblem extends Error {
  override readonly name = 'EnvironmentProblem';
}

type Variables = Record<string, string | undefined>;

/** @throws EnvironmentProblem naming the variable and what it may be */
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
    secret: text('HERALD_SECRET'),
    github: { token: text('GITHUB_TOKEN'), apiUrl: address('GITHUB_API_URL', text('GITHUB_API_URL')) },
    slack: { token: text('SLACK_BOT_TOKEN'), apiUrl: address('SLACK_API_URL', text('SLACK_API_URL')) },
    mail: { url: text('SMTP_URL'), from: text('MAIL_FROM') },
    logLevel: oneOf('LOG_LEVEL', text('LOG_LEVEL') ?? (mode === 'preview' ? 'warn' : 'info'), LOG_LEVELS),
  };
}

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

function address(name: string, value: string | null): string | null {
  if (value === null) return null;
  if (URL.canParse(value) && /^https?:/.test(value)) return value.replace(/\/+$/, '');
  throw new EnvironmentProblem(`${name} is "${value}". It is an address that begins with https:// or http://.`);
}
