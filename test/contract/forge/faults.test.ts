import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, faultOf, retryAfterOf } from '../../../src/adapters/github/faults.js';
import { createForge } from '../../../src/adapters/github/octokit-forge.js';

const answer = (headers: Answer['headers'], message = ''): Answer => ({
  status: 403,
  headers,
  data: { message },
  url: 'https://api.github.com/repos/a/b',
});

describe('how long GitHub asks us to wait', () => {
  it('is what retry-after says', () => {
    expect(retryAfterOf(answer({ 'retry-after': '60' }))).toBe(60);
  });

  it('is the time until the budget is renewed, by GitHub’s own clock', () => {
    const date = 'Mon, 16 Aug 2021 12:00:00 GMT';
    const headers = {
      date,
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Date.UTC(2021, 7, 16, 12, 5) / 1000),
    };

    expect(retryAfterOf(answer(headers))).toBe(300);
    expect(retryAfterOf(answer({ ...headers, 'x-ratelimit-remaining': '17' }))).toBeNull();
  });

  it('is not known where nothing is said', () => {
    expect(retryAfterOf(answer({}))).toBeNull();
  });

  it('does not keep a limit from being called one', () => {
    const limited = faultOf('kubeflow/katib: issues', answer({}, 'API rate limit exceeded for 192.0.2.1.'), String);
    const forbidden = faultOf('kubeflow/katib: issues', answer({}, 'Resource not accessible by integration'), String);

    expect(limited.message).toContain('limits our requests');
    expect(forbidden.message).toContain('may not read it');
  });
});

it('repeats no token that an answer repeats', async () => {
  const server = createServer((request, response) => {
    response.writeHead(418, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ message: `not for ${request.headers.authorization}` }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const forge = createForge({ token: 'ghp_very_private', apiUrl, secondMs: 1 });

  const fault = await forge.repository('kubeflow/katib', null, null).catch((error: Error) => error);

  expect(fault).toMatchObject({ message: expect.stringContaining('look at its answer: not for token [redacted]') });
  server.close();
});
