/** The faults that a Herald on one machine has to live through: how each begins, how long it lasts, how it ends. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { lockDatabase } from '../support/database-lock.js';
import { pause, type ReliabilityHouse } from './house.js';

const run = promisify(execFile);

export interface Fault {
  name: string;
  what: string;
  /** Environment of the process from the start. */
  variables?: (dir: string) => Record<string, string>;
  prepare?: (dir: string) => Promise<void>;
  /** What was said in Slack meanwhile is lost with the database, and people are told so. */
  forgets?: true;
  /** The servers go by the same clock as Herald, which begins so far from now. */
  everybodyAt?: string;
  /** Why it cannot be tried on this machine; null where it can. */
  impossible?: () => string | null;
  /** A message has arrived, another one is begun after it. Answers how it ends. */
  begin(house: ReliabilityHouse): Promise<() => Promise<void>>;
  /** In seconds. */
  lasts: number;
  /** Before what is begun next; else after it, so that its approval can be given in Slack meanwhile. */
  early?: true;
  cleanUp?: (dir: string) => Promise<void>;
}

const FAKETIME = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1';

/** What a process is given whose clock can be set; `file` holds how far it is from the machine's. */
export const ownClock = (file: string): Record<string, string> => ({
  LD_PRELOAD: FAKETIME,
  FAKETIME_TIMESTAMP_FILE: file,
  FAKETIME_CACHE_DURATION: '1',
  // The wall clock alone is set: what only goes forward goes on.
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
});
const clockIn = (dir: string): string => process.env['FAKETIME_TIMESTAMP_FILE'] ?? join(dir, 'clock');
const setClock = (dir: string, by: string): Promise<void> => writeFile(clockIn(dir), by);

const clock = (name: string, what: string, by: string, lasts: number): Fault => ({
  name,
  what,
  variables: (dir) => ownClock(clockIn(dir)),
  prepare: (dir) => setClock(dir, '+0'),
  impossible: () => (existsSync(FAKETIME) ? null : "Debian's package faketime is not there"),
  async begin({ dir }) {
    await setClock(dir, by);
    return () => setClock(dir, '+0');
  },
  lasts,
});

const answers = (name: string, what: string, wrong: ReliabilityHouse['script'], lasts: number): Fault => ({
  name,
  what,
  async begin({ script }) {
    const right = { ...script };
    Object.assign(script, wrong);
    return async () => {
      for (const key of Object.keys(script) as (keyof typeof script)[]) delete script[key];
      Object.assign(script, right);
    };
  },
  lasts,
  early: true,
});

const locked = (seconds: number): Fault => ({
  name: `database-locked-${seconds}`,
  what: `another program holds the database for ${seconds} seconds`,
  begin: ({ database }) => lockDatabase(database),
  lasts: seconds,
});

/** The next start finds another address, as after an edit of the environment; the right one ends it. */
const misaddressed = (name: string, what: string, url: (right: string) => string): Fault => ({
  name,
  what,
  async begin(house) {
    house.script.STARTTLS = '502 5.5.1 not here';
    const right = house.environment['SMTP_URL'] ?? '';
    house.environment['SMTP_URL'] = url(right);
    await house.kill();
    await house.start();
    return async () => {
      house.environment['SMTP_URL'] = right;
      await house.kill();
      await house.start();
    };
  },
  lasts: 20,
  early: true,
});

/** @param daysAgo when the copy is made, by the clock of the machine as it is then */
const copy = (name: string, what: string, daysAgo: string, keepsMark: boolean): Fault => ({
  ...clock(name, what, '+0', 5),
  prepare: async () => undefined,
  everybodyAt: daysAgo,
  forgets: true,
  async begin(house) {
    const { dir, database } = house;
    const beside = join(dir, 'copy.db');
    await house.herald('pause', '--reason', 'For the copy', '--as', 'ann');
    await house.begin(900);
    await pause(8_000);
    await house.herald('backup', beside);
    await setClock(dir, '+0');
    await house.herald('resume', '--as', 'ann');
    await pause(20_000);
    await house.kill();
    for (const end of ['', '-wal', '-shm']) await rm(database + end, { force: true });
    if (!keepsMark) await rm(`${database}-mark`, { force: true });
    await cp(beside, database);
    await house.start();
    return async () => {
      for (let n = 0; n < 60; n++) {
        const { code } = await house.herald('resume', '--as', 'ann');
        if (code === 0) return;
        await settleMails(house);
        await pause(2_000);
      }
    };
  },
});

/** A person looks into the list's archive for each mail that may have left. */
async function settleMails(house: ReliabilityHouse): Promise<void> {
  const unknown = house.rows<{ id: string; remote: string }>(
    "select id, remote_id as remote from send where state = 'unknown' and purpose = 'delivery' and address not like 'C%'",
  );
  for (const { id, remote } of unknown) {
    const as = house.mails().some((mail) => mail.includes(remote)) ? '--arrived' : '--try-again';
    await house.herald('resolve', id, as, '--reason', 'Looked into the archive', '--as', 'ann');
  }
}

const DISK_MEGABYTES = 16;

export const FAULTS: readonly Fault[] = [
  clock('clock-back-an-hour', 'the clock goes back by an hour for 25 seconds', '-1h', 25),
  clock('clock-back-for-good', 'the clock goes back by an hour until somebody sets it right', '-1h', 90),
  clock('clock-a-day-ahead', 'the clock leaps a day ahead for 25 seconds', '+1d', 25),
  clock('clock-15-days-ahead', 'the clock leaps 15 days ahead for 25 seconds', '+15d', 25),
  clock('clock-15-days-for-good', 'the clock leaps 15 days ahead until somebody sets it right', '+15d', 90),
  {
    ...clock(
      'suspended',
      'the machine sleeps for a night: nothing runs, and the clock shows nine hours more',
      '+9h',
      30,
    ),
    async begin(house) {
      house.signal('SIGSTOP');
      await pause(5_000);
      await setClock(house.dir, '+9h');
      house.signal('SIGCONT');
      // The others have slept as well: Slack and GitHub show the same time again.
      return () => setClock(house.dir, '+0');
    },
  },
  {
    ...clock('weekend', 'Herald is down for a while, and started again 60 hours later', '+0', 5),
    async begin(house) {
      await house.kill();
      await setClock(house.dir, '+0');
      return () => house.start();
    },
    prepare: async () => undefined,
    everybodyAt: '-60h',
  },
  locked(12),
  locked(60),
  {
    name: 'disk-full',
    what: 'the disk under the database is full for 30 seconds',
    impossible: () => (process.getuid?.() === 0 ? null : 'a small disk can be mounted by root alone'),
    prepare: async (dir) => {
      await run('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MEGABYTES}m`, 'tmpfs', dir]);
    },
    cleanUp: async (dir) => {
      await run('umount', ['-l', dir]);
    },
    async begin({ dir }) {
      const filler = join(dir, 'filler');
      await run('dd', ['if=/dev/zero', `of=${filler}`, 'bs=64k']).catch(() => undefined);
      return () => rm(filler);
    },
    lasts: 30,
  },
  {
    name: 'network-gone',
    what: 'neither the mail server, Slack nor GitHub can be reached for 30 seconds',
    async begin({ script, slack, github }) {
      script.GREETING = 'drop';
      slack.faults.push(...SLACK_METHODS.map((method) => ({ method, keep: false, as: 'drop' as const })));
      void github;
      return async () => {
        delete script.GREETING;
        slack.faults.length = 0;
      };
    },
    lasts: 30,
  },
  misaddressed('dns-gone', "the mail server's name cannot be resolved", () => 'smtp://herald:secret@mail.invalid:2525'),
  misaddressed('tls-refused', 'TLS is required and the mail server has none', (right) => `${right}?requireTLS=true`),
  answers('auth-refused', 'the mail server refuses the login', { AUTH: '535 5.7.8 no' }, 20),
  {
    name: 'greeting-hangs',
    what: 'the mail server takes the connection and says nothing',
    async begin(house) {
      house.silence('connected');
      // Without the connection that it has open already.
      await house.kill();
      await house.start();
      return async () => house.silence(null);
    },
    // Herald waits a minute for a server that says nothing.
    lasts: 90,
    early: true,
  },
  {
    name: 'slack-429',
    what: 'Slack answers 429 without saying how long',
    async begin({ slack }) {
      slack.faults.push({ method: 'chat.postMessage', keep: false, as: { status: 429, body: 'slow down' } });
      return async () => {
        slack.faults.length = 0;
      };
    },
    lasts: 20,
  },
  copy('copy-of-an-hour', 'a copy of an hour before is put back, with its mark', '-1h', true),
  copy('copy-of-an-hour-no-mark', 'the same without its mark, as on another machine', '-1h', false),
  copy('copy-of-a-week', 'a copy of a week before is put back, with its mark', '-7d', true),
  copy('copy-of-a-week-no-mark', 'the same without its mark, as on another machine', '-7d', false),
];

const SLACK_METHODS = [
  'chat.postMessage',
  'chat.update',
  'conversations.history',
  'conversations.replies',
  'auth.test',
];
