/** A small Express app that stands where Herald's listeners do: it keeps what it is sent and answers what it is told. */
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { SlackOptions } from '../../src/preview/slack/server.js';
import { startSlack } from '../../src/preview/slack/server.js';
import { fixedClock } from './fixed-clock.js';
import { NOON } from './outside-messages.js';

/** JSON of somebody else, into which a test looks. */
type Foreign = ReturnType<typeof JSON.parse>;

export interface Received {
  headers: Record<string, string>;
  raw: string;
  /** Parsed: an event, an interactivity payload, or the fields of a command. */
  payload: Foreign;
}

export interface Reply {
  status?: number;
  body?: unknown;
  /** No answer at all. */
  never?: boolean;
  headers?: Record<string, string>;
}

export const TOKEN = 'xoxb-test';
export const SECRET = 'a-secret-of-the-test';
export const RELEASES = 'C0RELEASES';
export const ANNA = 'U0ANNA';
export const BORIS = 'U0BORIS';

/** What a test opened is closed after it, whatever became of it: an open server would keep the run from ending. */
const open = new Set<{ close(): Promise<void> }>();
afterEach(async () => {
  await Promise.all([...open].map((one) => one.close()));
  open.clear();
});

export async function startSlackApp() {
  const received: Received[] = [];
  let answer: (received: Received) => Reply = () => ({});
  const app = express();
  app.use(express.text({ type: () => true, limit: '1mb' }));
  app.post('/slack/events', (request, response) => {
    const raw = String(request.body);
    const one = { headers: request.headers as Record<string, string>, raw, payload: payloadOf(raw) };
    received.push(one);
    const { status = 200, body = '', never = false, headers = {} } = answer(one);
    if (!never) response.status(status).set(headers).send(body);
  });
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const started = {
    received,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`,
    /** For every request from now on. */
    answers(next: (received: Received) => Reply): void {
      answer = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  open.add(started);
  return started;
}

export type SlackApp = Awaited<ReturnType<typeof startSlackApp>>;

function payloadOf(raw: string): Foreign {
  if (raw.startsWith('{')) return JSON.parse(raw);
  const form = Object.fromEntries(new URLSearchParams(raw));
  return form.payload === undefined ? form : JSON.parse(form.payload);
}

/** A workspace of two channels and four members, whose wall clock the test moves. */
export async function startTestSlack(options: Partial<SlackOptions> = {}) {
  const time = { millis: Date.parse('2026-03-02T12:00:00Z') };
  const slack = await startSlack({
    directory: null,
    channels: [
      { id: RELEASES, name: 'releases' },
      { id: 'C0TEAM', name: 'release-team', private: true, members: [ANNA] },
      { id: 'C0STRANGE', name: 'strange', member: false },
    ],
    users: [
      { id: ANNA, name: 'Anna Ames', zone: 'Europe/Athens' },
      { id: BORIS, name: 'Boris', zone: 'America/New_York' },
      { id: 'U0GONE', name: 'Gone', zone: 'UTC', deleted: true },
      { id: 'U0CLOSED', name: 'Closed', zone: 'UTC', closed: true },
    ],
    token: TOKEN,
    signingSecret: SECRET,
    clock: fixedClock(NOON),
    wallNow: () => time.millis,
    subscriptions: ['message.channels', 'message.groups', 'message.im', 'app_home_opened'],
    retryDelays: [0, 0, 0],
    ...options,
  });
  open.add(slack);
  /** A method of the Web API, as a client calls it. */
  const call = async (method: string, args: Record<string, unknown>, token = TOKEN) => {
    const form = new URLSearchParams();
    for (const [key, value] of Object.entries(args)) {
      if (value !== undefined) form.set(key, typeof value === 'string' ? value : JSON.stringify(value));
    }
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${slack.apiUrl}${method}`, { method: 'POST', headers, body: form });
    const body: Foreign = JSON.parse(await response.text());
    return { status: response.status, headers: response.headers, body };
  };
  return { slack, time, call };
}

export type TestSlack = Awaited<ReturnType<typeof startTestSlack>>;
