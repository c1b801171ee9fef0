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
/** In characters; words of people are longer, and are not read twice. */
const LONGEST_GOODBYE = 1_000;

interface Link {
  receiver: SocketModeReceiver;
  /** It has not lasted yet. */
  isYoung: boolean;
}

export function createSocket({ appToken, apiUrl, log, unheard, heard }: SocketOptions): Socket {
  const logger = boltLogger(log, [appToken]);
  const client = { logger, retryConfig: { retries: 0 }, timeout: GREETING_MILLIS };
  const clientOptions = { ...client, ...(apiUrl === null ? {} : { slackApiUrl: apiUrl }) };
  const links = new Set<Link>();
  const timers = new Set<NodeJS.Timeout>();
  let app: App | null = null;
  let wanted = false;
  let connecting = false;
  let current: Link | null = null;
  let isDeaf = true;
  let pause = FIRST_PAUSE_MILLIS;
  let again: NodeJS.Timeout | undefined;

  const after = (millis: number, work: () => void): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, millis);
    timers.add(timer);
  };
  /** One try at a time is waited for, whatever asked for it. */
  const connectIn = (millis: number): void => {
    clearTimeout(again);
    again = setTimeout(() => void connect(), millis);
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
    clearTimeout(again);
    const link = newLink();
    links.add(link);
    try {
      await greeted(link);
      if (wanted) follow(link);
      else void link.receiver.client.disconnect();
    } catch (error) {
      links.delete(link);
      void link.receiver.client.disconnect().catch(() => undefined);
      if (!wanted) return;
      log('error', 'slack.unconnected', { message: String(error), againInSeconds: pause / 1000 });
      connectIn(pause);
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
    if (link.isYoung) connectIn(FIRST_PAUSE_MILLIS);
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
      clearTimeout(again);
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
  if (isUp) return;
  // It may come up yet, with nobody to close it.
  start.then(() => receiver.client.disconnect()).catch(() => undefined);
  throw new Error(`Slack did not greet within ${GREETING_MILLIS / 1000} seconds.`);
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

function isGoodbye(data: unknown): boolean {
  if (typeof data !== 'string' || data.length > LONGEST_GOODBYE) return false;
  try {
    return (JSON.parse(data) as { type?: unknown } | null)?.type === 'disconnect';
  } catch {
    return false;
  }
}
