/**
 * GitHub's webhooks, as hints: a delivery says which lists of which repository to read again, and nothing of it is kept or
 * believed beyond that. So it may be lost, late, doubled or out of order, and it is acknowledged before anything is read.
 * Without a secret nothing is taken: what nobody signed could make Herald spend its requests.
 */
import { Webhooks } from '@octokit/webhooks';
import type { Request, RequestHandler, Response } from 'express';
import type { SyncEndpoint } from '../../domain/evidence.js';
import type { Log } from '../../ports/log.js';
import type { Repositories } from '../../ports/store.js';
import { appliedConfiguration } from '../../workflow/applied-configuration.js';
import { readRepositories } from '../../workflow/read-repositories.js';
import { endpointsOf } from './event-endpoints.js';
import { namedRepositories } from './named-repositories.js';
import { readBody } from './read-body.js';

/** What became of a delivery. */
export type WebhookOutcome = keyof typeof ANSWERS;

export interface WebhookDeps {
  store: Pick<Repositories, 'configs'>;
  log: Log;
  /** Null: no delivery is taken. */
  secret: string | null;
  /** Returns at once, and never throws. */
  hint(repository: string, endpoints: readonly SyncEndpoint[]): void;
  /** `event` is one of GitHub's that Herald knows, or `other`. */
  count(event: string, outcome: WebhookOutcome): void;
}

/**
 * GitHub sends up to 25 MB, and anybody can make us keep that much before the signature is known to be wrong. Only a push of
 * thousands of commits is larger than this, and the next sync finds what it brought.
 */
const LARGEST_BYTES = 2 * 1024 * 1024;

const ANSWERS = {
  off: [503, 'Webhooks are off here. Set GITHUB_WEBHOOK_SECRET to the secret of this webhook and restart Herald.'],
  method: [405, 'GitHub delivers webhooks here, by POST. There is nothing to look at.'],
  'not json': [415, 'Set the content type of this webhook to application/json.'],
  unsigned: [401, 'This delivery carries no signature. Set a secret in the settings of this webhook.'],
  'too large': [413, 'This delivery is larger than 2 MB. Nothing is lost: the next sync finds what it is about.'],
  'cut off': [400, 'This delivery broke off in the middle.'],
  'wrong signature': [401, 'The signature does not fit. The secret of this webhook is not GITHUB_WEBHOOK_SECRET.'],
  malformed: [400, 'This delivery is signed, and is not JSON.'],
  ping: [200, 'Herald hears this webhook.'],
  'unknown event': [202, 'Ignored: no list that Herald reads changes with this event.'],
  'unknown repository': [202, 'Ignored: Herald does not read this repository. Its configuration names those it reads.'],
  hint: [202, 'Herald reads what this is about again.'],
} as const satisfies Record<string, readonly [status: number, sentence: string]>;

/** To be mounted at its path before any body parser: the signature is over the bytes. */
export function createWebhook(deps: WebhookDeps): RequestHandler {
  const { secret, log, count } = deps;
  const webhooks = secret === null ? null : new Webhooks({ secret });
  return async (request, response) => {
    const event = request.get('x-github-event') ?? '';
    const outcome = webhooks === null ? 'off' : await take(deps, webhooks, event, request);
    count(event === 'ping' || endpointsOf(event).length > 0 ? event : 'other', outcome);
    const [status] = ANSWERS[outcome];
    log(status < 400 ? 'debug' : 'warn', 'webhook', { outcome });
    answer(response, outcome);
  };
}

async function take(deps: WebhookDeps, webhooks: Webhooks, event: string, request: Request): Promise<WebhookOutcome> {
  if (request.method !== 'POST') return 'method';
  if (!request.is('application/json')) return 'not json';
  const signature = request.get('x-hub-signature-256') ?? '';
  // Whatever cannot be signed is not read.
  if (!/^sha256=[0-9a-f]{64}$/.test(signature)) return 'unsigned';
  if (Number(request.get('content-length')) > LARGEST_BYTES) return 'too large';
  const body = await readBody(request, LARGEST_BYTES);
  if (typeof body === 'string') return body;
  const text = body.toString('utf8');
  if (text === '' || !(await webhooks.verify(text, signature))) return 'wrong signature';
  return follow(deps, event, text);
}

async function follow({ store, hint }: WebhookDeps, event: string, text: string): Promise<WebhookOutcome> {
  let payload: unknown;
  try {
    payload = JSON.parse(text);
  } catch {
    return 'malformed';
  }
  if (event === 'ping') return 'ping';
  const endpoints = endpointsOf(event);
  if (endpoints.length === 0) return 'unknown event';
  const { configuration } = await appliedConfiguration(store);
  const repositories = namedRepositories(payload, readRepositories(configuration));
  for (const repository of repositories) hint(repository, endpoints);
  return repositories.length === 0 ? 'unknown repository' : 'hint';
}

function answer(response: Response, outcome: WebhookOutcome): void {
  const [status, sentence] = ANSWERS[outcome];
  response.status(status).type('text').set('X-Content-Type-Options', 'nosniff');
  if (outcome === 'method') response.set('Allow', 'POST');
  response.send(`${sentence}\n`);
}
