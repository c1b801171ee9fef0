/**
 * A whole Herald that hears Slack: the cycle of the example on a fake calendar, and a workspace whose members click and write,
 * over signed requests or over the socket. Three liaisons in three zones are asked, one is silent, one has left.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Configuration } from '../../src/domain/configuration.js';
import type { Prompt } from '../../src/domain/round.js';
import type { Instant } from '../../src/domain/time.js';
import { REGISTRY } from '../../src/listeners/slack/registry.js';
import { createSlackApp, type SlackApp } from '../../src/listeners/slack/slack-app.js';
import { SLACK_PATH } from '../../src/listeners/slack/slack-path.js';
import type { Store } from '../../src/ports/store.js';
import type { Member } from '../../src/preview/slack/member.js';
import { directId } from '../../src/preview/slack/places.js';
import type { SlackServer } from '../../src/preview/slack/server.js';
import { fieldsOf } from '../../src/preview/slack/view-state.js';
import { type Cycle, startCycle } from './cycle.js';

export type Over = 'signed requests' | 'the socket';

export interface SlackWeek {
  cycle: Cycle;
  slack: SlackServer;
  app: SlackApp;
  as(person: string): Member;
  user(person: string): string;
  /** The channel of this person's direct messages. */
  direct(person: string): string;
  /** The prompt of this person in the latest round, with where it stands. */
  prompt(person: string): Promise<Prompt & { channel: string; ts: string }>;
  /** What the bot's message shows now: all its words. */
  shown(channel: string, ts: string): string;
  /** What the first button with this action id in the bot's message carries. */
  valueOf(channel: string, ts: string, action: string): string | null;
  /** Everything that this person was told alone, in one text. */
  told(person: string): string;
  /** Waits until every word is handled and the loop has run on what came of it. */
  settle(): Promise<void>;
  until(moment: Instant): Promise<void>;
  /** Stops hearing and starts again on the same store and workspace, as a restart does. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** andrey (London), johnu (Kolkata) and james (Los Angeles) answer; rui (Lisbon) is silent; paul has left the workspace. */
export const ASKED = ['andrey', 'johnu', 'james', 'rui', 'paul'] as const;
const GROUPS = ['automl', 'training', 'pipelines', 'docs', 'serving'];

const onlyThese = (configuration: Configuration): Configuration => ({
  ...configuration,
  community: {
    ...configuration.community,
    distributions: [],
    workingGroups: configuration.community.workingGroups
      .filter((group) => GROUPS.includes(group.id))
      .map((group) => ({ ...group, liaisons: group.liaisons.filter((id) => ASKED.some((one) => one === id)) })),
  },
});

export interface WeekOptions {
  /** What differs from the configuration of the week. */
  change?: (configuration: Configuration) => Configuration;
  /** As Slack has been seen to do: posts to whoever has left are taken. */
  takesPostsToLeft?: boolean;
}

export async function startWeek(
  start: Instant,
  over: Over = 'signed requests',
  store?: Store,
  options: WeekOptions = {},
): Promise<SlackWeek> {
  const appToken = over === 'the socket' ? 'xapp-preview' : null;
  const people = new Map<string, string>();
  const change = (configuration: Configuration): Configuration => {
    for (const { id, slack } of configuration.community.people) people.set(id, slack ?? '');
    const these = onlyThese(configuration);
    return options.change?.(these) ?? these;
  };
  const probe = await startCycle(start, {
    change,
    wall: new Date().toISOString(),
    scripted: false,
    // The prompt to whom has left.
    expected: ['send.failed'],
    workspace: {
      users: usersOf.map((user) => ({ ...user })),
      takesPostsToLeft: options.takesPostsToLeft ?? false,
      ...(appToken === null ? {} : { appToken }),
    },
    ...(store === undefined ? {} : { store }),
  });
  const slack = probe.standIns.slack;
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  slack.connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}${SLACK_PATH}`);

  const user = (person: string): string => people.get(person) ?? person;
  const week: SlackWeek = {
    cycle: probe,
    slack,
    app: await hear(probe, server, appToken),
    as: (person) => slack.as(user(person)),
    user,
    direct: (person) => directId(user(person)),
    async prompt(person) {
      const [round] = await probe.store.rounds.recent(1);
      const prompt = round === undefined ? null : await probe.store.rounds.prompt(round.key, person);
      const send = prompt?.send == null ? null : await probe.store.sends.byId(prompt.send);
      if (prompt === null) throw new Error(`${person} was not asked`);
      return { ...prompt, channel: send?.remoteChannel ?? '', ts: send?.remoteId ?? '' };
    },
    shown(channel, ts) {
      const post = slack.posts(channel).find((one) => one.ts === ts);
      return wordsIn(post?.blocks ?? []);
    },
    valueOf: (channel, ts, action) =>
      fieldsOf(slack.posts(channel).find((one) => one.ts === ts)?.blocks)
        .filter((field) => field.action === action)
        .map(({ element }) => (typeof element.value === 'string' ? element.value : null))[0] ?? null,
    told: (person) =>
      [
        ...slack.whispers(user(person)).map(({ text, blocks }) => `${text} ${wordsIn(blocks)}`),
        ...slack.posts(directId(user(person))).map(({ text, blocks }) => `${text} ${wordsIn(blocks)}`),
      ].join('\n'),
    async settle() {
      await slack.events.settled();
      await week.app.idle();
      await week.cycle.loop.run();
      await week.app.idle();
      await week.cycle.loop.run();
    },
    async until(moment) {
      await week.settle();
      await week.cycle.until(moment);
    },
    async restart() {
      await week.app.stop();
      server.removeAllListeners('request');
      // The loop and the outbox anew, with nothing in their memory.
      await week.cycle.apply((same) => same);
      week.app = await hear(week.cycle, server, appToken);
    },
    async close() {
      await week.app.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await week.cycle.close();
    },
  };
  return week;
}

const USERS: Record<string, string> = {
  U0KIMONAS: 'Europe/Athens',
  U0DAVID: 'Europe/Amsterdam',
  U0RUI: 'Europe/Lisbon',
  U0JOSH: 'America/New_York',
  U0ANNA: 'America/Los_Angeles',
  U0ANDREY: 'Europe/London',
  U0JOHNU: 'Asia/Kolkata',
  U0JAMES: 'America/Los_Angeles',
  U0PAUL: 'America/Los_Angeles',
};
const usersOf = Object.entries(USERS).map(([id, zone]) => ({ id, name: id.slice(2), zone, deleted: id === 'U0PAUL' }));

async function hear(cycle: Cycle, server: Server, appToken: string | null): Promise<SlackApp> {
  const { slackApp, slack, interactions } = cycle.standIns;
  const app = createSlackApp({
    ...cycle.deps,
    commands: cycle.commands,
    interactions,
    random: (bytes) => randomBytes(bytes),
    registry: REGISTRY,
    signingSecret: appToken === null ? slackApp.signingSecret : null,
    appToken,
    apiUrl: slack.apiUrl,
  });
  const http = express();
  if (app.router !== null) http.use(app.router);
  server.on('request', http);
  app.start();
  for (let i = 0; appToken !== null && slack.socket.connections === 0 && i < 200; i++) {
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return app;
}

/** All words of blocks, however deep, in their order. */
export function wordsIn(value: unknown): string {
  if (Array.isArray(value))
    return value
      .map(wordsIn)
      .filter((text) => text !== '')
      .join(' ');
  if (value === null || typeof value !== 'object') return '';
  const { text, fallback, elements, fields, rows, accessory, label } = value as Record<string, unknown>;
  const own = typeof text === 'string' ? text : typeof fallback === 'string' ? fallback : '';
  return [
    own,
    typeof text === 'object' ? wordsIn(text) : '',
    ...[label, elements, fields, rows, accessory].map(wordsIn),
  ]
    .filter((part) => part !== '')
    .join(' ');
}
