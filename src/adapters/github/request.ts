/**
 * One GET to GitHub: an answer with a usable body, or a RemoteFault.
 *
 * The one rule of repetition: a request that got no usable answer (connection lost, 5xx, body cut mid-way) is asked once
 * more, at once, since reading changes nothing. Any other refusal stands; the next sync is the next try.
 */
import { Octokit } from '@octokit/rest';
import { RemoteFault } from '../../domain/errors.js';
import { type Answer, faultOf, unreachable, unreadable } from './faults.js';

export interface ForgeOptions {
  /** Null asks anonymously, with GitHub's small budget. */
  token: string | null;
  /** GitHub's own by default. */
  apiUrl?: string;
  /** For one request with its body; 20 seconds by default. */
  timeoutMs?: number;
}

/** Asks for a path with parameters, or for an absolute address from a Link header. */
export type Get = <T>(
  what: string,
  target: string,
  parameters: Record<string, string | number>,
  read: (data: unknown) => T | null,
) => Promise<{ value: T; next: string | null }>;

/** Octokit would write failures to the console; they are told by faults. */
const silence = () => undefined;

/** @param heard is given the headers of every answer */
export function createGet(
  { token, apiUrl = 'https://api.github.com', timeoutMs = 20_000 }: ForgeOptions,
  heard: (headers: Answer['headers']) => void,
): Get {
  const octokit = new Octokit({
    ...(token === null ? {} : { auth: token }),
    baseUrl: apiUrl.replace(/\/+$/, ''),
    userAgent: 'herald',
    log: { debug: silence, info: silence, warn: silence, error: silence },
  });

  // A redirect is not followed: it would read a renamed repository under its old name, and carry the token along.
  const once = async (what: string, target: string, parameters: Record<string, string | number>): Promise<Answer> => {
    try {
      const signal = AbortSignal.timeout(timeoutMs);
      return await octokit.request(`GET ${target}`, { ...parameters, request: { redirect: 'manual', signal } });
    } catch (error) {
      if (error instanceof Error && 'response' in error && error.response) return error.response as Answer;
      throw unreachable(what, error instanceof Error ? error.message : String(error));
    }
  };

  const attempt: Get = async (what, target, parameters, read) => {
    const answer = await once(what, target, parameters);
    heard(answer.headers);
    if (answer.status >= 300) throw faultOf(what, answer);
    // A body cut mid-way arrives here as status 200 with an empty or broken text.
    const value = read(answer.data);
    if (value === null) throw unreadable(what);
    return { value, next: nextOf(what, answer, apiUrl) };
  };

  return async (what, target, parameters, read) => {
    try {
      return await attempt(what, target, parameters, read);
    } catch (error) {
      if (!(error instanceof RemoteFault) || !worthAnotherTry(error)) throw error;
      return attempt(what, target, parameters, read);
    }
  };
}

const worthAnotherTry = (fault: RemoteFault): boolean =>
  fault.retryAfterSeconds === null && /^(5\d\d|no answer|unreadable)$/.test(fault.status);

/** The next page's address. One that leads to another host is refused: the token would go there. */
function nextOf(what: string, answer: Answer, apiUrl: string): string | null {
  const link = /<([^<>]+)>;\s*rel="next"/.exec(String(answer.headers.link ?? ''))?.[1];
  if (link === undefined) return null;
  if (new URL(link).origin !== new URL(apiUrl).origin) throw unreadable(what);
  return link;
}
