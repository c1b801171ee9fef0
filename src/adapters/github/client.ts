/**
 * Octokit as Herald uses it: nothing is written to the console, nothing is followed to another address, every attempt has a time
 * of its own, and what is tried again is decided here alone.
 *
 * Tried again: what got no usable answer (connection lost, 5xx, body cut mid-way), twice, a little later each time; and what
 * GitHub limits, as long as it asks for a short wait. Reading changes nothing, so a repetition does no harm.
 */
import { setTimeout } from 'node:timers/promises';
import { createAppAuth } from '@octokit/auth-app';
import { retry } from '@octokit/plugin-retry';
import { type ThrottlingOptions, throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import { bounded, LONGEST_ANSWER, type TooLong } from '../../domain/bounded-answer.js';

export interface ClientOptions {
  /** GitHub's own by default; `https://<host>/api/v3` on GitHub Enterprise. */
  apiUrl?: string;
  /** For one attempt with its body; 20 seconds by default. */
  timeoutMs?: number;
  /** The unit of every wait; a second by default. */
  secondMs?: number;
  /** A limit that asks for more is told at once instead; 60 by default. */
  longestWaitSeconds?: number;
}

export type Auth = { token: string } | { appId: string; privateKey: string; installationId?: number } | null;

export const GITHUB_API = 'https://api.github.com';

/** The most that a page holds. */
export const PAGE = 100;
const AGAIN = 2;

/** What Octokit hands on with a request. */
interface Own {
  usable?: (data: unknown) => boolean;
  signal?: AbortSignal;
  fetch?: typeof fetch;
}

/** Octokit would write failures to the console; they are told by faults. */
const silence = () => undefined;

/**
 * A body that was cut arrives as status 200 with an empty or broken text: as good as no answer. One that is too long is not read
 * to its end, and would be as long the next time.
 */
const complete =
  (timeoutMs: number) =>
  (octokit: Pick<Octokit, 'hook'>): void => {
    octokit.hook.wrap('request', async (request, options) => {
      const own = options.request as Own | undefined;
      let tooLong: TooLong | null = null;
      if (own !== undefined) {
        own.signal = AbortSignal.timeout(timeoutMs);
        own.fetch = async (...asked) =>
          bounded(await fetch(...asked), LONGEST_ANSWER, (error) => {
            tooLong = error;
          });
      }
      const response = await Promise.resolve(request(options)).catch((error: unknown) => {
        if (tooLong === null) throw error;
        return null;
      });
      if (response === null || tooLong !== null)
        throw Object.assign(new Error('too long'), { status: 422, request: options, tooLong });
      if (response.status >= 300 || own?.usable === undefined || own.usable(response.data)) return response;
      throw Object.assign(new Error('unreadable'), { status: 502, request: options, unreadable: true });
    });
  };

type Searches = NonNullable<Extract<ThrottlingOptions, { onRateLimit: unknown }>['search']>;

/**
 * As many searches at once as GitHub allows in a minute, and each further one a minute after the one whose place it takes. The
 * plugin's own pace, one in two seconds, would keep the first reading of a dozen repositories waiting for nothing.
 */
function pacedSearches(aMinute: number, minuteMs: number): Searches {
  const places: Promise<unknown>[] = Array.from({ length: aMinute }, () => Promise.resolve());
  let taken = 0;
  const schedule = (): Promise<unknown> => {
    const place = taken++ % aMinute;
    const turn = places[place] ?? Promise.resolve();
    places[place] = turn.then(() => setTimeout(minuteMs, null, { ref: false }));
    return turn;
  };
  return { key: () => ({ schedule }) } as unknown as Searches;
}

export function createClient(auth: Auth, options: ClientOptions): Octokit {
  const { apiUrl = GITHUB_API, timeoutMs = 20_000, secondMs = 1000, longestWaitSeconds = 60 } = options;
  const patient = (wait: number, _options: unknown, _octokit: unknown, tries: number): boolean =>
    wait <= longestWaitSeconds && tries < AGAIN;
  // Innermost first: what stands further right decides about what stands further left.
  const Client = Octokit.plugin(complete(timeoutMs), throttling, retry);
  return new Client({
    ...credentials(auth),
    baseUrl: apiUrl.replace(/\/+$/, ''),
    userAgent: 'herald',
    log: { debug: silence, info: silence, warn: silence, error: silence },
    throttle: {
      onRateLimit: patient,
      onSecondaryRateLimit: patient,
      retryAfterBaseValue: secondMs,
      search: pacedSearches(auth === null ? 10 : 30, 60 * secondMs),
    },
    retry: { retries: AGAIN, retryAfterBaseValue: secondMs },
  });
}

function credentials(auth: Auth): object {
  if (auth === null) return {};
  return 'token' in auth ? { auth: auth.token } : { authStrategy: createAppAuth, auth };
}
