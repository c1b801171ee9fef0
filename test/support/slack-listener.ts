/** Herald's side of Slack on a real store and a real server, with handlers that a test gives and a record of what was said to whom. */
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { systemClock } from '../../src/cli/clocks.js';
import type { Configuration } from '../../src/domain/configuration.js';
import { hashOf } from '../../src/domain/identity.js';
import type { SlackDeps } from '../../src/listeners/slack/handler.js';
import type { Registry } from '../../src/listeners/slack/registry.js';
import { createSlackApp, type SlackApp } from '../../src/listeners/slack/slack-app.js';
import { SLACK_PATH } from '../../src/listeners/slack/slack-path.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Interactions } from '../../src/ports/interactions.js';
import type { Store } from '../../src/ports/store.js';
import { createCommands } from '../../src/workflow/create-commands.js';
import { SIGNING_SECRET, type SlackRequest } from './slack-requests.js';
import { openTestStore } from './store.js';
import { aCommunity, aConfiguration, PEOPLE } from './world.js';

export interface SlackListener {
  store: Store;
  app: SlackApp;
  /** Where it takes requests. */
  url: string;
  /** What was asked of Slack, as `method where: words`. */
  said: string[];
  /** As `level event`. */
  logged: string[];
  send(request: SlackRequest): Promise<{ status: number; body: string }>;
  /** Sends it, and waits until what it began has ended. */
  sendAndSettle(request: SlackRequest): Promise<{ status: number; body: string }>;
  /** What came of a word: null while it waits, undefined when there is no such word. */
  result(id: string): Promise<string | null | undefined>;
  /** `killed`: what is being handled stays as it is. */
  close(options?: { keepStore?: boolean; killed?: boolean }): Promise<void>;
}

export interface ListenerOptions {
  registry?: Partial<Registry>;
  store?: Store;
  clock?: Clock;
  interactions?: Partial<Interactions>;
  /** Over its socket. */
  appToken?: string;
  apiUrl?: string;
  signingSecret?: string;
}

/** Ann manages the release as U0ANN; Dora is a liaison as U0DORA. */
export const slackConfiguration = (): Configuration =>
  aConfiguration({
    community: aCommunity({ people: PEOPLE.map((p) => ({ ...p, slack: `U0${p.id.toUpperCase()}` })) }),
  });

export const EMPTY_REGISTRY: Registry = {
  actions: {},
  forms: {},
  commands: {},
  message: null,
  options: {},
  home: null,
};

export async function startListener(options: ListenerOptions = {}): Promise<SlackListener> {
  const { registry = {}, store = await openTestStore(), clock = systemClock } = options;
  const configuration = slackConfiguration();
  if ((await store.configs.latest()) === null) {
    await store.configs.record({ hash: hashOf(configuration), at: clock.now(), by: 'test', doc: configuration });
  }
  const [said, logged]: [string[], string[]] = [[], []];
  const log = (level: string, event: string): void => {
    logged.push(`${level} ${event}`);
  };
  const workflow = { store, clock, log, publicUrl: 'https://herald.example.org', wake: () => undefined };
  const deps: SlackDeps = {
    ...workflow,
    commands: createCommands(workflow),
    random: (bytes) => randomBytes(bytes),
    interactions: { ...recording(said), ...options.interactions },
  };
  const app = createSlackApp({
    ...deps,
    registry: { ...EMPTY_REGISTRY, ...registry },
    signingSecret: options.signingSecret ?? SIGNING_SECRET,
    appToken: options.appToken ?? null,
    apiUrl: options.apiUrl ?? null,
  });
  const server = express();
  if (app.router !== null) server.use(app.router);
  const listening = server.listen(0, '127.0.0.1');
  await new Promise((resolve) => listening.once('listening', resolve));
  const url = `http://127.0.0.1:${(listening.address() as AddressInfo).port}${SLACK_PATH}`;
  const send: SlackListener['send'] = async ({ body, headers }) => {
    const response = await fetch(url, { method: 'POST', body, headers });
    return { status: response.status, body: await response.text() };
  };
  return {
    store,
    app,
    url,
    said,
    logged,
    send,
    async sendAndSettle(request) {
      const answer = await send(request);
      await app.idle();
      return answer;
    },
    result: async (id) => (await store.inbox.byId('slack', id))?.result,
    async close({ keepStore = false, killed = false } = {}) {
      if (!killed) await app.stop();
      await new Promise((resolve) => listening.close(resolve));
      if (!keepStore) await store.close();
    },
  };
}

function recording(said: string[]): Interactions {
  const note = (words: string) => {
    said.push(words);
    return Promise.resolve();
  };
  return {
    openModal: (trigger, view) => note(`open ${trigger}: ${view.callback_id}`),
    pushModal: (trigger, view) => note(`push ${trigger}: ${view.callback_id}`),
    updateModal: (id, _hash, view) => note(`update ${id}: ${view.callback_id}`),
    publishHome: (user) => note(`home ${user}`),
    whisper: (channel, user, { text }, threadTs) => note(`whisper ${channel} ${user} ${threadTs ?? '-'}: ${text}`),
    respond: (url, { text }, shared) => note(`respond ${url} ${shared}: ${text}`),
  };
}
