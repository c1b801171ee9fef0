/** Events of the Events API: sent once, and again with the same id until the app takes them. */

import { APP_ID, BOT, VERIFICATION } from './bot.js';
import type { AppAnswer, Dispatcher, Retry } from './dispatcher.js';
import { asObject, type Json } from './json.js';
import { channelType, type Place, placeOf } from './places.js';
import { historyScope } from './scopes.js';
import type { Team } from './team.js';

const SUBSCRIPTIONS = { im: 'message.im', group: 'message.groups', channel: 'message.channels' } as const;

export class Events {
  readonly #team: Team;
  readonly #dispatcher: Dispatcher;
  readonly #delays: readonly number[];
  readonly #waits: boolean;
  readonly #pending = new Set<Promise<unknown>>();
  readonly #timers = new Map<NodeJS.Timeout, () => void>();
  #held: Json[] | null = null;
  #closed = false;
  /** Of Socket Mode: what happened while no connection was open. */
  readonly #missed: { envelope: Json; num: number }[] = [];

  /**
   * @param delays before the first, second, ... redelivery, in milliseconds
   * @param waits whether what happens while nobody is connected is kept for the next connection
   */
  constructor(team: Team, dispatcher: Dispatcher, { delays, waits }: { delays: readonly number[]; waits: boolean }) {
    this.#team = team;
    this.#dispatcher = dispatcher;
    this.#delays = delays;
    this.#waits = waits;
  }

  /** Of something said in a place; only where the app may read. Resolves with the first answer. */
  async said(place: Place, event: Json): Promise<AppAnswer | null> {
    const readable = place.member && this.#team.scopes.includes(historyScope(place));
    return readable ? this.happened(SUBSCRIPTIONS[channelType(place)], event) : null;
  }

  /** The bot said it itself: nobody waits for the answer. */
  echo(place: Place, event: Json): void {
    this.#track(this.said(place, event));
  }

  /** Null while events are held back, no app is connected, or it did not ask for this. */
  async happened(subscription: string, event: Json): Promise<AppAnswer | null> {
    if (!this.#team.subscriptions.includes(subscription)) return null;
    const envelope = this.#envelope(event);
    if (!this.#dispatcher.connected) {
      if (this.#waits) this.#missed.push({ envelope, num: 0 });
      return null;
    }
    if (this.#held === null) return this.#deliver(envelope);
    this.#held.push(envelope);
    return null;
  }

  /** Events wait from now on. */
  hold(): void {
    this.#held ??= [];
  }

  /** Lets them go one after the other. `twice`: each a second time under another event id, as Slack at times does. */
  async release({ reversed = false, twice = false }: { reversed?: boolean; twice?: boolean } = {}): Promise<void> {
    const held = this.#held ?? [];
    this.#held = null;
    for (const envelope of reversed ? held.reverse() : held) {
      await this.#deliver(envelope);
      if (twice) await this.#deliver(this.#envelope(asObject(envelope.event)));
    }
  }

  /** A socket was opened: what was not acknowledged before comes again. */
  opened(): void {
    for (const { envelope, num } of this.#missed.splice(0)) {
      const retry: Retry = { num: num + 1, reason: 'connection_failed' };
      this.#track(this.#dispatcher.send('event', envelope, retry));
    }
  }

  /** Resolves when no redelivery is outstanding. */
  async settled(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }

  /** Gives up what is outstanding. */
  close(): void {
    this.#closed = true;
    for (const [timer, wake] of this.#timers) {
      clearTimeout(timer);
      wake();
    }
    this.#timers.clear();
  }

  async #deliver(envelope: Json): Promise<AppAnswer> {
    const answer = await this.#dispatcher.send('event', envelope);
    if (!isTaken(answer) && answer.noRetry !== true) this.#track(this.#redeliver(envelope, answer));
    return answer;
  }

  async #redeliver(envelope: Json, first: AppAnswer): Promise<void> {
    let answer = first;
    for (const [i, delay] of this.#delays.entries()) {
      if (!(await this.#wait(delay))) return;
      if (!this.#dispatcher.connected) {
        this.#missed.push({ envelope, num: i });
        return;
      }
      answer = await this.#dispatcher.send('event', envelope, { num: i + 1, reason: reasonOf(answer) });
      if (isTaken(answer) || answer.noRetry === true) return;
    }
  }

  #track(work: Promise<unknown>): void {
    this.#pending.add(work);
    work.finally(() => this.#pending.delete(work)).catch(() => undefined);
  }

  /** False when it was given up. */
  #wait(delay: number): Promise<boolean> {
    // What was on its way when it closed would keep the process for minutes.
    if (this.#closed) return Promise.resolve(false);
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#timers.delete(timer);
        resolve(true);
      }, delay);
      this.#timers.set(timer, () => resolve(false));
    });
  }

  #envelope(event: Json): Json {
    const id = this.#team.workspace.tick().replace('.', '');
    return {
      token: VERIFICATION,
      team_id: BOT.team_id,
      api_app_id: APP_ID,
      event,
      type: 'event_callback',
      event_id: `Ev${id}`,
      event_time: Math.floor(this.#team.wallNow() / 1000),
      authorizations: [
        {
          enterprise_id: null,
          team_id: BOT.team_id,
          user_id: BOT.user_id,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      is_ext_shared_channel: false,
      event_context: `4-${id}`,
    };
  }
}

const isTaken = ({ status }: AppAnswer): boolean => status >= 200 && status < 300;

function reasonOf({ status, body }: AppAnswer): Retry['reason'] {
  if (status !== 0) return 'http_error';
  return body === 'http_timeout' ? 'http_timeout' : 'connection_failed';
}

/** @throws Error for a place that is none */
export function knownPlace(team: Team, id: string): Place {
  const place = placeOf(team, id);
  if (place === undefined) throw new Error(`There is no conversation ${id}.`);
  return place;
}
