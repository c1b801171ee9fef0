/** Asks the addresses of links whether they lead somewhere: first for the headers alone, then, where that is refused, for the page. */
import type { LookupAddress } from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import type { LinkCheck } from '../../domain/evidence.js';
import type { Links } from '../../ports/links.js';
import { type Host, placeOf } from './public-host.js';

export interface LinkOptions {
  timeoutMs?: number;
  /** Where a host stands; asked for every address and every redirect. */
  hostOf?(hostname: string): Promise<Host>;
}

const AT_ONCE = 4;
const HOPS = 5;
/** Some servers know no HEAD, or know it otherwise. */
const ASK_AGAIN = [400, 403, 404, 405, 406, 500, 501];
const BROKEN = [404, 410];

type Found = Omit<LinkCheck, 'url'>;

/** What an address comes to, or the next address on the way. */
type Hop = Found | { to: string };

export function createLinks({ timeoutMs = 10_000, hostOf = placeOf }: LinkOptions = {}): Links {
  const follow = async (url: string): Promise<Found> => {
    let address = url;
    for (let hops = 0; hops <= HOPS; hops++) {
      const hop = await step(address, timeoutMs, hostOf);
      if (!('to' in hop)) return hop;
      address = hop.to;
    }
    return { outcome: 'unknown', status: 'too many redirects' };
  };

  return {
    async check(urls) {
      const checks = new Map<string, LinkCheck>();
      const queue = new Set(urls).values();
      const lane = async (): Promise<void> => {
        for (const url of queue) checks.set(url, { url, ...(await follow(url)) });
      };
      await Promise.all(Array.from({ length: AT_ONCE }, lane));
      return urls.flatMap((url) => checks.get(url) ?? []);
    },
  };
}

const HOSTS: Record<Extract<Host, string>, Found> = {
  inside: { outcome: 'unknown', status: 'not on the public web' },
  'no such name': { outcome: 'broken', status: 'no such name' },
  'no answer': { outcome: 'unknown', status: 'no answer' },
};

async function step(address: string, timeoutMs: number, hostOf: (hostname: string) => Promise<Host>): Promise<Hop> {
  const target = URL.canParse(address) ? new URL(address) : null;
  if (target === null || !/^https?:$/.test(target.protocol)) return { outcome: 'broken', status: 'no web address' };
  const host = await hostOf(target.hostname);
  if (typeof host === 'string') return HOSTS[host];
  const answer = await ask(target, host.addresses, timeoutMs);
  if (answer === null) return HOSTS['no answer'];
  const { status, location } = answer;
  if (status < 300) return { outcome: 'resolves', status: String(status) };
  if (status < 400 && location !== null) {
    return { to: URL.canParse(location, target) ? new URL(location, target).href : location };
  }
  return { outcome: BROKEN.includes(status) ? 'broken' : 'unknown', status: String(status) };
}

interface Answered {
  status: number;
  location: string | null;
}

/** Null when nobody answers. */
async function ask(target: URL, addresses: LookupAddress[], timeoutMs: number): Promise<Answered | null> {
  for (const method of ['HEAD', 'GET']) {
    const answer = await send(method, target, addresses, timeoutMs).catch(() => null);
    if (answer !== null && (method === 'GET' || !ASK_AGAIN.includes(answer.status))) return answer;
  }
  return null;
}

/** One request to one of these addresses; the connection ends with the headers, however long the body would be. */
const send = (method: string, target: URL, addresses: LookupAddress[], timeoutMs: number): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const { request } = target.protocol === 'https:' ? https : http;
    const options: http.RequestOptions = {
      method,
      agent: false,
      // What the address holds of a name and a password is not passed on.
      auth: null,
      headers: { 'user-agent': 'herald (link check)', accept: '*/*' },
      signal: AbortSignal.timeout(timeoutMs),
      lookup: (_hostname, { all }, found) => {
        const [first] = addresses;
        if (all === true) found(null, addresses);
        else found(null, first?.address ?? '', first?.family);
      },
    };
    request(target, options, (answer) => {
      resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? null });
      answer.destroy();
    })
      .on('error', reject)
      .end();
  });
