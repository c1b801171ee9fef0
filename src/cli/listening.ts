/** The HTTP server: it takes its port before anything else is touched, and answers once the rest is ready. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refusal } from '../domain/errors.js';
import type { Environment } from './environment.js';

export interface Listening {
  /** Where it really listens. */
  url: string;
  /** From now on this answers; until then, everything is 503. */
  answer(listener: RequestListener): void;
  close(): Promise<void>;
}

const EVERYWHERE = ['0.0.0.0', '::'];
const PATIENCE_MILLIS = 2_000;
/** Longer than a proxy keeps one, which is a minute as a rule: closed by us, it may have a request of the proxy's on it already. */
const IDLE_MILLIS = 75_000;

/** @throws Refusal when the port is taken, or is not ours to take */
export async function listen({ host, port }: Pick<Environment, 'host' | 'port'>): Promise<Listening> {
  let listener: RequestListener = (_request, response) => {
    response.writeHead(503, { 'retry-after': '1' }).end('Herald is starting.');
  };
  const server = createServer((request, response) => listener(request, response));
  server.keepAliveTimeout = IDLE_MILLIS;
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', (error: NodeJS.ErrnoException) => reject(refused(error, host, port)));
    server.listen(port, host);
  });
  return {
    url: webAddress(host, (server.address() as AddressInfo).port),
    answer: (next) => {
      listener = next;
    },
    close: () => close(server),
  };
}

/** `http://127.0.0.1:3000`, also for a host that means every interface. */
export function webAddress(host: string, port: number): string {
  const name = EVERYWHERE.includes(host) ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

function refused(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new Refusal(
      'conflict',
      `Port ${port} is taken. Stop what uses it, or choose another: PORT=${port === 65_535 ? 3000 : port + 1}.`,
    );
  }
  return new Refusal(
    'conflict',
    `Cannot listen on ${host}, port ${port} (${error.code}). Choose another HOST or PORT.`,
  );
}

/** Requests under way are answered first; whoever keeps a connection open longer is cut off. */
async function close(server: Server): Promise<void> {
  const impatience = setTimeout(() => server.closeAllConnections(), PATIENCE_MILLIS);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearTimeout(impatience);
}
