/** Slack's client as every adapter here uses it: without any retry of its own, since by default it posts twice what was accepted but timed out. */
import { type Logger, LogLevel, WebClient, type WebClientOptions } from '@slack/web-api';
import { RemoteFault } from '../../domain/errors.js';
import { redactor } from '../../domain/redact.js';
import { slackFetch } from './slack-fetch.js';
import { slackCode, slackOutcome } from './slack-outcome.js';

export interface ChatOptions {
  token: string;
  /** `https://slack.com/api/` unless a stand-in answers. */
  apiUrl?: string;
  /** Bound on one request, in milliseconds; less than the outbox's lease. */
  timeoutMs?: number;
}

export const PATIENCE_MS = 30_000;

export interface SlackClient {
  web: WebClient;
  /** @throws RemoteFault for whatever the request throws */
  ask<T>(request: () => Promise<T>): Promise<T>;
  fault(error: unknown): RemoteFault;
  /** Without the token, which Slack and what lies between may repeat. */
  redact(words: string): string;
}

export function createSlackClient({ token, apiUrl, timeoutMs = PATIENCE_MS }: ChatOptions): SlackClient {
  const options: WebClientOptions = {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    logger: SILENT,
    fetch: slackFetch,
  };
  const web = new WebClient(token, apiUrl === undefined ? options : { ...options, slackApiUrl: apiUrl });
  const redact = redactor([token]);
  const fault = (error: unknown): RemoteFault => {
    if (error instanceof RemoteFault) return error;
    const outcome = slackOutcome(error);
    const pause = outcome.outcome === 'unsent' ? outcome.retryAfterSeconds : null;
    return new RemoteFault('slack', slackCode(error) ?? 'no answer', redact(outcome.error), pause);
  };
  return {
    web,
    redact,
    fault,
    async ask(request) {
      try {
        return await request();
      } catch (error) {
        throw fault(error);
      }
    },
  };
}

/** Outcomes are told to whoever asked; the client's own log would print parts of messages. */
const SILENT: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};
