/** Slack's side of Herald: over signed requests at `/slack/events`, or over Slack's socket when there is an app-level token. */
import type { RequestHandler } from 'express';
import { pollEvery } from '../timers/poll.js';
import { createDispatcher } from './dispatch.js';
import type { SlackDeps } from './handler.js';
import { createHearing } from './hearing.js';
import { listenTo } from './listen.js';
import { createLooks } from './looks.js';
import { notAhead } from './not-ahead.js';
import { createReceiver } from './receiver.js';
import { recoverWords } from './recover.js';
import type { Registry } from './registry.js';
import { createSocket } from './socket.js';

export interface SlackAppOptions extends SlackDeps {
  registry: Registry;
  signingSecret: string | null;
  /** With it, Slack is asked over its socket and answers nobody's requests. */
  appToken: string | null;
  /** `https://slack.com/api/` unless a stand-in answers. */
  apiUrl: string | null;
  /** Reads what was said while nobody heard; left out, it is read when its round closes. */
  missed?(): Promise<void>;
}

export interface SlackApp {
  /** To be mounted before any body parser: the signature is over the bytes. Null when nothing is to be answered over HTTP. */
  router: RequestHandler | null;
  /** Returns at once: handles what was left over, and goes on doing so. */
  start(): void;
  /** Takes nothing more in; resolves when nothing is being handled any more. */
  stop(): Promise<void>;
  /** Handles what was left over, once. */
  recover(): Promise<void>;
  /** Resolves when nothing is being handled any more. */
  idle(): Promise<void>;
}

const RECOVER_MILLIS = 60_000;

export function createSlackApp(options: SlackAppOptions): SlackApp {
  const { registry, signingSecret, appToken, apiUrl, missed, ...deps } = options;
  const { log, clock } = deps;
  const looks = createLooks(deps, registry);
  const dispatcher = createDispatcher(deps, registry, looks.after);
  const secrets = [signingSecret ?? '', appToken ?? ''];
  const hearing = createHearing(deps, missed ?? (async () => undefined));
  const socket = appToken === null ? null : createSocket({ appToken, apiUrl, log, ...hearing });
  const http = socket !== null || signingSecret === null ? null : createReceiver(signingSecret, log);
  const receiver = socket?.receiver ?? http;
  if (receiver !== null) listenTo(receiver, secrets, deps, dispatcher, looks);
  const recover = (): Promise<void> => recoverWords(deps, dispatcher);
  let stopRecovering = async (): Promise<void> => undefined;
  return {
    router: http === null ? null : notAhead(clock, http.router),
    start() {
      if (socket === null) hearing.heard(false);
      else socket.open();
      stopRecovering = pollEvery(RECOVER_MILLIS, recover, log);
      recover().catch((error: unknown) => log('error', 'slack.unrecovered', { message: String(error) }));
    },
    async stop() {
      await socket?.close();
      hearing.stop();
      await stopRecovering();
      await dispatcher.idle();
    },
    recover,
    idle: dispatcher.idle,
  };
}
