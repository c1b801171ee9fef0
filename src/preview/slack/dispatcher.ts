/** Brings what happens in the workspace to the app: as signed requests, or over its socket when one is open. */
import { asObject, type Json, parseJson } from './json.js';
import { signatureOf } from './signature.js';

export interface AppAnswer {
  /** Of HTTP; 0 when none came in time, or nobody was there. */
  status: number;
  body: unknown;
  /** Of wall time. */
  millis: number;
  /** The app wants no redelivery. */
  noRetry?: boolean;
}

export type DispatchKind = 'event' | 'action' | 'form' | 'options' | 'command';

export interface Dispatch {
  kind: DispatchKind;
  /** The request's body, to the byte; over a socket the payload as JSON. */
  body: string;
  headers: Record<string, string>;
  /** Null until it came. */
  answer: AppAnswer | null;
}

export interface Retry {
  num: number;
  reason: 'http_timeout' | 'http_error' | 'connection_failed';
}

/** What is different in a request that is sent again. */
export interface Again {
  /** `same`: the very signature and timestamp of the first time; any other text is sent as it is. Otherwise signed afresh. */
  signature?: string;
  /** In seconds since 1970; signed properly, however old. */
  timestamp?: number;
  retryNum?: number;
  body?: string;
}

/** Where a socket is open: takes the payload and resolves with the app's acknowledgement. */
export interface Socket {
  send(kind: DispatchKind, payload: Json, retry: Retry | null): Promise<AppAnswer>;
}

interface Options {
  secret: string;
  wallNow(): number;
  /** How long an answer is waited for. */
  patienceMs: number;
}

export class Dispatcher {
  readonly dispatches: Dispatch[] = [];
  readonly #options: Options;
  #url: string | null = null;
  #socket: () => Socket | null = () => null;

  constructor(options: Options) {
    this.#options = options;
  }

  connect(url: string): void {
    this.#url = url;
  }

  /** Asked before every dispatch: null when no socket is open. */
  connectSocket(socket: () => Socket | null): void {
    this.#socket = socket;
  }

  get connected(): boolean {
    return this.#url !== null || this.#socket() !== null;
  }

  /** @throws Error when no app is connected */
  async send(kind: DispatchKind, payload: Json, retry: Retry | null = null): Promise<AppAnswer> {
    const body = bodyOf(kind, payload);
    const socket = this.#socket();
    if (socket !== null)
      return this.#record({ kind, body, headers: {}, answer: null }, () => socket.send(kind, payload, retry));
    return this.#post(kind, body, { timestamp: this.#seconds(), retry });
  }

  /** @param n place in `dispatches`; negative from its end */
  async resend(n: number, { signature, timestamp, retryNum, body }: Again = {}): Promise<AppAnswer> {
    const before = this.dispatches.at(n);
    if (before === undefined) throw new Error(`There is no dispatch ${n}.`);
    const text = body ?? before.body;
    const retry: Retry | null = retryNum === undefined ? null : { num: retryNum, reason: 'http_timeout' };
    const socket = this.#socket();
    if (socket !== null) {
      const payload = payloadOf(before.kind, text);
      return this.#record({ ...before, body: text, answer: null }, () => socket.send(before.kind, payload, retry));
    }
    const given = signature === 'same' ? before.headers['x-slack-signature'] : signature;
    const first = Number(before.headers['x-slack-request-timestamp']);
    const at = timestamp ?? (signature === 'same' ? first : this.#seconds());
    return this.#post(before.kind, text, {
      timestamp: at,
      retry,
      ...(given === undefined ? {} : { signature: given }),
    });
  }

  #post(
    kind: DispatchKind,
    body: string,
    { timestamp, retry, signature }: { timestamp: number; retry: Retry | null; signature?: string },
  ): Promise<AppAnswer> {
    const url = this.#url;
    if (url === null) throw new Error('No app is connected: call connect() with its address first.');
    const headers = {
      'content-type': kind === 'event' ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': signature ?? signatureOf(this.#options.secret, timestamp, body),
      ...(retry === null ? {} : { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason }),
    };
    return this.#record({ kind, body, headers, answer: null }, () => this.#ask(url, headers, body));
  }

  async #record(dispatch: Dispatch, ask: () => Promise<AppAnswer>): Promise<AppAnswer> {
    this.dispatches.push(dispatch);
    dispatch.answer = await ask();
    return dispatch.answer;
  }

  async #ask(url: string, headers: Record<string, string>, body: string): Promise<AppAnswer> {
    const { wallNow, patienceMs } = this.#options;
    const began = wallNow();
    const signal = AbortSignal.timeout(patienceMs);
    try {
      const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' });
      const text = await response.text();
      const noRetry = response.headers.get('x-slack-no-retry') === '1';
      const answer = { status: response.status, body: parseJson(text) ?? text, millis: wallNow() - began };
      return noRetry ? { ...answer, noRetry } : answer;
    } catch {
      const body = signal.aborted ? 'http_timeout' : 'connection_failed';
      return { status: 0, body, millis: wallNow() - began };
    }
  }

  #seconds(): number {
    return Math.floor(this.#options.wallNow() / 1000);
  }
}

function bodyOf(kind: DispatchKind, payload: Json): string {
  if (kind === 'event') return JSON.stringify(payload);
  if (kind === 'command') return new URLSearchParams(payload as Record<string, string>).toString();
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}

function payloadOf(kind: DispatchKind, body: string): Json {
  if (kind === 'event') return asObject(parseJson(body));
  const form = Object.fromEntries(new URLSearchParams(body));
  return kind === 'command' ? form : asObject(parseJson(form.payload));
}
