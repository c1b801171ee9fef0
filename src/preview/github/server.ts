/**
 * A stand-in for GitHub's REST API on the loopback interface. It answers as of a calendar moment: what happened later has not
 * happened yet. It knows the lists of issues (with pull requests), tags and releases, one issue, `/rate_limit` and `/user`.
 *
 * What it does not imitate: writing, search, GraphQL, webhooks, comments, reviews, timelines, bodies of text, private
 * repositories, transferred issues, filters other than state, since and labels, and limits of its own accord: `x-ratelimit-*`
 * count down but never run out. Numbers, names and moments of an example are facts; ids are not GitHub's.
 */
import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import type { Instant } from '../../domain/time.js';
import { commit, FaultPlan, message } from './faults.js';
import { pageOf } from './paging.js';
import { type Query, type Resource, resourceAt } from './resources.js';
import { type GithubWorld, loadWorld } from './world.js';

export interface GithubOptions {
  /** An example's github folder, or the world itself. */
  data: string | GithubWorld;
  now(): Instant;
  port?: number;
}

export interface GithubServer {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  url: string;
  faults: FaultPlan;
  /** Path and query of the newest thousand requests, oldest first, with the status they were answered with. */
  requests: { path: string; status: number }[];
  close(): Promise<void>;
}

const BUDGET = 5000;
const REMEMBERED = 1000;

export async function startGithub({ data, now, port = 0 }: GithubOptions): Promise<GithubServer> {
  const world = typeof data === 'string' ? await loadWorld(data) : data;
  const faults = new FaultPlan();
  const requests: GithubServer['requests'] = [];
  let spent = 0;
  let url = '';

  const find = (request: Request, query: Query): Resource => {
    const core = { limit: BUDGET, used: spent, remaining: Math.max(1, BUDGET - spent), reset: 0 };
    if (request.path === '/rate_limit') return { one: { resources: { core }, rate: core } };
    if (request.path === '/user') return { one: { login: 'herald-preview', type: 'User' } };
    return resourceAt({ world, now: now(), api: url }, request.path, query);
  };

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.get('/{*any}', (request, response) => {
    const address = request.originalUrl;
    response.on('close', () => {
      requests.push({ path: address, status: response.statusCode });
      requests.splice(0, requests.length - REMEMBERED);
    });
    response.type('application/json; charset=utf-8');
    response.set('x-ratelimit-limit', String(BUDGET));
    response.set('x-ratelimit-remaining', String(Math.max(1, BUDGET - spent)));
    spent += 1;

    const query = singles(request.query);
    const found = find(request, query);
    const { status, value, link } = shown(request, found, `${url}${request.path}`, query);
    const body = JSON.stringify(value);
    const fault = faults.take(address);
    if (fault !== null) return commit(fault, response, body);
    if (link !== null) response.set('link', link);
    if (answerFrom(request, response.status(status), body)) spent -= 1;
  });

  const server = app.listen(port, '127.0.0.1');
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    faults,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function shown(request: Request, found: Resource, address: string, query: Query) {
  const anonymous = request.path === '/user' && request.get('authorization') === undefined;
  if (anonymous) return { status: 401, value: message('Requires authentication'), link: null };
  if (found === null) return { status: 404, value: message('Not Found'), link: null };
  if ('one' in found) return { status: 200, value: found.one, link: null };
  const { part, link } = pageOf(found.list, address, query);
  return { status: 200, value: part, link };
}

/** Sends the body, or 304 to whoever has it; true when it was 304, which costs nothing of the budget. */
function answerFrom(request: Request, response: Response, body: string): boolean {
  const etag = `W/"${createHash('sha256').update(body).digest('hex')}"`;
  // Node's fetch adds cache-control: no-cache, at which Express would ignore the tag: so it is compared here.
  const known = response.statusCode === 200 && request.get('if-none-match') === etag;
  if (response.statusCode === 200) response.set('etag', etag);
  if (known) response.status(304).end();
  else response.end(body);
  return known;
}

const singles = (query: Request['query']): Query =>
  Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
