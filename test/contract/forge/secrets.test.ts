/** A GitHub, or something in between, that repeats whatever it was sent. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createForge } from '../../../src/adapters/github/octokit-forge.js';
import { listed } from '../../support/github.js';

describe('what opens GitHub', () => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const issued = `ghs_${randomBytes(18).toString('hex')}`;
  let server: Server;
  let apiUrl: string;
  /** What is answered with status 422. */
  let refuses: RegExp;
  /** Every header `authorization` that came. */
  let sent: string[];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const { url = '', headers } = request;
      response.setHeader('content-type', 'application/json');
      sent.push(headers.authorization ?? '');
      if (refuses.test(url)) {
        const words = `no ${headers.authorization}, with ${privateKey.slice(0, 100)}`;
        response.writeHead(422).end(JSON.stringify({ message: words }));
      } else if (url.endsWith('/access_tokens')) {
        response
          .writeHead(201)
          .end(JSON.stringify({ token: issued, expires_at: '2999-01-01T00:00:00Z', permissions: {} }));
      } else response.end(JSON.stringify([{ id: 70, account: { login: 'a' } }]));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    sent = [];
  });
  afterAll(() => server.close().closeAllConnections());

  const leftOf = (words: string): string[] =>
    [...sent.map((header) => header.split(' ').at(-1) ?? ''), privateKey.split('\n')[1] ?? ''].flatMap((secret) =>
      [secret.slice(0, 12), secret.slice(-12)].filter((piece) => piece !== '' && words.includes(piece)),
    );

  it.each([
    ['an installation’s token', /tags/],
    ['what the app signs, when it asks for a token', /access_tokens/],
    ['what the app signs, when it asks for its installations', /installations\?/],
  ])('is not repeated: %s', async (_what, at) => {
    refuses = at;
    const forge = createForge({ token: null, app: { id: '7', privateKey }, apiUrl, secondMs: 1 });

    const told: Error = await listed(forge, 'tags', 'a/b').then(
      () => new Error('It was not refused'),
      (error) => error,
    );

    expect(told.message).toMatch(/look at its answer: no (token|bearer) \[redacted\], with \[redacted\]/);
    expect(sent.at(-1)).not.toBe('');
    expect(leftOf(told.message)).toEqual([]);
  });
});
