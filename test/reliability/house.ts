/**
 * A live Herald as a process of its own, built and with real time, among servers that record what arrives and can have it killed at
 * a named moment; people who click and reply in Slack; and the account of it all.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { openStore } from '../../src/adapters/store/open-store.js';
import { systemClock } from '../../src/cli/clocks.js';
import type { Store } from '../../src/ports/store.js';
import { type GithubServer, startGithub } from '../../src/preview/github/server.js';
import { SLACK_MOMENTS } from '../../src/preview/slack/moments.js';
import { type SlackServer, startSlack } from '../../src/preview/slack/server.js';
import { createCommands } from '../../src/workflow/create-commands.js';
import { MOMENTS, type Moment, type Script, startScriptedSmtp } from '../support/scripted-smtp.js';
import { ASKED, CHANNELS, DECIDES, writeCommunity } from './community.js';

const SECRET = 'a-signing-secret-of-this-run';
const TOKEN = 'xoxb-of-this-run';

/** The moments of a conversation at which it can be killed. */
export const POINTS: readonly string[] = [
  ...MOMENTS.filter((moment) => moment !== 'STARTTLS').map((moment) => `SMTP: ${moment}`),
  ...SLACK_MOMENTS.map((moment) => `Slack: ${moment}`),
];

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

export interface ReliabilityHouse {
  dir: string;
  database: string;
  store: Store;
  slack: SlackServer;
  github: GithubServer;
  /** What the mail server says, from the next connection on. */
  script: Script;
  /** From the next connection on the mail server says nothing more at this moment; null lets it speak. */
  silence(at: Moment | null): void;
  /** The process goes on in this environment when it is started next. */
  environment: Record<string, string>;
  /** `kill -STOP` and `-CONT`. */
  signal(signal: NodeJS.Signals): void;
  /** Contents of the mails that were taken. */
  mails(): readonly string[];
  /** Starts it; resolves when it serves, and rejects where it ended before. */
  start(): Promise<void>;
  /** Begins to start it, and waits for nothing. */
  spawn(): void;
  isUp(): boolean;
  /** `kill -9`; resolves when it is gone. */
  kill(): Promise<void>;
  /** The next time that this point is reached it is killed there; resolves then. */
  killAt(point: string): Promise<void>;
  disarm(): void;
  /** A person begins a message, whose draft Herald then puts before the team. */
  begin(n: number): Promise<void>;
  /** A command of Herald, as a process of its own. */
  herald(...args: string[]): Promise<Ran>;
  /** Rows of the database as they lie in the file. */
  rows<T>(sql: string): T[];
  /** The leases of the dead end now instead of minutes later; nobody is to be up. */
  endLeases(): void;
  /** What it said last, for whoever wonders. */
  lastWords(): string;
  close(): Promise<void>;
}

/**
 * @param variables further environment of the process, or another one
 * @param prepare what is done with its directory before anything lies there
 */
export async function openHouse(
  variables: Record<string, string> = {},
  prepare: (dir: string) => Promise<void> = async () => undefined,
): Promise<ReliabilityHouse> {
  const dir = await mkdtemp(join(tmpdir(), 'herald-reliability-'));
  await prepare(dir);
  const database = join(dir, 'herald.db');
  await writeCommunity(join(dir, 'config'));
  let armed: { point: string; fire: () => void } | null = null;
  const reached = (point: string): boolean => {
    if (armed?.point !== point) return true;
    const { fire } = armed;
    armed = null;
    fire();
    return false;
  };
  const script: Script = { EHLO: '250-scripted\n250 AUTH PLAIN' };
  let silentAt: Moment | null = null;
  const smtp = await startScriptedSmtp(script, (moment) => moment !== silentAt && reached(`SMTP: ${moment}`));
  const github = await startGithub({
    data: { pulls: {}, issues: { 'acme/platform': [] }, tags: {}, releases: {} },
    now: systemClock.now,
  });
  const slack = await startSlack({
    directory: null,
    channels: CHANNELS,
    users: [DECIDES, ASKED].map(({ id, slack: user }) => ({ id: user, name: id, zone: 'UTC' })),
    token: TOKEN,
    signingSecret: SECRET,
    clock: { now: systemClock.now, wall: systemClock.wall },
    wallNow: Date.now,
    // How much Slack lets anybody look is another question, and would take an hour after five hundred kills.
    limits: null,
    retryDelays: [1_000, 5_000, 15_000, 30_000],
    watch: (moment, method) => method !== 'chat.postMessage' || reached(`Slack: ${moment}`),
  });
  const port = await freePort();
  slack.connect(`http://127.0.0.1:${port}/slack/events`);
  const environment: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    HERALD_MODE: 'live',
    HERALD_CONFIG: join(dir, 'config'),
    HERALD_PUBLIC_URL: `http://127.0.0.1:${port}`,
    HOST: '127.0.0.1',
    PORT: String(port),
    DATABASE_URL: `file:${database}`,
    GITHUB_TOKEN: 'ghp_of_this_run',
    GITHUB_API_URL: github.url,
    SLACK_BOT_TOKEN: TOKEN,
    SLACK_SIGNING_SECRET: SECRET,
    SLACK_API_URL: slack.apiUrl,
    SMTP_URL: `smtp://herald:secret@127.0.0.1:${smtp.port}`,
    MAIL_FROM: 'Release Team <team@example.org>',
    LOG_LEVEL: 'warn',
    ...variables,
  };
  const run = (args: readonly string[]): ChildProcess =>
    spawn(process.execPath, ['dist/main.js', ...args], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });

  let child: ChildProcess | null = null;
  let said = '';
  let gone: Promise<void> = Promise.resolve();
  const store = await openStore(database);
  await store.migrate();
  const commands = createCommands({
    store,
    clock: systemClock,
    log: () => undefined,
    publicUrl: environment['HERALD_PUBLIC_URL'] ?? '',
    wake: () => undefined,
  });

  const house: ReliabilityHouse = {
    dir,
    database,
    store,
    slack,
    github,
    script,
    silence(at) {
      silentAt = at;
    },
    environment,
    signal: (signal) => void child?.kill(signal),
    mails: () => smtp.taken,
    spawn() {
      said = '';
      const own = run(['serve']);
      child = own;
      const hear = (text: unknown) => {
        said = (said + String(text)).slice(-4_000);
      };
      own.stdout?.on('data', hear);
      own.stderr?.on('data', hear);
      gone = new Promise((resolve) =>
        own.once('close', () => {
          if (child === own) child = null;
          resolve();
        }),
      );
    },
    async start() {
      house.spawn();
      while (!said.includes('Herald serves')) {
        if (child === null) throw new Error(`Herald ended as it started: ${said}`);
        await pause(25);
      }
    },
    isUp: () => child !== null,
    async kill() {
      child?.kill('SIGKILL');
      await gone;
    },
    killAt: (point) =>
      new Promise((resolve) => {
        armed = {
          point,
          fire: () => {
            void house.kill().then(resolve);
          },
        };
      }),
    disarm() {
      armed = null;
    },
    async begin(n) {
      const date = new Date(Date.UTC(2020, 0, 1) + n * 86_400_000).toISOString().slice(0, 10);
      const notes = { date, title: `Meeting ${n}`, attendees: [], topics: [`Topic ${n}.`], decisions: [], actions: [] };
      const word = `word ${n}`;
      await commands.writeNotes({ notes: { ...notes, link: null }, word, actor: DECIDES.id, via: 'cli' });
      // As every command does that gave the serving process something to do.
      await store.meta.set('woken', randomBytes(8).toString('hex'));
    },
    herald: (...args) => {
      const own = run(args);
      const ran: Ran = { code: null, out: '', err: '' };
      own.stdout?.on('data', (text) => {
        ran.out += String(text);
      });
      own.stderr?.on('data', (text) => {
        ran.err += String(text);
      });
      return new Promise((resolve) => own.once('close', (code) => resolve({ ...ran, code })));
    },
    rows: (sql) => {
      const file = new Libsql(database, { readonly: true });
      try {
        return file.prepare(sql).all() as never;
      } finally {
        file.close();
      }
    },
    endLeases() {
      const file = new Libsql(database);
      file.exec(`update send set lease_until = '${new Date().toISOString()}' where lease_until is not null`);
      file.close();
    },
    lastWords: () => said,
    async close() {
      await house.kill();
      await store.close();
      await Promise.all([smtp.close(), slack.close(), github.close()]);
      await rm(dir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  return house;
}

export const pause = (millis: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, millis));

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
