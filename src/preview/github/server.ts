/**
 * A stand-in for GitHub's REST API on the loopback interface. It answers as of a calendar moment: what happened later has not
 * happened yet, and `Date` shows that moment. It knows repositories (renamed, transferred, private, archived, deleted and
 * blocked ones too), issues with pull requests and their timelines, tags, releases, milestones, labels, branches, commits,
 * comparisons, files and trees, the search for issues, apps with their installations, `/rate_limit` and `/user`.
 *
 * What it does not imitate: writing, GraphQL, webhooks, reviews, comments as a list of their own, searches by other qualifiers
 * than repo, is and label, cursors in the Link headers of long lists, `If-Modified-Since`, fields that no reader of it uses (its
 * answers are smaller than GitHub's), merges (a history is a line of commits), and limits other than the budgets by hour and
 * minute, which run out only when asked for. Numbers, names and moments of an example are facts; ids, files and most commits
 * are not GitHub's.
 */
import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import { type Instant, instantFromMillis, millisOf } from '../../domain/time.js';
import { type AppOptions, type Asker, Askers } from './askers.js';
import { commit, type Fault, FaultPlan, message, statusOf } from './faults.js';
import { type Budgets, Limits } from './limits.js';
import type { Query, Resource } from './moment.js';
import { pageOf } from './paging.js';
import { type LoggedRequest, type RequestCounts, RequestLog } from './request-log.js';
import { accessTokenAt, accountAt } from './resources/account.js';
import { resourceAt } from './resources.js';
import { createShelf } from './shelf.js';
import { type GithubWorld, loadWorld } from './world.js';

export interface GithubOptions {
  /** An example's github folder, or the world itself. */
  data: string | GithubWorld;
  now(): Instant;
  port?: number;
  /** By how much GitHub's clock is ahead of `now`. */
  skewSeconds?: number;
  /** Refuse what is beyond the budgets, GitHub's own or these; otherwise it is only counted. */
  limited?: boolean | Partial<Budgets>;
  /** The app whose JWTs are accepted; none by default. */
  app?: AppOptions;
  /** The tokens that are accepted; every one by default. */
  tokens?: string[];
  /** Called before each answer is worked out, with the number of requests before it: the world may change here. */
  onRequest?(address: string, before: number): void;
}

export interface GithubServer {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  url: string;
  faults: FaultPlan;
  /** The newest thousand requests, oldest first. */
  requests: LoggedRequest[];
  /** Of all requests so far. */
  counts: RequestCounts;
  close(): Promise<void>;
}

/** An answer, ready to be sent. */
interface Shown {
  status: number;
  body: string;
  headers: Record<string, string>;
}

export async function startGithub(options: GithubOptions): Promise<GithubServer> {
  const { data, port = 0, skewSeconds = 0, limited = false, onRequest = () => undefined } = options;
  const world = typeof data === 'string' ? await loadWorld(data) : data;
  const shelf = createShelf(world);
  const faults = new FaultPlan();
  const log = new RequestLog();
  const limits = new Limits(limited !== false, limited === true || limited === false ? {} : limited);
  const askers = new Askers(options.app ?? null, options.tokens ?? null);
  const clock = () =>
    skewSeconds === 0 ? options.now() : instantFromMillis(millisOf(options.now()) + skewSeconds * 1000);
  let url = '';

  const find = (request: Request, asker: Asker, query: Query, now: Instant): Resource => {
    const { path } = request;
    if (asker.kind === 'refused') return { status: 401, message: asker.message };
    const account = { askers, limits, asker, now };
    if (request.method === 'POST') return accessTokenAt(account, path);
    const own = accountAt(account, path);
    if (own !== undefined) return own;
    const moment = { world, shelf, now: options.now(), api: url, asker };
    return resourceAt(moment, path, query, request.get('accept') ?? '');
  };

  const answer = async (request: Request, response: Response): Promise<void> => {
    const address = request.originalUrl;
    onRequest(address, log.counts.requests);
    const now = clock();
    const query = singles(request.query);
    const asker = askers.whoIs(request.get('authorization'), now);
    const taken = limits.take(asker, request.path, now);
    const full = taken.allowed ? shownOf(find(request, asker, query, now), `${url}${request.path}`, query) : EXCEEDED;
    const fault = faults.take(address);
    const shown = fault === null || fault.kind === 'slow' ? underCondition(request, full) : full;
    if (shown.status === 304) taken.giveBack();
    log.add(logged(request, shown, fault));
    response.set({ 'content-type': JSON_TYPE, date: new Date(now).toUTCString(), ...taken.headers });
    if (fault !== null && (await commit(fault, response, shown.body))) return;
    response.set(shown.headers).status(shown.status).end(shown.body);
  };

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.get('/{*any}', answer);
  app.post('/{*any}', answer);

  const server = app.listen(port, '127.0.0.1');
  // A busy machine's timer would close, as idle, a connection on which a request lies already.
  server.keepAliveTimeout = 0;
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    faults,
    requests: log.requests,
    counts: log.counts,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const JSON_TYPE = 'application/json; charset=utf-8';

const plain = (status: number, text: string, more: object = {}): Shown => ({
  status,
  body: JSON.stringify({ ...message(text), ...more }),
  headers: {},
});

const EXCEEDED = plain(403, 'API rate limit exceeded for 127.0.0.1.');

function shownOf(found: Resource, address: string, query: Query): Shown {
  if (found === null) return plain(404, 'Not Found');
  if ('message' in found) {
    const { status, message: text, location } = found;
    if (location === undefined) return plain(status, text);
    return { ...plain(status, text, { url: location }), headers: { location } };
  }
  if ('text' in found) return tagged(200, found.text, { 'content-type': found.type });
  if ('one' in found) return tagged(found.status ?? 200, JSON.stringify(found.one), {});
  const { part, link } = pageOf(found.list, address, query, found.most);
  const value = found.wrap === undefined ? part : found.wrap(part);
  return tagged(200, JSON.stringify(value), link === null ? {} : { link });
}

const tagged = (status: number, body: string, headers: Record<string, string>): Shown => ({
  status,
  body,
  headers: status === 200 ? { ...headers, etag: `W/"${createHash('sha256').update(body).digest('hex')}"` } : headers,
});

/** 304 where it is what the asker has. Node's fetch adds `cache-control: no-cache`, at which Express would ignore the tag. */
function underCondition(request: Request, shown: Shown): Shown {
  const { status, headers } = shown;
  const asked = request
    .get('if-none-match')
    ?.split(',')
    .map((tag) => tag.trim());
  const known = status === 200 && headers.etag !== undefined && asked?.includes(headers.etag) === true;
  return known ? { status: 304, body: '', headers } : shown;
}

function logged(request: Request, { status, body }: Shown, fault: Fault | null): LoggedRequest {
  const failed = fault !== null && fault.kind !== 'slow';
  return {
    path: request.originalUrl,
    status: failed ? statusOf(fault) : status,
    bytes: failed ? 0 : Buffer.byteLength(body),
    conditional: request.get('if-none-match') !== undefined,
  };
}

const singles = (query: Request['query']): Query =>
  Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
