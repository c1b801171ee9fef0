/** Socket Mode: the app opens a WebSocket, and what would be requests comes in envelopes that it acknowledges. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { APP_ID } from './bot.js';
import type { AppAnswer, DispatchKind, Retry, Socket } from './dispatcher.js';
import { asObject, asText, type Json, parseJson } from './json.js';

/** The client gives up on a server that is silent for thirty seconds. */
const PING_MS = 10_000;

const ENVELOPES: Readonly<Record<DispatchKind, string>> = {
  event: 'events_api',
  action: 'interactive',
  form: 'interactive',
  options: 'interactive',
  command: 'slash_commands',
};

interface Options {
  wallNow(): number;
  tick(): string;
  patienceMs: number;
  /** When a connection was opened and greeted. */
  opened(): void;
}

export class SocketMode implements Socket {
  readonly #options: Options;
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #open: WebSocket[] = [];
  readonly #waiting = new Map<string, { on: WebSocket; settle(answer: Pick<AppAnswer, 'status' | 'body'>): void }>();
  readonly #ping: NodeJS.Timeout;

  constructor(options: Options) {
    this.#options = options;
    this.#ping = setInterval(() => {
      for (const link of this.#open) link.ping();
    }, PING_MS);
    this.#ping.unref();
  }

  /** Connections that are open. */
  get connections(): number {
    return this.#open.length;
  }

  /** A new one for each connection. */
  ticket(): string {
    const ticket = this.#options.tick().replace('.', '');
    this.#tickets.add(ticket);
    return ticket;
  }

  attach(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, duplex: Duplex, head: Buffer) => {
      const ticket = new URL(request.url ?? '/', 'ws://localhost').searchParams.get('ticket') ?? '';
      if (!this.#tickets.delete(ticket)) {
        duplex.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
        return;
      }
      this.#server.handleUpgrade(request, duplex, head, (link) => this.#greet(link));
    });
  }

  /** Over the connection that was opened last. */
  async send(kind: DispatchKind, payload: Json, retry: Retry | null): Promise<AppAnswer> {
    const began = this.#options.wallNow();
    const link = this.#open.at(-1);
    if (link === undefined) return { status: 0, body: 'connection_failed', millis: 0 };
    const envelope = {
      envelope_id: this.#options.tick(),
      type: ENVELOPES[kind],
      payload,
      accepts_response_payload: kind !== 'event',
      ...(kind === 'event' ? { retry_attempt: retry?.num ?? 0, retry_reason: retry?.reason ?? '' } : {}),
    };
    const answer = this.#acknowledgement(link, envelope.envelope_id);
    link.send(JSON.stringify(envelope));
    return { ...(await answer), millis: this.#options.wallNow() - began };
  }

  /** Slack moves connections now and then: the app is asked to open another one. */
  refresh(): void {
    this.#tellAll({ type: 'disconnect', reason: 'refresh_requested', debug_info: { host: 'stand-in' } });
  }

  /** The network fails. */
  drop(): void {
    for (const link of [...this.#open]) link.terminate();
  }

  close(): void {
    clearInterval(this.#ping);
    this.drop();
    this.#server.close();
  }

  #greet(link: WebSocket): void {
    this.#open.push(link);
    link.on('message', (data) => this.#acknowledged(String(data)));
    link.on('error', () => link.terminate());
    link.on('close', () => this.#gone(link));
    const debug_info = { host: 'stand-in', build_number: 1, approximate_connection_time: 18_060 };
    const connection_info = { app_id: APP_ID };
    link.send(JSON.stringify({ type: 'hello', num_connections: this.#open.length, debug_info, connection_info }));
    link.ping();
    this.#options.opened();
  }

  #acknowledgement(on: WebSocket, id: string): Promise<Pick<AppAnswer, 'status' | 'body'>> {
    return new Promise((resolve) => {
      const settle = (answer: Pick<AppAnswer, 'status' | 'body'>): void => {
        clearTimeout(timer);
        this.#waiting.delete(id);
        resolve(answer);
      };
      const timer = setTimeout(() => settle({ status: 0, body: 'http_timeout' }), this.#options.patienceMs);
      this.#waiting.set(id, { on, settle });
    });
  }

  #acknowledged(text: string): void {
    const { envelope_id, payload } = asObject(parseJson(text));
    const body = JSON.stringify(payload ?? {}) === '{}' ? '' : payload;
    this.#waiting.get(asText(envelope_id) ?? '')?.settle({ status: 200, body });
  }

  #gone(link: WebSocket): void {
    const at = this.#open.indexOf(link);
    if (at >= 0) this.#open.splice(at, 1);
    for (const { on, settle } of [...this.#waiting.values()]) {
      if (on === link) settle({ status: 0, body: 'connection_failed' });
    }
  }

  #tellAll(message: Json): void {
    for (const link of this.#open) link.send(JSON.stringify(message));
  }
}
