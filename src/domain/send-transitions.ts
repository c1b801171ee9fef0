/**
 * The life of a send: a table of transitions, each a pure function of the send and what happened to it. Nothing here decides
 * whether it may leave; that is the outbox's and the gate's.
 */
import { Refusal } from './errors.js';
import {
  backoffSeconds,
  type Delivery,
  isStanding,
  MAX_ATTEMPTS,
  RESTING_STATES,
  type Send,
  type SendState,
} from './send.js';
import { type Instant, instantFromMillis, millisOf } from './time.js';

export type SendEvent =
  /** Still being brought to the point of no return, by whoever has claimed it. */
  | { do: 'renew'; leaseUntil: Instant }
  /** About to be handed over: from here on a crash leaves it unknown. */
  | { do: 'attempt'; by: string; leaseUntil: Instant }
  /** What came of it; also of one that broke off before the point of no return. `lookFrom` (wall time): not looked for before, should it be unknown. */
  | { do: 'record'; delivery: Delivery; lookFrom: Instant }
  /** Not now. */
  | { do: 'hold'; until: Instant; why: string }
  /** The remote side asked for a pause: that was no try, and it goes on with the same claim. */
  | { do: 'pause'; leaseUntil: Instant; why: string }
  /** Given back by whoever claimed it: its turn did not come. */
  | { do: 'release'; why: string }
  /** Its draft is no longer true. */
  | { do: 'withhold'; why: string }
  /** It will not be said any more. */
  | { do: 'cancel'; why: string }
  /** Whoever was handing it over is gone. */
  | { do: 'abandon'; why: string }
  /** Looking for an unknown one: it is there. `remoteId` null keeps the one it has. */
  | { do: 'find'; remoteId: string | null; channel?: string; receipt: string }
  /** Looking for an unknown one proved nothing. */
  | { do: 'doubt'; why: string }
  /** Looking for an unknown one: it is certainly not there. */
  | { do: 'miss'; why: string }
  /** A person would have it tried, at once and as if it never had been. */
  | { do: 'retry' }
  /** A person would not have it tried any more. */
  | { do: 'give up'; by: string; why: string };

type Rule<D extends SendEvent['do']> = {
  from: readonly SendState[];
  to: (send: Send, event: Extract<SendEvent, { do: D }>, now: Instant) => Partial<Send>;
};

const FREE = { leaseBy: null, leaseUntil: null } as const;

const RULES: { [D in SendEvent['do']]: Rule<D> } = {
  renew: { from: ['claimed'], to: (_send, event) => ({ leaseUntil: event.leaseUntil }) },
  attempt: {
    from: ['claimed'],
    to: (send, event) => ({
      state: 'attempting',
      leaseBy: event.by,
      leaseUntil: event.leaseUntil,
      attempt: send.attempt + 1,
      nextAt: null,
    }),
  },
  record: {
    // Unknown: given up while it was handed over, because the clock leapt; what the remote side says still counts.
    // Claimed: it broke off before the point of no return, which was a try all the same.
    from: ['claimed', 'attempting', 'unknown'],
    to: (send, { delivery, lookFrom }, now) => {
      const attempt = send.state === 'claimed' ? send.attempt + 1 : send.attempt;
      return { attempt, ...became({ ...send, attempt }, delivery, lookFrom, now) };
    },
  },
  hold: {
    from: ['claimed'],
    to: (_send, event) => ({ ...FREE, state: 'ready', nextAt: event.until, error: event.why }),
  },
  pause: {
    from: ['attempting'],
    to: (send, event) => ({
      state: 'claimed',
      leaseUntil: event.leaseUntil,
      attempt: send.attempt - 1,
      error: event.why,
    }),
  },
  release: { from: ['claimed'], to: (_send, event) => ({ ...FREE, state: 'ready', nextAt: null, error: event.why }) },
  withhold: { from: ['ready', 'claimed'], to: (_send, event) => ({ ...FREE, state: 'withheld', error: event.why }) },
  cancel: { from: ['ready', 'claimed'], to: (_send, event) => ({ ...FREE, state: 'cancelled', error: event.why }) },
  abandon: {
    from: ['attempting'],
    to: (send, event) =>
      isStanding(send)
        ? { ...FREE, state: 'ready', nextAt: null, error: event.why }
        : { state: 'unknown', leaseBy: null, error: event.why },
  },
  find: {
    from: ['unknown'],
    to: (send, event, now) => ({
      ...arrived(event.remoteId ?? send.remoteId, event.receipt, now),
      remoteChannel: event.channel ?? send.remoteChannel,
    }),
  },
  doubt: { from: ['unknown'], to: (_send, event) => ({ error: event.why }) },
  miss: {
    from: ['unknown'],
    to: (send, { why }, now) =>
      send.givenUpBy === null ? again(send, why, 0, now) : { ...FREE, state: 'cancelled', error: why },
  },
  retry: {
    from: RESTING_STATES,
    to: () => ({ ...FREE, state: 'ready', attempt: 0, nextAt: null, error: null, givenUpBy: null }),
  },
  'give up': {
    from: RESTING_STATES,
    // Of an unknown one readers may have it all the same.
    to: ({ state }, { by, why }) =>
      state === 'unknown' ? { givenUpBy: by } : { ...FREE, state: 'cancelled', error: why, givenUpBy: by },
  },
};

function became(send: Send, delivery: Delivery, lookFrom: Instant, now: Instant): Partial<Send> {
  switch (delivery.outcome) {
    case 'accepted':
      return {
        ...arrived(delivery.remoteId, delivery.receipt, now),
        remoteChannel: delivery.channel ?? send.remoteChannel,
      };
    case 'refused':
      return { ...FREE, state: 'failed', error: delivery.error };
    case 'gone':
      // Without its place it is posted anew, and a post is never gone: so this happens once.
      return isStanding(send)
        ? { ...FREE, state: 'ready', nextAt: null, remoteId: null, remoteChannel: null, error: delivery.error }
        : { ...FREE, state: 'failed', error: delivery.error };
    case 'unknown':
      if (isStanding(send)) return again(send, delivery.error, 0, now);
      return { state: 'unknown', leaseBy: null, leaseUntil: lookFrom, error: delivery.error };
    case 'unsent':
      return again(send, delivery.error, delivery.retryAfterSeconds ?? 0, now);
  }
}

const arrived = (remoteId: string | null, receipt: string, now: Instant): Partial<Send> => ({
  ...FREE,
  state: 'sent',
  remoteId,
  receipt,
  error: null,
  nextAt: null,
  sentAt: now,
});

/** Another try, unless there were enough of them or the next one would come too late. */
function again(send: Send, error: string, pauseSeconds: number, now: Instant): Partial<Send> {
  if (send.attempt >= MAX_ATTEMPTS) {
    return { ...FREE, state: 'failed', error: `Given up after ${send.attempt} tries. ${error}` };
  }
  const pause = Math.max(backoffSeconds(send.attempt), pauseSeconds);
  const nextAt = instantFromMillis(millisOf(now) + pause * 1000);
  if (nextAt >= send.expiresAt) {
    return {
      ...FREE,
      state: 'failed',
      error: `The next try would come after it expires (${send.expiresAt}). ${error}`,
    };
  }
  return { ...FREE, state: 'ready', nextAt, error };
}

/**
 * What the send is after this. `now` is calendar time; leases are wall time.
 * @throws Refusal `settled` when its state does not allow it
 */
export function changeSend<S extends Send>(send: S, event: SendEvent, now: Instant): S {
  const rule = RULES[event.do];
  if (!rule.from.includes(send.state)) {
    throw new Refusal('settled', `This message is ${send.state}; that cannot be done with it any more. Look again.`);
  }
  return { ...send, ...rule.to(send, event as never, now) };
}

/** States in which a send has ended without having left: another one may take its place as the root of its thread. */
export const LOST_STATES: readonly SendState[] = ['failed', 'withheld', 'cancelled'];
