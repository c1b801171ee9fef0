import { createSign, generateKeyPairSync } from 'node:crypto';
import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import { addHours, addMinutes, millisOf } from '../../../src/domain/time.js';
import type { Fault } from '../../../src/preview/github/faults.js';
import type { GithubOptions } from '../../../src/preview/github/server.js';
import type { GithubWorld } from '../../../src/preview/github/world.js';
import { issueRows, NOON, openTestGithub, REPOSITORY, type TestGithub } from '../../support/github.js';

const LIST = `/repos/${REPOSITORY}/issues?state=all`;
const KNOWN = { authorization: 'token secret' };

describe('what the stand-in for GitHub allows', () => {
  let github: TestGithub;

  const open = async (options: Partial<GithubOptions> = {}, world: Partial<GithubWorld> = {}) => {
    github = await openTestGithub({ issues: { [REPOSITORY]: issueRows(3) }, ...world }, options);
  };
  const get = (path = LIST, headers: Record<string, string> = {}) => fetch(`${github.url}${path}`, { headers });
  const budget = ({ status, headers }: Response) => ({
    status,
    limit: Number(headers.get('x-ratelimit-limit')),
    remaining: Number(headers.get('x-ratelimit-remaining')),
    used: Number(headers.get('x-ratelimit-used')),
  });

  afterEach(() => github.close());

  it.each([
    ['without credentials', {}, { limit: 60, remaining: 58, used: 2 }],
    ['with credentials', KNOWN, { limit: 5000, remaining: 4999, used: 1 }],
  ])('takes for an answer that nothing has changed, %s, %j', async (_who, headers, expected) => {
    await open();
    const etag = (await get(LIST, headers)).headers.get('etag') ?? '';

    const same = await get(LIST, { ...headers, 'if-none-match': etag });

    expect(budget(same)).toEqual({ status: 304, ...expected });
  });

  it('runs out when asked to, says until when, and begins anew by its own clock', async () => {
    await open({ limited: { core: 2 } });

    const answers: unknown[] = [];
    for (let i = 0; i < 3; i++) answers.push(budget(await get(LIST, KNOWN)));
    const refused = await get(LIST, KNOWN);
    const left = (await (await get('/rate_limit', KNOWN)).json()) as Record<string, Record<string, unknown>>;
    const other = await get(LIST);
    github.at = addHours(NOON, 1);
    const renewed = await get(LIST, KNOWN);

    expect(answers).toMatchObject([{ remaining: 1 }, { remaining: 0, status: 200 }, { remaining: 0, status: 403 }]);
    expect(Number(refused.headers.get('x-ratelimit-reset'))).toBe(millisOf(addHours(NOON, 1)) / 1000);
    expect(await refused.json()).toMatchObject({ message: expect.stringContaining('API rate limit exceeded') });
    expect(left.rate).toMatchObject({ limit: 2, remaining: 0, used: 2 });
    expect([other.status, renewed.status]).toEqual([200, 200]);
  });

  it('never runs out otherwise', async () => {
    await open();

    for (let i = 0; i < 61; i++) await get('/user');

    expect(budget(await get())).toMatchObject({ status: 200, remaining: 1 });
  });

  it('counts searches apart, by the minute', async () => {
    await open({ limited: { search: 1 } });
    const search = `/search/issues?q=repo:${REPOSITORY}`;

    const first = await get(search, KNOWN);
    const second = await get(search, KNOWN);
    github.at = addMinutes(NOON, 1);
    const third = await get(search, KNOWN);

    expect([first, second, third].map(({ status }) => status)).toEqual([200, 403, 200]);
    expect(second.headers.get('x-ratelimit-resource')).toBe('search');
  });

  it('tells its own time, which may be ahead of ours', async () => {
    await open({ skewSeconds: 90 });

    const response = await get();

    expect(response.headers.get('date')).toBe('Mon, 16 Aug 2021 12:01:30 GMT');
  });

  it.each<[Fault, number, string | null]>([
    [{ kind: 'secondary-limit', retryAfter: 60 }, 403, '60'],
    [{ kind: 'secondary-limit', status: 429 }, 429, null],
    [{ kind: 'status', status: 429, retryAfter: 5 }, 429, '5'],
    [{ kind: 'slow', ms: 1 }, 200, null],
  ])('fails as planned: %j', async (fault, status, retryAfter) => {
    await open();
    github.faults.add({ on: /issues/, fault });

    const response = await get();

    expect([response.status, response.headers.get('retry-after')]).toEqual([status, retryAfter]);
    expect((await response.text()).length).toBeGreaterThan(0);
  });

  it('lets as many requests pass as it was told to before it fails', async () => {
    await open();
    github.faults.add(
      { on: /page=/, fault: { kind: 'status', status: 502 }, after: 1, times: 2 },
      { on: /issues/, fault: { kind: 'status', status: 500 }, after: 3 },
    );

    const statuses: number[] = [];
    for (let page = 1; page <= 5; page++) statuses.push((await get(`${LIST}&page=${page}`)).status);

    expect(statuses).toEqual([200, 502, 502, 500, 200]);
  });

  it('lets the world change between two pages, and remembers nothing that its version does not vouch for', async () => {
    const rows = issueRows(3);
    const world: Partial<GithubWorld> = { issues: { [REPOSITORY]: rows }, version: 1 };
    const moved = '2021-08-16T11:00:00.000Z';
    await open(
      {
        onRequest: (address, before) => {
          if (!address.includes('&page=2')) return;
          Object.assign(rows[0] ?? {}, { changedAt: [moved] });
          github.world.version = 1 + before;
        },
      },
      world,
    );
    const numbers = async (page: number) => {
      const response = await get(`${LIST}&sort=updated&direction=asc&per_page=2&page=${page}`);
      return ((await response.json()) as { number: number }[]).map(({ number }) => number);
    };

    const first = await numbers(1);
    const second = await numbers(2);

    expect([first, second]).toEqual([[1, 2], [1]]);
  });

  it('counts every request, and what it sent', async () => {
    await open();
    const first = await get();
    const body = await first.text();
    await get(LIST, { 'if-none-match': first.headers.get('etag') ?? '' });
    github.faults.add({ on: /tags/, fault: { kind: 'drop' } });
    await get(`/repos/${REPOSITORY}/tags`).catch(() => null);

    expect(github.counts).toEqual({
      requests: 3,
      conditional: 1,
      unchanged: 1,
      bytes: Buffer.byteLength(body),
      statuses: { 200: 1, 304: 1, 0: 1 },
    });
    expect(github.requests.map(({ path, status, conditional }) => [path, status, conditional])).toEqual([
      [LIST, 200, false],
      [LIST, 304, true],
      [`/repos/${REPOSITORY}/tags`, 0, false],
    ]);
  });
});

describe('a GitHub App at the stand-in', () => {
  let github: TestGithub;
  let keys: { publicKey: string; privateKey: string };

  const newKeys = () =>
    generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
  const get = (path: string, token: string, method = 'GET') =>
    fetch(`${github.url}${path}`, { method, headers: { authorization: `Bearer ${token}` } });
  const jwt = (claims: Record<string, unknown>, key = keys.privateKey) => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const now = millisOf(github.at) / 1000;
    const signed = `${part({ alg: 'RS256' })}.${part({ iss: '7', iat: now - 30, exp: now + 500, ...claims })}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
  };

  beforeAll(async () => {
    keys = newKeys();
    github = await openTestGithub(
      {
        repositories: { 'kubeflow/security': { private: true }, 'kserve/security': { private: true } },
      },
      { app: { id: '7', publicKey: keys.publicKey, installations: [{ id: 70, account: 'kubeflow' }] } },
    );
  });
  beforeEach(() => {
    github.at = NOON;
  });
  afterAll(() => github.close());

  it('is told where it is installed, and who it is', async () => {
    const app = await (await get('/app', jwt({}))).json();
    const installations = await (await get('/app/installations', jwt({}))).json();
    const own = await (await get('/repos/kubeflow/katib/installation', jwt({}))).json();

    expect(app).toMatchObject({ id: 7 });
    expect(installations).toMatchObject([{ id: 70, account: { login: 'kubeflow' } }]);
    expect(own).toMatchObject({ id: 70 });
  });

  it('reads with a token what it is installed for, for an hour', async () => {
    const issued = await get('/app/installations/70/access_tokens', jwt({}), 'POST');
    const { token, expires_at } = (await issued.json()) as Record<string, string>;
    const statusOf = async (path: string) => (await get(path, token ?? '')).status;

    const statuses = [
      await statusOf('/repos/kubeflow/security'),
      await statusOf('/repos/kserve/security'),
      await statusOf('/user'),
    ];
    github.at = addHours(NOON, 1);
    const later = await statusOf('/repos/kubeflow/katib');

    expect([issued.status, expires_at]).toEqual([201, '2021-08-16T13:00:00Z']);
    expect(statuses).toEqual([200, 404, 403]);
    expect(later).toBe(401);
  });

  it.each<[string, () => string]>([
    ['could not be decoded', () => jwt({}, newKeys().privateKey)],
    ['could not be decoded', () => 'not.a.token'],
    ["'Expiration time' claim ('exp') must be", () => jwt({ exp: millisOf(NOON) / 1000 - 1 })],
    ["'Expiration time' claim ('exp') is too far", () => jwt({ exp: millisOf(NOON) / 1000 + 5000 })],
    ["'Issued at' claim ('iat')", () => jwt({ iat: millisOf(NOON) / 1000 + 60 })],
    ['Integration not found', () => jwt({ iss: '8' })],
  ])('is refused: %s', async (words, token) => {
    const response = await get('/app', token());

    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ message: expect.stringContaining(words) });
  });

  it('is understood by the client that people use, whose clock is years ahead', async () => {
    const quiet = { debug: () => 0, info: () => 0, warn: () => 0, error: () => 0 };
    const octokit = new Octokit({
      authStrategy: createAppAuth,
      auth: { appId: '7', privateKey: keys.privateKey, installationId: 70 },
      baseUrl: github.url,
      log: quiet,
    });

    const { data } = await octokit.request('GET /repos/{owner}/{repo}', { owner: 'kubeflow', repo: 'security' });

    expect(data).toMatchObject({ full_name: 'kubeflow/security', private: true });
  });
});
