/** Sends: one row for every message that leaves (decision 7), its payload as approved, and its life. */
import type { SlackPost } from './rendering.js';
import type { Instant } from './time.js';

export type SendState = 'ready' | 'claimed' | 'attempting' | 'sent' | 'unknown' | 'failed' | 'withheld' | 'cancelled';

export const SEND_STATES: readonly SendState[] = [
  'ready',
  'claimed',
  'attempting',
  'sent',
  'unknown',
  'failed',
  'withheld',
  'cancelled',
];

/** States in which a send can still leave. */
export const OPEN_SEND_STATES: readonly SendState[] = ['ready', 'claimed', 'attempting'];

/** Nobody is handing it over and it has not arrived as far as is known: a person may have it tried, or give it up. */
export const RESTING_STATES: readonly SendState[] = ['ready', 'unknown', 'failed', 'withheld', 'cancelled'];

export const MAY_HAVE_ARRIVED: readonly SendState[] = ['sent', 'unknown', 'attempting'];

/** It has left, or may have: what readers know of it cannot be unsaid. */
export const mayHaveArrived = ({ state }: Pick<Send, 'state'>): boolean => MAY_HAVE_ARRIVED.includes(state);

/** It has not left; a claimed one may have passed the gate, and still has not before it is `attempting`. */
export const mayBeKeptBack = ({ state }: Pick<Send, 'state'>): boolean =>
  state === 'ready' || state === 'claimed' || state === 'withheld';

/**
 * What a message is for. Cards and prompts are living: what they show follows the state of things, so an accepted one that is
 * to show something else is changed where it stands.
 */
export type Purpose = 'delivery' | 'card' | 'prompt' | 'nudge' | 'alarm';

export const PURPOSES: readonly Purpose[] = ['delivery', 'card', 'prompt', 'nudge', 'alarm'];

const LIVING: readonly Purpose[] = ['card', 'prompt'];

/** What leaves first where not all can leave at once: what the community was promised does not wait for a round of questions. */
export const urgencyOf = (purpose: Purpose): number => URGENCY[purpose];
const URGENCY: Record<Purpose, number> = { delivery: 0, alarm: 0, card: 1, prompt: 2, nudge: 2 };

export interface Send {
  id: string;
  purpose: Purpose;
  /** Unique: the same message to the same place is one row, however often it is planned. */
  dedupeKey: string;
  /** What anything but a delivery is about: `draft:<id>`, `round:<key>`, `prompt:<round>:<person>`; null for a delivery. */
  about: string | null;
  /** Draft, revision and matter belong to deliveries; null for everything else. */
  draft: string | null;
  revision: number | null;
  matter: string | null;
  /** A destination's id; for everything but deliveries the address itself. What goes to the same one leaves in order. */
  destination: string;
  /** Counts from 1; posts that a destination's limits split off follow the first. */
  part: number;
  address: string;
  payload: Payload;
  /** Of the payload as approved, before its slot was filled. */
  payloadHash: string;
  /** Mail: the Message-ID, known before sending. Slack: the post's `ts`, once accepted. */
  remoteId: string | null;
  /** Slack: the channel in which an accepted post stands; one to a person stands in a channel of its own. */
  remoteChannel: string | null;
  /** The part before it, which must be settled first; of a first part the root of its thread as it was frozen, null when it was that itself. */
  afterSend: string | null;
  notBefore: Instant;
  expiresAt: Instant;
  state: SendState;
  leaseBy: string | null;
  leaseUntil: Instant | null;
  attempt: number;
  /** When to try again; null for at once. */
  nextAt: Instant | null;
  /** What the remote side said on acceptance, for the ledger. */
  receipt: string | null;
  /** Why it failed, is unknown or withheld, in a sentence. */
  error: string | null;
  sentAt: Instant | null;
  /** The person who would not have it tried, nor looked for, any more; null for none. */
  givenUpBy: string | null;
}

/** Of a send with which nothing was done yet. */
export const UNTOUCHED = {
  remoteChannel: null,
  state: 'ready',
  leaseBy: null,
  leaseUntil: null,
  attempt: 0,
  nextAt: null,
  receipt: null,
  error: null,
  sentAt: null,
  givenUpBy: null,
} as const satisfies Partial<Send>;

/** A message to a destination that was approved. */
export type DeliverySend = Send & { purpose: 'delivery'; draft: string; revision: number; matter: string };

/** A card or prompt that was accepted: it is changed where it stands, and changing it twice is as good as once. */
export const isStanding = (send: Send): send is Send & { remoteId: string; remoteChannel: string } =>
  LIVING.includes(send.purpose) && send.remoteId !== null && send.remoteChannel !== null;

export const isDelivery = (send: Send): send is DeliverySend => send.purpose === 'delivery';

export type Payload = MailPayload | SlackPayload;

export interface MailPayload {
  type: 'mail';
  messageId: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Message-ID of the thread's root; null when this is the root, and until it is {@link sealed}. */
  inReplyTo: string | null;
  references: string[];
  /** `Re:`, {@link inReplyTo} and {@link references} are as they were first handed over, and stay so. */
  sealed?: true;
}

export interface SlackPayload extends SlackPost {
  type: 'slack';
  /** A channel's id; a person's, for a direct message. */
  channel: string;
  /** Follow-ups that nobody would see inside a thread are shown in the channel too. */
  broadcast: boolean;
}

export interface SendAttempt {
  send: string;
  n: number;
  at: Instant;
  outcome: Delivery['outcome'];
  error: string | null;
}

/** What came of handing a message over. */
export type Delivery =
  /** `channel`: where Slack put it; left out by whoever has none. */
  | { outcome: 'accepted'; remoteId: string; receipt: string; channel?: string }
  /** Proven not to have been taken, and worth another try. */
  | { outcome: 'unsent'; error: string; retryAfterSeconds: number | null }
  /** Proven not to have been taken, and never will be. */
  | { outcome: 'refused'; error: string }
  /** What was to be changed is no longer there, or cannot be changed any more. */
  | { outcome: 'gone'; error: string }
  /** Nobody can tell whether it was taken: never sent again by itself. */
  | { outcome: 'unknown'; error: string };

/** With {@link backoffSeconds} some nine hours of trying: longer than most outages, shorter than most reminders are true. */
export const MAX_ATTEMPTS = 24;

/** Seconds until the next try: doubling from ten seconds, no longer than half an hour. */
export const backoffSeconds = (attempt: number): number => Math.min(10 * 2 ** Math.max(0, attempt - 1), 1800);

export interface Waiting {
  /** In a sentence. */
  why: string;
  /** When that is looked at again, or it is tried again; null where somebody has to end it. */
  until: Instant | null;
  /** A try failed; else it is held. */
  tried: boolean;
  /** All of Herald stands still; `why` says until when. */
  paused?: true;
}

/** What keeps this revision's messages besides their time: what is looked at first; null when nothing does. */
export function waitingFor(
  sends: readonly Pick<DeliverySend, 'revision' | 'state' | 'attempt' | 'nextAt' | 'error'>[],
  revision: number,
): Waiting | null {
  const waiting = sends.flatMap((send): Waiting[] =>
    send.revision === revision && send.state === 'ready' && send.nextAt !== null && send.error !== null
      ? [{ why: send.error, until: send.nextAt, tried: send.attempt > 0 }]
      : [],
  );
  const at = ({ until }: Waiting): string => until ?? '';
  return waiting.sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0))[0] ?? null;
}

export type DeliverySummary = 'approved' | 'delivering' | 'delivered' | 'partly delivered' | 'stopped';

/** A draft's sends without those that a later revision took the place of. */
export const standingSends = <S extends Pick<Send, 'destination' | 'revision'>>(sends: readonly S[]): S[] =>
  sends.filter(
    ({ destination, revision }) =>
      !sends.some((other) => other.destination === destination && (other.revision ?? 0) > (revision ?? 0)),
  );

type Summarised = Pick<Send, 'state' | 'attempt' | 'destination' | 'revision'>;

/** Where an approved draft's sends leave it; computed, never stored. `approved`: all of them still wait for their time. */
export function summarise(all: readonly Summarised[]): DeliverySummary {
  const sends = standingSends(all);
  const sent = sends.filter((s) => s.state === 'sent').length;
  if (sends.length > 0 && sent === sends.length) return 'delivered';
  const open = sends.filter((s) => s.state !== 'withheld' && s.state !== 'cancelled');
  if (open.length > 0 && open.every((s) => s.state === 'ready' && s.attempt === 0)) return 'approved';
  if (sends.some((s) => OPEN_SEND_STATES.includes(s.state))) return 'delivering';
  return sent > 0 ? 'partly delivered' : 'stopped';
}
