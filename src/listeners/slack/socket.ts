/**
 * Slack's socket, kept open: a new link is up before the old one is let go, since Slack moves them now and then, and what comes over
 * either is heard. Bolt's own reconnecting is off: it closes the old link first, and when Slack refuses the token meanwhile it leaves a
 * rejected promise that nobody holds, and the process ends.
 */
import { type App, type Receiver, SocketModeReceiver } from '@slack/bolt';
import { within } from '../../outbox/within.js';
import type { Log } from '../../ports/log.js';
import { boltLogger } from './bolt-logger.js';

export interface Socket {
  receiver: Receiver;
  /** Returns at once; connects in the background, and again whenever the connection ends. */
  open(): void;
  close(): Promise<void>;
}

interface SocketOptions {
  appToken: string;
  /** Null for Slack's own. */
  apiUrl: string | null;
  log: Log;
  /** No link is up any more, or none was yet. */
  unheard(): void;
  /** A link is up; `after` a time without any. */
  heard(after: boolean): void;
}

const FIRST_PAUSE_MILLIS = 1_000;
const LONGEST_PAUSE_MILLIS = 10_000;
/** A link that ends sooner is no reason to open the next one at once. */
const SHORT_LIFE_MILLIS = 5_000;
const GREETING_MILLIS = 15_000;
/** What was on its way over the old link is still taken there. */
const LINGER_MILLIS = 3_000;
const GOODBYE_MILLIS = 2_000;

interface Link {
  receiver: SocketModeReceiver;
  /** It has not lasted yet. */
  isYoung: boolean;
}

export function createSocket({ appToken, apiUrl, log, unheard, heard }: SocketOptions): Socket {
  const logger = boltLogger(log, [appToken]);
  const clientOptions = { logger, retryConfig: { retries: 0 }, ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }) };
  const links = new Set<Link>();
  const timers = new Set<NodeJS.Timeout>();
  let app: App | null = null;
  let wanted = false;
  let connecting = false;
  let current: Link | null = null;
  let isDeaf = true;
  let pause = FIRST_PAUSE_MILLIS;

  const after = (millis: number, work: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, millis);
    timers.add(timer);
  };
  const newLink = (): Link => {
    const installerOptions = { clientOptions };
    const receiver = new SocketModeReceiver({ appToken, logger, autoReconnectEnabled: false, installerOptions });
    if (app !== null) receiver.init(app);
    return { receiver, isYoung: true };
  };

  const connect = async (): Promise<void> => {
    if (!wanted || connecting) return;
    connecting = true;
    const link = newLink();
    links.add(link);
    try {
      await greeted(link);
      if (!wanted) return;
      follow(link);
    } catch (error) {
      links.delete(link);
      void link.receiver.client.disconnect().catch(() => undefined);
      log('error', 'slack.unconnected', { message: String(error), againInSeconds: pause / 1000 });
      after(pause, () => void connect());
      pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
    } finally {
      connecting = false;
    }
  };

  const follow = (link: Link): void => {
    const before = current;
    current = link;
    after(SHORT_LIFE_MILLIS, () => {
      link.isYoung = false;
    });
    pause = FIRST_PAUSE_MILLIS;
    link.receiver.client.on('disconnected', () => ended(link));
    onGoodbye(link, () => {
      if (link === current) void connect();
    });
    log('info', 'slack.connected');
    heard(isDeaf);
    isDeaf = false;
    if (before !== null) after(LINGER_MILLIS, () => void before.receiver.client.disconnect());
  };

  const ended = (link: Link): void => {
    links.delete(link);
    if (link !== current) return;
    current = null;
    if (!wanted) return;
    isDeaf = true;
    log('warn', 'slack.disconnected');
    unheard();
    if (link.isYoung) after(FIRST_PAUSE_MILLIS, () => void connect());
    else void connect();
  };

  return {
    receiver: {
      init(one) {
        app = one;
      },
      start: async () => undefined,
      stop: async () => undefined,
    },
    open() {
      wanted = true;
      unheard();
      void connect();
    },
    async close() {
      wanted = false;
      for (const timer of timers) clearTimeout(timer);
      // The receiver's own `stop` does not wait for the connection to end.
      await within(GOODBYE_MILLIS, Promise.all([...links].map(({ receiver }) => receiver.client.disconnect())));
    },
  };
}

/** @throws Error when Slack refuses, or does not greet in time */
async function greeted({ receiver }: Link): Promise<void> {
  let isUp = false;
  const start = receiver.start().then(() => {
    isUp = true;
  });
  await within(GREETING_MILLIS, start);
  if (!isUp) throw new Error(`Slack did not greet within ${GREETING_MILLIS / 1000} seconds.`);
}

/** Slack says so before it closes a link; the client would close it at once, with nothing in its place. */
function onGoodbye({ receiver: { client } }: Link, goodbye: () => void): void {
  const heard = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: boolean) => {
    if (isGoodbye(data)) goodbye();
    else for (const listener of heard) listener.call(client, data, isBinary);
  });
}

const isGoodbye = (data: unknown): boolean =>
  typeof data === 'string' && data.length < 10_000 && /^\s*\{[^{]*"type"\s*:\s*"disconnect"/.test(data);
