import { generateKeyPairSync } from 'node:crypto';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { createForge } from '../../../src/adapters/github/octokit-forge.js';
import { LONGEST_ANSWER } from '../../../src/domain/bounded-answer.js';
import { listed } from '../../support/github.js';

describe('a connection to something that is not quite GitHub', () => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  let server: Server;

  const serve = async (answer: RequestListener): Promise<string> => {
    server = createServer(answer).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  afterEach(() => server.close().closeAllConnections());

  it('gives up what waits where the clock has leapt, and asks anew', async () => {
    const asked: (() => void)[] = [];
    const arrived = new Promise<void>((resolve) => asked.push(resolve));
    let silent = true;
    const apiUrl = await serve((_request, response) => {
      asked[0]?.();
      if (!silent) response.writeHead(200, { 'content-type': 'application/json' }).end('[]');
    });
    const heard: string[] = [];
    const forge = createForge({ token: 'secret', apiUrl, secondMs: 1, heard: (at) => void heard.push(at) });
    const reading = forge.page('tags', 'a/b', {}, null);
    await arrived;
    forge.forget?.();

    await expect(reading).rejects.toMatchObject({ name: 'RemoteFault', status: 'given up' });
    silent = false;
    expect((await forge.page('tags', 'a/b', {}, null)).changed).toBe(true);
    // To the second, by the answer's own date.
    expect(heard).toEqual([expect.stringMatching(/\.000Z$/)]);
  });

  it('does not follow a next page to another host, where the token would go along', async () => {
    const apiUrl = await serve((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.setHeader('link', '<http://elsewhere.example/repos/a/b/tags?page=2>; rel="next"');
      response.end('[]');
    });

    const reading = listed(createForge({ token: 'secret', apiUrl }), 'tags', 'a/b');

    await expect(reading).rejects.toMatchObject({
      ...{ name: 'RemoteFault', status: 'elsewhere' },
      message: expect.stringContaining(`leads to http://elsewhere.example, and Herald asks ${apiUrl} alone`),
    });
  });

  it('tells its pages by their path below the API, wherever that stands', async () => {
    const apiUrl = await serve((request, response) => {
      response.setHeader('content-type', 'application/json');
      response.setHeader('link', `<${apiUrl}/api/v3/repositories/7/tags?page=2>; rel="next"`);
      response.end(request.url?.startsWith('/api/v3/') === true ? '[]' : '{}');
    });
    const forge = createForge({ token: null, apiUrl: `${apiUrl}/api/v3/`, secondMs: 1 });

    const first = await forge.page('tags', 'a/b', {}, null);
    const second = await forge.page('tags', 'a/b', { url: '/repositories/7/tags?page=2' }, null);

    expect(first).toMatchObject({
      value: { url: '/repos/a/b/tags?per_page=100', next: '/repositories/7/tags?page=2' },
    });
    expect(second).toMatchObject({ value: { url: '/repositories/7/tags?page=2' } });
  });

  it.each([
    ['a list', 200],
    ['a refusal', 500],
  ])('reads %s no further than a bound, however small it is when it is packed', async (_what, status) => {
    const packed = gzipSync(`["${' '.repeat(2 * LONGEST_ANSWER)}"]`);
    let asked = 0;
    const apiUrl = await serve((_request, response) => {
      asked += 1;
      response.writeHead(status, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(packed);
    });

    const reading = listed(createForge({ token: null, apiUrl, secondMs: 1 }), 'tags', 'a/b');

    expect(packed.length).toBeLessThan(100_000);
    await expect(reading).rejects.toMatchObject({
      status: 'too long',
      message: expect.stringContaining("a/b: tags: GitHub's answer is longer than 32 MB and was not read to its end."),
    });
    expect(asked).toBe(1);
  });

  it.each([false, true])(
    'asks again on another connection where one that was kept is closed (an app: %j)',
    async (isApp) => {
      const connections = new Map<object, number>();
      const apiUrl = await serve((request, response) => {
        const before = connections.get(request.socket) ?? 0;
        connections.set(request.socket, before + 1);
        // As a server does whose patience with an idle connection ended while the request was on its way.
        if (before > 0) return request.socket.destroy();
        response.setHeader('content-type', 'application/json');
        if (request.method === 'POST')
          response.writeHead(201).end('{"token": "t", "expires_at": "2999-01-01T00:00:00Z"}');
        else response.end(request.url?.startsWith('/app') ? '[{"id": 70, "account": {"login": "a"}}]' : '[]');
      });
      const app = isApp ? { id: '7', privateKey } : null;
      const forge = createForge({ token: null, app, apiUrl, secondMs: 1 });

      const first = await forge.page('tags', 'a/b', {}, null);
      const second = await forge.page('issues', 'a/b', {}, null);

      expect([first.changed, second.changed]).toEqual([true, true]);
      expect(Math.max(...connections.values())).toBe(2);
    },
  );

  it('stops waiting for an answer that does not come', async () => {
    const apiUrl = await serve(() => undefined);

    const reading = listed(createForge({ token: null, apiUrl, timeoutMs: 30, secondMs: 1 }), 'tags', 'a/b');

    await expect(reading).rejects.toMatchObject({ name: 'RemoteFault', status: 'no answer' });
  });

  it('begins no more searches in a minute than GitHub allows', async () => {
    const MINUTE_MS = 60 * 10;
    const begun: number[] = [];
    const apiUrl = await serve((_request, response) => {
      begun.push(performance.now());
      response.setHeader('content-type', 'application/json').end('{"items": []}');
    });
    const forge = createForge({ token: null, apiUrl, secondMs: MINUTE_MS / 60 });

    await Promise.all(Array.from({ length: 21 }, () => forge.upvoted('a/b', 10)));

    const minutes = (from: number, to: number) => ((begun[to] ?? 0) - (begun[from] ?? 0)) / MINUTE_MS;
    expect(begun).toHaveLength(21);
    // A request takes a while to arrive, and a busy machine longer: halves are far enough from both.
    expect(minutes(0, 10)).toBeGreaterThan(0.5);
    expect(minutes(0, 20)).toBeGreaterThan(1.5);
  });

  it('says so when nobody listens there', async () => {
    const apiUrl = await serve(() => undefined);
    await new Promise((resolve) => server.close(resolve));

    const checking = createForge({ token: null, apiUrl, secondMs: 1 }).check([]);

    await expect(checking).rejects.toThrow(/could not be reached/);
  });
});
