/** One GET to GitHub: an answer with a usable body, the word that nothing has changed, or a RemoteFault. */
import { RemoteFault } from '../../domain/errors.js';
import { redactor } from '../../domain/redact.js';
import { type Instant, instantFromMillis } from '../../domain/time.js';
import type { Budget } from '../../ports/forge.js';
import { addressesOf } from './addresses.js';
import { GITHUB_API } from './client.js';
import { type Clients, type Credentials, createClients, tokenRefusal } from './credentials.js';
import { type Answer, faultOf, type Redact, tooLong, unreachable, unreadable } from './faults.js';

export interface ForgeOptions extends Credentials {
  apiUrl?: string;
  timeoutMs?: number;
  secondMs?: number;
  longestWaitSeconds?: number;
  /** Only for an answer that does not say when it was given. */
  now?: () => Instant;
  /** Told by every answer what time it is at GitHub. */
  heard?(at: Instant): void;
}

export interface Question<T> {
  /** What is asked for, as a fault names it: `kubeflow/manifests: issues`. */
  what: string;
  /** Whose it is, where credentials belong to owners. */
  owner: string | null;
  /** A path with parameters, or the whole address to which a redirect leads. */
  target: string;
  parameters?: Record<string, string | number>;
  etag?: string | null;
  /** Another representation than JSON. */
  accept?: string;
  /** The body as a value; null when it is not what GitHub documents. */
  read(data: unknown): T | null;
  /** Statuses that are an answer too and no fault. */
  also?: readonly number[];
}

export type Got<T> = {
  asOf: Instant;
  /** Where a redirect leads. */
  location: string | null;
} & (
  | {
      status: 200;
      value: T;
      etag: string | null;
      /** The next page, and where this one was read: path and parameters below the API's root. */
      next: string | null;
      url: string;
    }
  /** 304, or one of `also`. */
  | { status: 'other'; code: number }
);

export interface Asking {
  get<T>(question: Question<T>): Promise<Got<T>>;
  budget(): Budget;
  clients: Clients;
  /** Gives up what is under way or waits: the limiter's waits go by the machine's clock, which may have leapt. */
  forget(): void;
}

export function createAsking(options: ForgeOptions): Asking {
  const addresses = addressesOf(options.apiUrl ?? GITHUB_API);
  const redact = redactor([options.token, options.app?.privateKey ?? null]);
  const clients = createClients(options, options, redact);
  let forgotten = forgetting();
  const budget: Budget = { authenticated: clients.authenticated, remaining: null, resetsAt: null };

  const ask = async <T>(question: Question<T>, renewing = true): Promise<Answer> => {
    const { what, owner, target, parameters = {}, read } = question;
    const octokit = owner === null ? await clients.any() : await clients.for(owner);
    // A redirect is not followed: it would read a renamed repository under its old name, and carry the token along.
    const usable = (data: unknown): boolean => read(data) !== null;
    const request = { redirect: 'manual' as const, usable } as object;
    const asked = octokit
      .request(`GET ${addresses.below(what, target)}`, { ...parameters, headers: headersOf(question), request })
      .catch((error: unknown) => answerIn(what, error, clients, redact));
    const answer = await Promise.race([asked, forgotten.failure]);
    // A token of an installation is refused before its time where the app was installed anew.
    return answer.status === 401 && renewing && clients.renew() ? ask(question, false) : answer;
  };

  return {
    clients,
    budget: () => ({ ...budget }),
    forget() {
      clients.anew();
      forgotten.now();
      forgotten = forgetting();
    },
    async get(question) {
      const { what, read, also = [] } = question;
      const answer = await ask(question);
      note(budget, answer);
      const heard = testimony(answer);
      if (heard !== null) options.heard?.(heard);
      const asOf = momentOf(answer) ?? options.now?.() ?? '1970-01-01T00:00:00.000Z';
      const location = typeof answer.headers.location === 'string' ? answer.headers.location : null;
      if (answer.status === 304 || also.includes(answer.status))
        return { status: 'other', code: answer.status, asOf, location };
      if (answer.status >= 300) throw faultOf(what, answer, redact);
      const value = read(answer.data);
      if (value === null) throw unreadable(what);
      const etag = typeof answer.headers.etag === 'string' ? answer.headers.etag : null;
      const next = addresses.next(what, answer);
      return { status: 200, value, etag, next, url: addresses.below(what, answer.url), asOf, location };
    },
  };
}

function headersOf({ etag, accept }: Pick<Question<unknown>, 'etag' | 'accept'>): Record<string, string> {
  return { ...(etag ? { 'if-none-match': etag } : {}), ...(accept === undefined ? {} : { accept }) };
}

/** What Octokit calls an error is an answer too, where GitHub gave one. */
function answerIn(what: string, error: unknown, clients: Clients, redact: Redact): Answer {
  if (!(error instanceof Error) || error instanceof RemoteFault) throw error;
  const refusal = tokenRefusal(error, redact);
  if (refusal !== null) {
    clients.renew();
    throw refusal;
  }
  if ('tooLong' in error) throw tooLong(what);
  if ('unreadable' in error) throw unreadable(what);
  if ('response' in error && error.response) return error.response as Answer;
  throw unreachable(what, error.message, redact);
}

/** Of the budget that lists and documents share; searching has one of its own. */
function note(budget: Budget, { headers }: Answer): void {
  if ((headers['x-ratelimit-resource'] ?? 'core') !== 'core') return;
  const remaining = Number(headers['x-ratelimit-remaining'] ?? Number.NaN);
  if (Number.isFinite(remaining)) budget.remaining = remaining;
  const reset = Number(headers['x-ratelimit-reset'] ?? Number.NaN);
  if (Number.isFinite(reset) && reset > 0) budget.resetsAt = instantFromMillis(reset * 1000);
}

/** By GitHub's own clock, to the second. */
function momentOf({ headers }: Answer): Instant | null {
  const millis = Date.parse(String(headers.date));
  return Number.isNaN(millis) ? null : instantFromMillis(millis);
}

/** Not that of an answer which was kept somewhere on the way. */
const testimony = (answer: Answer): Instant | null => (answer.headers.age === undefined ? momentOf(answer) : null);

function forgetting(): { failure: Promise<never>; now(): void } {
  let now = (): void => undefined;
  const failure = new Promise<never>((_resolve, reject) => {
    now = () => reject(new RemoteFault('github', 'given up', 'The clock of this machine leapt; GitHub is asked anew.'));
  });
  // Nothing may be under way.
  failure.catch(() => undefined);
  return { failure, now };
}
