/** The workspace's pages behind the real server, with the stand-in and an app that answers what a test says. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { frameFor } from '../../src/listeners/http/respond.js';
import { signedIn } from '../../src/listeners/http/signed-in.js';
import { previewPages } from '../../src/preview/pages/routes.js';
import { type SlackServer, startSlack } from '../../src/preview/slack/server.js';
import { startMailbox } from '../../src/preview/smtp/mailbox.js';
import { fixedClock } from './fixed-clock.js';
import { type Desk, startDesk } from './http-desk.js';

const START = '2021-08-02T15:00:00.000Z';
const TOKEN = 'xoxb-preview';

/** What Slack sent: the payload of an action, a form or an event, or a command's fields. */
export type Sent = Record<string, unknown> & { type?: string };

/** What comes back to Slack: a status, or a body of a 200. */
export type Reply = number | Record<string, unknown> | null;

export interface SlackDesk {
  desk: Desk;
  slack: SlackServer;
  /** What the app was told so far, oldest first. */
  sent: Sent[];
  /** What the app does with what it is told from now on. */
  app(does: (sent: Sent) => Reply | Promise<Reply>): void;
  /** Asks the stand-in's Web API, as the app would. */
  api(method: string, args: Record<string, unknown>): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

export async function startSlackDesk(): Promise<SlackDesk> {
  const sent: Sent[] = [];
  let does: (sent: Sent) => Reply | Promise<Reply> = () => null;
  const app = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const payload = readSent(body);
    sent.push(payload);
    const reply = await does(payload);
    response.statusCode = typeof reply === 'number' ? reply : 200;
    response.setHeader('content-type', 'application/json');
    response.end(reply === null || typeof reply === 'number' ? '' : JSON.stringify(reply));
  });
  app.listen(0, '127.0.0.1');
  await new Promise((resolve) => app.once('listening', resolve));
  const slack = await startSlack({
    directory: null,
    channels: [
      { id: 'C0TEAM', name: 'release-team' },
      { id: 'C0GENERAL', name: 'general' },
    ],
    users: [
      { id: 'U0KIMONAS', name: 'Kimonas Sotirchos', zone: 'Europe/Athens' },
      { id: 'U0ANDREY', name: 'Andrey Velichkevich', zone: 'Europe/London' },
    ],
    token: TOKEN,
    clock: fixedClock(START, '2026-01-05T09:00:00.000Z'),
  });
  slack.connect(`http://127.0.0.1:${(app.address() as AddressInfo).port}/slack/events`);
  const mailbox = await startMailbox({ directory: null });
  const preview = { now: () => START, people: async () => [], advance: async () => undefined };
  const desk = await startDesk(START, { preview }, (deps) => [
    {
      path: '/preview',
      router: previewPages({
        mailbox,
        slack,
        people: PEOPLE,
        zone: 'America/Los_Angeles',
        frame: (request) => frameFor(deps, request),
        signedIn: (handler) => signedIn(deps, handler),
        patienceMillis: 300,
      }),
    },
  ]);
  return {
    desk,
    slack,
    sent,
    app(next) {
      does = next;
    },
    async api(method, args) {
      const response = await fetch(`${slack.apiUrl}${method}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(args),
      });
      return (await response.json()) as Record<string, unknown>;
    },
    async close() {
      app.closeAllConnections();
      await new Promise((resolve) => app.close(resolve));
      await desk.close();
      await Promise.all([slack.close(), mailbox.close()]);
    },
  };
}

const PEOPLE = [
  { id: 'kimonas', name: 'Kimonas Sotirchos', slack: 'U0KIMONAS', zone: 'Europe/Athens' },
  { id: 'andrey', name: 'Andrey Velichkevich', slack: 'U0ANDREY', zone: 'Europe/London' },
  { id: 'anna', name: 'Anna Jung', slack: null, zone: 'UTC' },
];

function readSent(body: string): Sent {
  if (body.startsWith('{')) return (JSON.parse(body) as { event: Sent }).event;
  const form = Object.fromEntries(new URLSearchParams(body));
  return form.payload === undefined ? form : (JSON.parse(form.payload) as Sent);
}
