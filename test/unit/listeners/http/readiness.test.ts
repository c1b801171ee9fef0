import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { openStore } from '../../../../src/adapters/store/open-store.js';
import type { HttpDeps } from '../../../../src/listeners/http/deps.js';
import { healthRoutes } from '../../../../src/listeners/http/health-routes.js';
import type { Store } from '../../../../src/ports/store.js';
import { BUSY, IMPATIENT, lockDatabase } from '../../../support/database-lock.js';
import { openTestStore, temporaryDatabase } from '../../../support/store.js';
import { day } from '../../../support/store-samples.js';

describe('whether Herald is ready', () => {
  let place: ReturnType<typeof temporaryDatabase>;
  let store: Store;
  let server: Server;
  let sinceRun: () => number;
  beforeEach(async () => {
    sinceRun = () => 59;
    place = temporaryDatabase();
    const first = await openTestStore(place.path);
    await first.configs.record({ hash: 'h', at: day(1), by: 'operator', doc: {} });
    await first.close();
    store = await openStore(place.path, IMPATIENT);
  });
  afterEach(async () => {
    server.close();
    await store.close();
    place.remove();
  });

  async function ready(over: Partial<Store> = {}): Promise<{ status: number; answer: unknown }> {
    const clock = { now: () => day(1), wall: () => day(1) };
    const deps = {
      store: { ...store, ...over },
      clock,
      version: '1',
      configurationHash: 'h',
      log: () => undefined,
      sinceRun,
    };
    const routes = healthRoutes({ ...deps, random: (bytes: number) => Buffer.alloc(bytes, 7) } as unknown as HttpDeps);
    server = createServer(express().use(routes)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/readyz`);
    return { status: response.status, answer: await response.json() };
  }

  it('is found out by a row that reaches the database', async () => {
    const { status, answer } = await ready();

    expect({ status, answer }).toEqual({ status: 200, answer: { ready: true, problems: [] } });
    expect(await store.meta.get('proof')).toBe('07'.repeat(8));
  });

  it('is not when the loop has not come to its end for long', async () => {
    sinceRun = () => 11 * 60;

    expect(await ready()).toMatchObject({
      status: 503,
      answer: { problems: [expect.stringContaining('The loop has not come to its end for 11 minutes')] },
    });
  });

  it('says that another program is writing, and is ready again once it has let go', async () => {
    const letGo = await lockDatabase(place.path);

    const locked = await ready();
    server.close();
    await letGo();
    const afterwards = await ready();

    expect(locked).toEqual({ status: 503, answer: { ready: false, problems: [expect.stringContaining(BUSY)] } });
    expect(afterwards.status).toBe(200);
  });

  it('says so when what is written is not there', async () => {
    const lost = () => Promise.reject(new Error('What is written does not reach the database.'));

    const { status, answer } = await ready({ prove: lost });

    expect({ status, answer }).toEqual({
      status: 503,
      answer: { ready: false, problems: ['The database does not store what is written.'] },
    });
  });
});
