/** The HTTP server over a whole cycle, and a visitor who keeps cookies, follows nothing unasked and reads forms as a browser does. */

import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Configuration } from '../../src/domain/configuration.js';
import { hashOf } from '../../src/domain/identity.js';
import type { HttpDeps } from '../../src/listeners/http/deps.js';
import { createHttp } from '../../src/listeners/http/server.js';
import { createDeskLink } from '../../src/workflow/desk-links.js';
import { type Cycle, startCycle } from './cycle.js';

export interface Page {
  status: number;
  headers: Headers;
  text: string;
}

export interface Desk {
  /** Where it listens, without a slash at the end. */
  base: string;
  cycle: Cycle;
  /** What was logged, as `level event`, with its fields. */
  logged: { event: string; fields: Record<string, unknown> }[];
  visitor(): Visitor;
  /** A visitor with an open session. */
  signedIn(person?: string): Promise<Visitor>;
  link(person: string): Promise<string>;
  close(): Promise<void>;
}

export interface Visitor {
  cookie: string | null;
  get(path: string, headers?: Record<string, string>): Promise<Page>;
  /** Sends fields as they are; `csrf` is added from the last page that held one. */
  post(path: string, fields: Record<string, string> | string[][], headers?: Record<string, string>): Promise<Page>;
}

/** `pages`: further ones, for which the server's own tools are needed. */
export async function startDesk(
  start: string,
  {
    syncMinutes,
    change,
    ...options
  }: Partial<HttpDeps> & {
    syncMinutes?: number;
    change?: (configuration: Configuration) => Configuration;
  } = {},
  pages: (deps: HttpDeps) => NonNullable<HttpDeps['routers']> = () => [],
): Promise<Desk> {
  const cycle = await startCycle(start, {
    ...(syncMinutes === undefined ? {} : { syncMinutes }),
    ...(change === undefined ? {} : { change }),
  });
  const logged: Desk['logged'] = [];
  const deps: HttpDeps = {
    store: cycle.store,
    clock: cycle.deps.clock,
    commands: cycle.commands,
    random: (bytes) => randomBytes(bytes),
    secret: 'a secret of at least thirty-two characters',
    publicUrl: 'https://herald.example.org',
    version: '1.2.3',
    configurationHash: hashOf(cycle.configuration),
    preview: null,
    log: (level, event, fields = {}) => logged.push({ event: `${level} ${event}`, fields }),
    ...options,
  };
  const server = createHttp({ ...deps, routers: [...(deps.routers ?? []), ...pages(deps)] }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const link = async (person: string): Promise<string> => `/desk/link/${await createDeskLink(deps, person)}`;
  const visitor = (): Visitor => createVisitor(base);
  return {
    base,
    cycle,
    logged,
    visitor,
    link,
    async signedIn(person = 'kimonas') {
      const who = visitor();
      await who.post(await link(person), {});
      await who.get('/desk');
      return who;
    },
    async close() {
      await new Promise((resolve) => server.close(resolve));
      await cycle.close();
    },
  };
}

function createVisitor(base: string): Visitor {
  let csrf = '';
  const read = async (response: Response): Promise<Page> => {
    const cookie = response.headers.get('set-cookie');
    if (cookie !== null) visitor.cookie = cookie.split(';')[0] ?? null;
    const text = await response.text();
    csrf = /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? csrf;
    return { status: response.status, headers: response.headers, text };
  };
  const cookies = (): Record<string, string> => (visitor.cookie === null ? {} : { cookie: visitor.cookie });
  const visitor: Visitor = {
    cookie: null,
    get: async (path, headers = {}) =>
      read(await fetch(base + path, { redirect: 'manual', headers: { ...cookies(), ...headers } })),
    post: async (path, fields, headers = {}) =>
      read(
        await fetch(base + path, {
          method: 'POST',
          redirect: 'manual',
          headers: { ...cookies(), ...headers },
          body: new URLSearchParams([['csrf', csrf], ...(Array.isArray(fields) ? fields : Object.entries(fields))]),
        }),
      ),
  };
  return visitor;
}
