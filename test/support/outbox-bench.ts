/**
 * An outbox on the real store with a clock that stands, a gate that can be told what to say, and destinations that do what a
 * test says or else accept and remember.
 */

import { hashOf } from '../../src/domain/identity.js';
import type { Delivery, DeliverySend, MailPayload, Send, SlackPayload } from '../../src/domain/send.js';
import type { Instant } from '../../src/domain/time.js';
import type { OutboxDependencies } from '../../src/outbox/dependencies.js';
import type { GateVerdict } from '../../src/outbox/gate.js';
import { createOutbox, type Outbox } from '../../src/outbox/outbox.js';
import { createPace, type Pace } from '../../src/outbox/pace.js';
import type { Chat, Look } from '../../src/ports/chat.js';
import type { Mailer } from '../../src/ports/mailer.js';
import type { Store } from '../../src/ports/store.js';
import { type FixedClock, fixedClock } from './fixed-clock.js';
import { mailPayload, NOON, slackPayload } from './outside-messages.js';
import { openTestStore } from './store.js';
import { aSend, putDraft } from './store-samples.js';

export interface Bench {
  store: Store;
  clock: FixedClock;
  mails: MailPayload[];
  posts: { send: string; payload: SlackPayload; threadTs: string | null }[];
  updates: { send: string; payload: SlackPayload; at: string }[];
  /** What happens to the next hand-overs, in order; afterwards they are accepted. A thrown error comes out of the adapter. */
  next: (Delivery | Error)[];
  /** What {@link Chat.find} answers; an error is thrown. */
  find: (send: string, oldest: Instant) => string | null;
  /** What a look shows besides; more than nothing, unless a test says otherwise. */
  shown: Partial<Look>;
  /** Where it then stands; its own address unless a test says otherwise. */
  foundIn: string | null;
  /** What happens before a mail's content begins; an answer ends it there. */
  connecting: (mail: MailPayload) => Promise<Delivery | null>;
  /** What happens while a mail or post is handed over. */
  handing: () => Promise<void>;
  gate: (send: Send) => Promise<GateVerdict>;
  /** Each worker's own; hurried unless a test says otherwise. */
  pace: () => Pace;
  events: { level: string; event: string }[];
  /** Another process on the same store. */
  worker(name: string, store?: Store, over?: Partial<OutboxDependencies>): Outbox;
  put(...sends: Partial<DeliverySend>[]): Promise<void>;
  send(id: string): Promise<Send>;
  states(): Promise<Record<string, string>>;
}

export const EXPIRES = '2021-08-20T12:00:00.000Z';

export async function outboxBench(): Promise<Bench> {
  const store = await openTestStore();
  await putDraft(store, { state: 'approved' });
  const clock = fixedClock(NOON, '2026-01-05T09:00:00.000Z');

  const outcome = async (accepted: Delivery): Promise<Delivery> => {
    const given = bench.next.shift() ?? accepted;
    await bench.handing();
    if (given instanceof Error) throw given;
    return given;
  };
  const mailer: Mailer = {
    send: async (payload, _date, begin) => {
      const ended = await bench.connecting(payload);
      if (ended !== null) return ended;
      if (!(await begin().catch(() => false)))
        return { outcome: 'unsent', error: 'Not begun.', retryAfterSeconds: null };
      bench.mails.push(payload);
      return outcome({ outcome: 'accepted', remoteId: payload.messageId, receipt: '250 queued' });
    },
    check: async () => undefined,
    close: async () => undefined,
  };
  const chat: Chat = {
    post: (send, payload, threadTs) => {
      bench.posts.push({ send, payload, threadTs });
      return outcome({
        outcome: 'accepted',
        remoteId: `ts-${send}`,
        channel: inChannel(payload.channel),
        receipt: `posted ${send}`,
      });
    },
    posted: async () => [],
    find: async (send, channel, _thread, oldest) => {
      const ts = bench.find(send, oldest);
      const at = ts === null ? null : { channel: bench.foundIn ?? channel, ts };
      return { at, inChannel: ['1600000000.000001'], inThread: null, direct: false, ...bench.shown };
    },
    update: (send, payload, { channel, ts }) => {
      bench.updates.push({ send, payload, at: `${channel} ${ts}` });
      return outcome({ outcome: 'accepted', remoteId: ts, channel, receipt: 'changed' });
    },
    replies: async () => [],
    reach: async () => null,
    check: async () => ({ bot: 'herald', scopes: [], channels: [] }),
  };

  const bench: Bench = {
    store,
    clock,
    mails: [],
    posts: [],
    updates: [],
    foundIn: null,
    next: [],
    find: () => null,
    shown: {},
    connecting: async () => null,
    handing: async () => undefined,
    gate: async () => ({ verdict: 'go' }),
    pace: () => createPace({ channelGapMillis: 0 }),
    events: [],
    worker: (worker, seen = store, over = {}) =>
      createOutbox({
        store: seen,
        clock,
        mailer,
        chat,
        gate: (send) => bench.gate(send),
        pace: bench.pace(),
        worker,
        log: (level, event) => bench.events.push({ level, event }),
        ...over,
      }),
    put: (...sends) => store.sends.insert(sends.map((send) => aSend({ notBefore: NOON, expiresAt: EXPIRES, ...send }))),
    send: async (id) => {
      const send = await store.sends.byId(id);
      if (send === null) throw new Error(`no send ${id}`);
      return send;
    },
    states: async () => {
      const sends = await store.sends.ofDraft('d1');
      return Object.fromEntries(sends.map(({ id, state }) => [id, state]));
    },
  };
  return bench;
}

/** A card, prompt, nudge or alarm; to a channel, or to a person. */
export const noteTo = (address: string, over: Partial<Send> = {}): Send => {
  const { payload = slackPayload({ channel: address, broadcast: false }) } = over;
  return {
    ...aSend({ notBefore: NOON, expiresAt: EXPIRES }),
    ...{ purpose: 'card', about: 'draft:d1', draft: null, revision: null, matter: null },
    ...{ id: 'c', dedupeKey: over.id ?? 'c', destination: address, address },
    ...over,
    payload,
    payloadHash: hashOf(payload),
  };
};

/** A direct message stands in a channel of its own. */
const inChannel = (address: string): string => address.replace(/^[UW]/, 'D');

export const mailSend = (id: string, over: Partial<DeliverySend> = {}): Partial<DeliverySend> => ({
  id,
  payload: mailPayload({ messageId: `<${id}@kubeflow.herald>` }),
  ...over,
});

export const slackSend = (id: string, over: Partial<DeliverySend> = {}): Partial<DeliverySend> => ({
  id,
  address: 'C0RELEASES',
  destination: 'slack',
  payload: slackPayload(),
  ...over,
});
