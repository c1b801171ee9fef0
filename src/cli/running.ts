/** What both modes start once the parts are wired: the HTTP server, the clock's tick and the outbox's poll. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refusal } from '../domain/errors.js';
import type { HttpDeps } from '../listeners/http/deps.js';
import { createHttp } from '../listeners/http/server.js';
import { wakeEveryMinute } from '../listeners/timers/cron.js';
import { pollEvery } from '../listeners/timers/poll.js';
import type { Edge } from './edge.js';
import type { Setting } from './setting.js';
import type { Parts } from './wiring.js';

export interface Running {
  /** Where it really listens. */
  url: string;
  stop(): Promise<void>;
}

/** A claimable send leaves within a second of its time. */
const POLL_MILLIS = 500;
const SECRET_BYTES = 32;

/** Generated once and kept, so that sessions survive a restart. */
export async function secretOf(edge: Edge, { environment }: Setting, store: Parts['deps']['store']): Promise<string> {
  return environment.secret ?? (await store.meta.keep('secret', edge.random(SECRET_BYTES).toString('hex')));
}

/** @throws Refusal when the port is taken */
export async function listen({ environment }: Setting, http: HttpDeps): Promise<{ server: Server; url: string }> {
  const { host, port } = environment;
  const server = createHttp(http).listen(port, host);
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Refusal('conflict', `Port ${port} is taken. Stop what uses it, or choose another: PORT=3001 npm start.`)
          : error,
      ),
    );
  });
  const address = server.address() as AddressInfo;
  return { server, url: `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${address.port}` };
}

/** Starts ticking and polling; returns how to stop both, and the server with its open connections. */
export function keepRunning({ loop, outbox, deps }: Parts, server: Server): () => Promise<void> {
  const stopCron = wakeEveryMinute(loop.run, deps.log);
  const look = async (): Promise<void> => {
    const { attempted } = await outbox.drain();
    if (attempted > 0) await loop.run();
  };
  const stopPoll = pollEvery(POLL_MILLIS, look, deps.log);
  return async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await stopPoll();
    await stopCron();
    await loop.run();
  };
}
