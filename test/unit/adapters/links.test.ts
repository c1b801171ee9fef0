import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { createLinks } from '../../../src/adapters/web/links.js';
import { type Host, placeOf } from '../../../src/adapters/web/public-host.js';

const HERE: Host = { addresses: [{ address: '127.0.0.1', family: 4 }] };
const INSIDE = { outcome: 'unknown', status: 'not on the public web' };

describe('which hosts a link may make Herald ask', () => {
  it.each([
    'localhost',
    '127.0.0.1',
    '127.8.9.10',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '192.0.0.8',
    '198.19.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '2130706433',
    '0x7f.1',
    '017700000001',
    '[::]',
    '[::1]',
    '[::127.0.0.1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[::ffff:169.254.169.254]',
    '[64:ff9b::10.0.0.1]',
    '[64:ff9b:1::1]',
    '[2002:7f00:1::]',
    '[fc00::1]',
    '[fd12:3456::1]',
    '[fe80::1]',
    '[fec0::1]',
    '[ff02::1]',
  ])('%s is inside, and is not asked', async (host) => {
    const links = createLinks();

    const [check] = await links.check([`http://${host}/latest/meta-data`]);

    expect(check).toMatchObject(INSIDE);
  });

  it.each([
    ['140.82.121.3', '140.82.121.3', 4],
    ['172.32.0.1', '172.32.0.1', 4],
    ['[2606:50c0:8000::153]', '2606:50c0:8000::153', 6],
    ['[::ffff:140.82.121.3]', '::ffff:140.82.121.3', 6],
  ])('%s is public', async (host, address, family) => {
    expect(await placeOf(host)).toEqual({ addresses: [{ address, family }] });
  });
});

describe('whether links resolve', () => {
  let server: Server;
  let answer: RequestListener;
  let asked: string[];
  let port: number;

  const hosts: Record<string, Host> = {
    'docs.example': HERE,
    'gone.example': 'no such name',
    'slow.example': 'no answer',
  };
  const at = (path: string, host = 'docs.example') => `http://${host}:${port}${path}`;
  const check = async (...urls: string[]) => {
    const links = createLinks({ timeoutMs: 300, hostOf: async (name) => hosts[name] ?? placeOf(name) });
    return (await links.check(urls)).map(({ outcome, status }) => `${outcome}: ${status}`);
  };

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.headers.host?.split(':')[0]}${request.url}`);
      answer(request, response);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    ({ port } = server.address() as AddressInfo);
  });
  beforeEach(() => {
    asked = [];
  });
  afterAll(() => server.close().closeAllConnections());

  const redirect = (to: string, status = 302) => {
    answer = (request, response) => {
      if (request.url === '/end') response.end();
      else response.writeHead(status, { location: to }).end();
    };
  };

  it.each([
    [200, 'resolves: 200', 1],
    [204, 'resolves: 204', 1],
    [304, 'unknown: 304', 1],
    [401, 'unknown: 401', 1],
    [403, 'unknown: 403', 2],
    [404, 'broken: 404', 2],
    [410, 'broken: 410', 1],
    [429, 'unknown: 429', 1],
    [500, 'unknown: 500', 2],
    [503, 'unknown: 503', 1],
  ])('an answer of %i means %s, after %i requests', async (status, expected, requests) => {
    answer = (_request, response) => response.writeHead(status).end();

    expect(await check(at('/'))).toEqual([expected]);
    expect(asked).toEqual(['HEAD docs.example/', 'GET docs.example/'].slice(0, requests));
  });

  it.each([400, 403, 404, 405, 406, 500, 501])(
    'a HEAD that is refused by %i is asked again as a GET',
    async (status) => {
      answer = (request, response) => response.writeHead(request.method === 'HEAD' ? status : 200).end('page');

      expect(await check(at('/'))).toEqual(['resolves: 200']);
    },
  );

  it('a HEAD whose connection is dropped is asked again as a GET', async () => {
    answer = (request, response) => (request.method === 'HEAD' ? request.socket.destroy() : response.end());

    expect(await check(at('/'))).toEqual(['resolves: 200']);
  });

  it('hangs up on a page that never ends', async () => {
    const hungUp = new Promise((resolve) => {
      answer = (request, response) => {
        if (request.method === 'HEAD') response.writeHead(405).end();
        else
          response
            .once('close', () => resolve('hung up'))
            .writeHead(200)
            .write('x'.repeat(1_000_000));
      };
    });

    // Its own patience would end the connection too, much later than anybody waits here.
    const links = createLinks({ timeoutMs: 600_000, hostOf: async () => HERE });

    expect(await links.check([at('/')])).toMatchObject([{ outcome: 'resolves' }]);
    expect(await Promise.race([hungUp, setTimeout(10_000, 'still connected', { ref: false })])).toBe('hung up');
  });

  it.each<[string, RequestListener]>([
    ['says nothing', () => undefined],
    ['hangs up', (request) => request.socket.destroy()],
    ['speaks no HTTP', (request) => request.socket.end('SSH-2.0-OpenSSH\r\n')],
    ['sends endless headers', (_request, response) => response.setHeader('x', 'x'.repeat(100_000)).end()],
  ])('cannot be told of a server that %s', async (_what, how) => {
    answer = how;

    expect(await check(at('/'))).toEqual(['unknown: no answer']);
  });

  it('follows redirects, relative ones too, to where they lead', async () => {
    redirect('../end', 301);

    expect(await check(at('/a/b'))).toEqual(['resolves: 200']);
    expect(asked).toEqual(['HEAD docs.example/a/b', 'HEAD docs.example/end']);
  });

  it.each([
    'http://169.254.169.254/latest/meta-data',
    'http://[::ffff:7f00:1]/',
    'http://localhost/admin',
    '//10.0.0.1/',
  ])('does not follow a redirect to %s', async (to) => {
    redirect(to);

    expect(await check(at('/'))).toEqual(['unknown: not on the public web']);
    expect(asked).toHaveLength(1);
  });

  it.each(['file:///etc/passwd', 'javascript:alert(1)', 'gopher://docs.example/', 'http://'])(
    'calls a redirect to %s broken, and asks nobody',
    async (to) => {
      redirect(to);

      expect(await check(at('/'))).toEqual(['broken: no web address']);
      expect(asked).toHaveLength(1);
    },
  );

  it('gives up on redirects that lead nowhere else, and cannot tell', async () => {
    redirect('/again');

    expect(await check(at('/'))).toEqual(['unknown: too many redirects']);
    expect(asked).toHaveLength(6);
  });

  it('asks at the addresses that it has looked at, whatever the name leads to a moment later', async () => {
    answer = (_request, response) => response.end();

    // Nobody else knows this name: asked for by a look-up of its own, it would not be found.
    expect(await check(at('/'))).toEqual(['resolves: 200']);
  });

  it('passes no password on that stands in an address', async () => {
    let authorization: string | undefined = 'none';
    answer = (request, response) => {
      authorization = request.headers.authorization;
      response.end();
    };

    await check(at('/', 'user:secret@docs.example'));

    expect(authorization).toBeUndefined();
  });

  it('tells a name that nobody has from one that could not be looked up', async () => {
    expect(await check('http://gone.example/', 'http://slow.example/', 'no address', 'mailto:a@b.example')).toEqual([
      'broken: no such name',
      'unknown: no answer',
      'broken: no web address',
      'broken: no web address',
    ]);
  });

  it('answers in the order of the question, and asks for each address once', async () => {
    answer = (request, response) => response.writeHead(request.url === '/3' ? 410 : 200).end();
    const urls = ['/1', '/2', '/3', '/4', '/5', '/3'].map((path) => at(path));

    expect((await check(...urls)).map((found) => found.split(':')[0])).toEqual([
      ...['resolves', 'resolves', 'broken', 'resolves', 'resolves', 'broken'],
    ]);
    expect(asked).toHaveLength(5);
  });
});
