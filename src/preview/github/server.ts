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
import { issueJson, releaseJson, tagJson } from './answers.js';
import { commit, FaultPlan, message } from './faults.js';
import { pageOf } from './paging.js';
import { type GithubWorld, type ItemView, itemsAt, loadWorld, repositoryNamed } from './world.js';

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
  /** Path and query of every request so far, oldest first, with the status it was answered with. */
  requests: { path: string; status: number }[];
  close(): Promise<void>;
}

const BUDGET = 5000;

export async function startGithub({ data, now, port = 0 }: GithubOptions): Promise<GithubServer> {
  const world = typeof data === 'string' ? await loadWorld(data) : data;
  const faults = new FaultPlan();
  const requests: GithubServer['requests'] = [];
  let spent = 0;
  let url = '';

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((request, response, next) => {
    const path = request.originalUrl;
    response.on('close', () => requests.push({ path, status: response.statusCode }));
    response.set('x-ratelimit-limit', String(BUDGET));
    response.set('x-ratelimit-remaining', String(Math.max(1, BUDGET - spent++)));
    response.type('application/json; charset=utf-8');
    next();
  });

  const say = (request: Request, response: Response, value: unknown) => {
    const body = JSON.stringify(value);
    const fault = faults.take(request.originalUrl);
    if (fault !== null) return commit(fault, response, body);
    const etag = `W/"${createHash('sha256').update(body).digest('hex')}"`;
    response.set('etag', etag);
    // Node's fetch adds cache-control: no-cache, at which Express would ignore the tag: so it is compared here.
    if (request.get('if-none-match') === etag) {
      spent--;
      response.status(304).end();
    } else response.end(body);
  };
  const missing = (request: Request, response: Response) => {
    const fault = faults.take(request.originalUrl);
    if (fault !== null) return commit(fault, response, message('Not Found'));
    response.status(404).end(message('Not Found'));
  };
  const list = (request: Request, response: Response, rows: unknown[]) => {
    const { part, link } = pageOf(rows, `${url}${request.path}`, request.query);
    if (link !== null) response.set('link', link);
    say(request, response, part);
  };
  const inRepository =
    (answer: (request: Request, response: Response, repository: string) => void) =>
    (request: Request, response: Response) => {
      const repository = repositoryNamed(world, `${request.params.owner}/${request.params.name}`);
      if (repository === null) missing(request, response);
      else answer(request, response, repository);
    };

  app.get(
    '/repos/:owner/:name/issues',
    inRepository((request, response, repository) => {
      const items = chosen(itemsAt(world, repository, now()), request.query);
      list(
        request,
        response,
        items.map((item) => issueJson(url, repository, item)),
      );
    }),
  );
  app.get(
    '/repos/:owner/:name/issues/:number',
    inRepository((request, response, repository) => {
      const item = itemsAt(world, repository, now()).find((i) => String(i.number) === request.params.number);
      if (item === undefined) missing(request, response);
      else say(request, response, issueJson(url, repository, item));
    }),
  );
  app.get(
    '/repos/:owner/:name/tags',
    inRepository((request, response, repository) => {
      const tags = (world.tags[repository] ?? []).filter(([, , at]) => at <= now());
      const byName = tags.sort(([a], [b]) => (a < b ? 1 : -1));
      list(
        request,
        response,
        byName.map((tag) => tagJson(url, repository, tag)),
      );
    }),
  );
  app.get(
    '/repos/:owner/:name/releases',
    inRepository((request, response, repository) => {
      const releases = (world.releases[repository] ?? []).filter((release) => release.publishedAt <= now());
      const newest = releases.sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1));
      list(
        request,
        response,
        newest.map((release) => releaseJson(url, repository, release)),
      );
    }),
  );
  app.get('/rate_limit', (request, response) => {
    const core = { limit: BUDGET, used: spent, remaining: Math.max(1, BUDGET - spent), reset: 0 };
    say(request, response, { resources: { core }, rate: core });
  });
  app.get('/user', (request, response) => {
    if (request.get('authorization') === undefined) {
      response.status(401).end(message('Requires authentication'));
    } else say(request, response, { login: 'herald-preview', type: 'User' });
  });
  app.use(missing);

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

/** State, since, labels and order, with GitHub's defaults: open ones, newest first. */
function chosen(items: ItemView[], query: Request['query']): ItemView[] {
  const { state = 'open', sort = 'created', direction = 'desc' } = query;
  const since = typeof query.since === 'string' ? query.since.slice(0, 19) : '';
  const labels = typeof query.labels === 'string' ? query.labels.split(',') : [];
  const key = (item: ItemView) => (sort === 'updated' ? item.updatedAt : item.createdAt);
  const sign = direction === 'asc' ? 1 : -1;
  return items
    .filter((item) => state === 'all' || (state === 'closed') === (item.closedAt !== null))
    .filter((item) => item.updatedAt.slice(0, 19) >= since)
    .filter((item) => labels.every((label) => item.labels.includes(label)))
    .sort((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.number - b.number));
}
