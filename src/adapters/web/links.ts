/** Asks the addresses of links whether they lead somewhere: first for the headers alone, then, where that is refused, for the page. */
import type { LinkCheck } from '../../domain/evidence.js';
import type { Links } from '../../ports/links.js';
import { type Host, kindOfHost } from './public-host.js';

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

export function createLinks({ timeoutMs = 10_000, hostOf = kindOfHost }: LinkOptions = {}): Links {
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

const HOSTS: Record<Exclude<Host, 'public'>, Found> = {
  inside: { outcome: 'unknown', status: 'not on the public web' },
  'no such name': { outcome: 'broken', status: 'no such name' },
  'no answer': { outcome: 'unknown', status: 'no answer' },
};

async function step(address: string, timeoutMs: number, hostOf: (hostname: string) => Promise<Host>): Promise<Hop> {
  const target = URL.canParse(address) ? new URL(address) : null;
  if (target === null || !/^https?:$/.test(target.protocol)) return { outcome: 'broken', status: 'no web address' };
  const host = await hostOf(target.hostname);
  if (host !== 'public') return HOSTS[host];
  const answer = await ask(target, timeoutMs);
  if (answer === null) return HOSTS['no answer'];
  const { status, location } = answer;
  if (status < 300) return { outcome: 'resolves', status: String(status) };
  if (status < 400 && location !== null) {
    return { to: URL.canParse(location, target) ? new URL(location, target).href : location };
  }
  return { outcome: BROKEN.includes(status) ? 'broken' : 'unknown', status: String(status) };
}

/** Null when nobody answers. The body is not read. */
async function ask(target: URL, timeoutMs: number): Promise<{ status: number; location: string | null } | null> {
  for (const method of ['HEAD', 'GET']) {
    try {
      const answer = await fetch(target, {
        method,
        redirect: 'manual',
        headers: { 'user-agent': 'herald (link check)' },
        signal: AbortSignal.timeout(timeoutMs),
      });
      await answer.body?.cancel();
      if (method === 'GET' || !ASK_AGAIN.includes(answer.status)) {
        return { status: answer.status, location: answer.headers.get('location') };
      }
    } catch {
      if (method === 'GET') return null;
    }
  }
  return null;
}
