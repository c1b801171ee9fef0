import type { AddressInfo } from 'node:net';
import express from 'express';
import { metricsRoutes } from '../../../../src/listeners/http/metrics-routes.js';
import { type Desk, startDesk } from '../../../support/http-desk.js';

const METRICS = { contentType: 'text/plain; version=0.0.4; charset=utf-8', text: async () => 'herald_up 1\n' };
const START = '2021-05-28T15:00:00Z';

describe('/metrics with a token', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startDesk(START, { metrics: { ...METRICS, token: 'a-token-of-prometheus' } });
  });
  afterAll(() => desk.close());

  it('answers whoever shows it, as Prometheus wants it', async () => {
    const page = await desk.visitor().get('/metrics', { authorization: 'Bearer a-token-of-prometheus' });

    expect([page.status, page.text]).toEqual([200, 'herald_up 1\n']);
    expect(page.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  it.each([undefined, 'Bearer another', 'Bearer ', 'Basic a-token-of-prometheus', 'a-token-of-prometheus'])(
    'asks everybody else for it, on this machine too: %s',
    async (authorization) => {
      const page = await desk.visitor().get('/metrics', authorization === undefined ? {} : { authorization });

      expect(page.status).toBe(401);
      expect(page.headers.get('www-authenticate')).toBe('Bearer');
      expect(page.text).toContain('METRICS_TOKEN');
    },
  );
});

describe('/metrics without a token', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await startDesk(START, { metrics: { ...METRICS, token: null } });
  });
  afterAll(() => desk.close());

  it('answers this machine', async () => {
    expect((await desk.visitor().get('/metrics')).status).toBe(200);
  });

  it('answers nobody elsewhere', async () => {
    const server = express()
      .use(metricsRoutes({ ...METRICS, token: null }))
      .listen(0, '127.0.0.1');
    server.on('connection', (socket) => Object.defineProperty(socket, 'remoteAddress', { value: '203.0.113.7' }));
    await new Promise((resolve) => server.once('listening', resolve));

    const page = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`);
    server.close();

    expect(page.status).toBe(403);
  });

  it.each(['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])(
    'answers nobody for whom a proxy on this machine asks (%s), and says what to set',
    async (header) => {
      const page = await desk.visitor().get('/metrics', { [header]: '203.0.113.7' });

      expect(page.status).toBe(403);
      expect(page.text).toContain('Set METRICS_TOKEN');
    },
  );
});
