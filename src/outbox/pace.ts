/**
 * Slack's limits: one message a second to one channel, and a pause whenever it asks for one. Sends wait here for their turn,
 * the most urgent first and no longer than they are told to. Waited in wall time, since preview's calendar stands still, and
 * with timers alone, since a clock may leap.
 */
import { type Delivery, isStanding, type Send, urgencyOf } from '../domain/send.js';

export interface Turn {
  /** To be called once, whatever became of it; null when it was not handed over after all. */
  end(delivery: Delivery | null): void;
}

export interface Pace {
  /** Null when the turn does not come in time, or not any more. Mail has it at once. */
  turn(send: Send, patienceMillis: number): Promise<Turn | null>;
  /** Whoever waits is woken with null, and nobody gets a turn from then on. */
  stop(): void;
}

export interface PaceOptions {
  /** Between Slack's answer about a message and the next one to the same channel; Slack allows one a second. */
  channelGapMillis?: number;
  /** How many messages may be changed within a minute. */
  changesAMinute?: number;
  /** Rejects when it is aborted. */
  sleep?: (millis: number, signal?: AbortSignal) => Promise<void>;
}

const CHANNEL_GAP_MILLIS = 1000;
const AT_ONCE = 8;
/** `chat.update` is of Slack's third tier, `chat.postMessage` has a limit that Slack does not name. */
const CHANGES_A_MINUTE = 50;
/** A timer may ring a little before its time by another machine's clock. */
const MARGIN_MILLIS = 10;

/** One of Slack's methods: its limits are its own. */
interface Road {
  /** So many may be under way: one after a pause, until Slack has taken something. */
  width: number;
  underWay: number;
  pauses: number;
  /** How many may still begin within this minute. */
  left: number;
}

interface Waiting {
  send: Send;
  road: Road;
  /** Null for a change, which no channel counts. */
  channel: string | null;
  answer: (turn: Turn | null) => void;
}

type Pause = { outcome: 'unsent'; error: string; retryAfterSeconds: number };

/** Whoever is told to wait for longer is not too fast: that send is put off like any other that could not leave. */
const LONGEST_PAUSE_SECONDS = 240;

export const asksForPause = (delivery: Delivery): delivery is Pause =>
  delivery.outcome === 'unsent' &&
  delivery.retryAfterSeconds !== null &&
  delivery.retryAfterSeconds <= LONGEST_PAUSE_SECONDS;

export function createPace(options: PaceOptions = {}): Pace {
  const { channelGapMillis = CHANNEL_GAP_MILLIS, changesAMinute = CHANGES_A_MINUTE, sleep = quietSleep } = options;
  const posts: Road = { width: AT_ONCE, underWay: 0, pauses: 0, left: Number.POSITIVE_INFINITY };
  const changes: Road = { width: AT_ONCE, underWay: 0, pauses: 0, left: changesAMinute };
  /** Channels with a message under way, or one that has just arrived. */
  const resting = new Set<string>();
  const queue: Waiting[] = [];
  let stopped = false;

  const serve = (): void => {
    for (const waiting of [...queue]) if (isOpen(waiting)) admit(waiting);
  };

  const isOpen = ({ road, channel }: Waiting): boolean =>
    road.pauses === 0 && road.left > 0 && road.underWay < road.width && (channel === null || !resting.has(channel));

  const admit = (waiting: Waiting): void => {
    const { road, channel } = waiting;
    queue.splice(queue.indexOf(waiting), 1);
    road.underWay++;
    road.left--;
    if (channel !== null) resting.add(channel);
    else later(60_000, () => road.left++);
    waiting.answer({ end: (delivery) => end(road, channel, delivery) });
  };

  const end = (road: Road, channel: string | null, delivery: Delivery | null): void => {
    road.underWay--;
    // What was taken while others were refused says nothing about afterwards.
    if (delivery?.outcome === 'accepted' && road.pauses === 0) road.width = Math.min(AT_ONCE, road.width * 2);
    if (delivery !== null && asksForPause(delivery)) pause(road, Math.max(1, delivery.retryAfterSeconds));
    if (channel !== null) {
      later(delivery === null ? 0 : channelGapMillis, () => resting.delete(channel));
    }
    serve();
  };

  const pause = (road: Road, seconds: number): void => {
    road.width = 1;
    road.pauses++;
    later(seconds * 1000, () => road.pauses--);
  };

  const later = (millis: number, work: () => void): void => {
    if (millis === 0) {
      work();
      return;
    }
    const then = (): void => {
      work();
      serve();
    };
    sleep(millis + MARGIN_MILLIS).then(then, then);
  };

  const wait = (send: Send, patienceMillis: number): Promise<Turn | null> =>
    new Promise((resolve) => {
      const impatience = new AbortController();
      const change = isStanding(send);
      const waiting: Waiting = {
        send,
        road: change ? changes : posts,
        channel: change ? null : send.address,
        answer: (turn) => {
          impatience.abort();
          resolve(turn);
        },
      };
      const behind = queue.findIndex((other) => urgencyOf(other.send.purpose) > urgencyOf(send.purpose));
      queue.splice(behind === -1 ? queue.length : behind, 0, waiting);
      const giveUp = (): void => {
        const at = queue.indexOf(waiting);
        if (at === -1) return;
        queue.splice(at, 1);
        resolve(null);
      };
      sleep(patienceMillis, impatience.signal).then(giveUp, () => undefined);
      serve();
    });

  return {
    async turn(send, patienceMillis) {
      if (stopped || patienceMillis <= 0) return null;
      return send.payload.type === 'mail' ? AT_LIBERTY : wait(send, patienceMillis);
    },
    stop() {
      stopped = true;
      for (const waiting of queue.splice(0)) waiting.answer(null);
    },
  };
}

const AT_LIBERTY: Turn = { end: () => undefined };

/** Keeps no process alive. */
const quietSleep = (millis: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, millis).unref();
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new Error('No longer waited for.'));
    });
  });
