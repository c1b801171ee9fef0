/**
 * Where in its thread a send goes: per matter and destination one root, claimed once (decision 8). Settled at the last moment:
 * a post has no name before it was accepted, and a mail must not answer one that failed after it was approved.
 */

import { type DeliverySend, isDelivery, OPEN_SEND_STATES, type Send } from '../domain/send.js';
import { LOST_STATES } from '../domain/send-transitions.js';
import { addMinutes, type Instant } from '../domain/time.js';
import type { Store } from '../ports/store.js';

export interface StandsAt {
  go: true;
  /** Slack: null where it stands in the channel itself. */
  threadTs: string | null;
  /** Mail: what it answers; null where it begins its thread. */
  answers: Answered | null;
}

interface Answered {
  /** Known before it is sent: one of which nobody can tell whether it arrived may be named. */
  messageId: string;
  /** Readers have it, so that `Re:` means something to them. */
  arrived: boolean;
}

export type Place =
  | StandsAt
  | { go: false; until: Instant; why: string }
  /** What it continues never arrived. */
  | { go: 'never'; why: string };

/** So long a mail waits, from its own time on, for the root of its thread, whose name it knows. */
const MAIL_PATIENCE_MINUTES = 15;
/** A root that nobody knows the fate of delays its replies this long; then they stand on their own. */
const UNKNOWN_PATIENCE_MINUTES = 30;
/** A root that is put off for long may be sent earlier by a person. */
const LOOK_AGAIN_MINUTES = 5;

export async function placeInThread(store: Store, send: Send, now: Instant): Promise<Place> {
  // Only what the community is told has threads.
  if (!isDelivery(send)) return ALONE;
  if (send.part > 1) return behindFirstPart(store, send, now);
  const root = await rootFor(store, send);
  if (root === null) return ALONE;
  const { type } = send.payload;
  const until = waitsUntil(send, root, now);
  if (until !== null) {
    return { go: false, until, why: 'Waiting for the first message of its thread.' };
  }
  if (type === 'mail') return { ...ALONE, answers: mailOf(root) };
  if (root.state === 'sent' && root.remoteId !== null) return { ...ALONE, threadTs: root.remoteId };
  await store.matters.releaseRoot(send.matter, send.destination, root.id);
  await store.matters.claimRoot(send.matter, send.destination, send.id);
  return ALONE;
}

/** The send that is the root of this one's thread; null when this one is it now. */
async function rootFor(store: Store, send: DeliverySend): Promise<Send | null> {
  const id = await store.matters.claimRoot(send.matter, send.destination, send.id);
  if (id === send.id) return null;
  const root = await store.sends.byId(id);
  if (root !== null && !LOST_STATES.includes(root.state)) return root;
  await store.matters.releaseRoot(send.matter, send.destination, id);
  const next = await store.matters.claimRoot(send.matter, send.destination, send.id);
  return next === send.id ? null : await store.sends.byId(next);
}

async function behindFirstPart(store: Store, send: DeliverySend, now: Instant): Promise<Place> {
  const parts = (await store.sends.ofDraft(send.draft)).filter(
    (other) => other.destination === send.destination && other.revision === send.revision && other.part < send.part,
  );
  const lost = parts.find((part) => LOST_STATES.includes(part.state));
  if (lost !== undefined) return { go: 'never', why: `Part ${lost.part} of the message did not arrive.` };
  const waiting = parts.find((part) => part.state !== 'sent');
  if (waiting !== undefined) {
    return { go: false, until: addMinutes(now, 1), why: `Waiting for part ${waiting.part} of the message.` };
  }
  const first = parts.find((part) => part.part === 1);
  const rootId = await store.matters.root(send.matter, send.destination);
  const root = rootId === null || rootId === first?.id ? null : await store.sends.byId(rootId);
  if (send.payload.type === 'mail') return { ...ALONE, answers: mailOf(root ?? first ?? null) };
  return { ...ALONE, threadTs: root?.remoteId ?? first?.remoteId ?? null };
}

const ALONE: StandsAt = { go: true, threadTs: null, answers: null };

const mailOf = (root: Send | null): Answered | null =>
  root?.payload.type === 'mail' ? { messageId: root.payload.messageId, arrived: root.state === 'sent' } : null;

/**
 * When to look again whether the root is settled; null when it is not waited for. Nobody but a person finds out about an unknown
 * mail, and that is not waited for; a reply has nowhere to stand before its root does.
 */
function waitsUntil({ payload, notBefore }: Send, root: Send, now: Instant): Instant | null {
  const open = OPEN_SEND_STATES.includes(root.state);
  if (payload.type === 'mail') {
    const end = addMinutes(notBefore, MAIL_PATIENCE_MINUTES);
    return open && now < end ? earlier(nextMove(root, now), end) : null;
  }
  if (open) return nextMove(root, now);
  return root.state === 'unknown' && now < addMinutes(notBefore, UNKNOWN_PATIENCE_MINUTES) ? addMinutes(now, 1) : null;
}

/** When something may have become of it; past when that may be any moment. */
const nextMove = ({ nextAt, notBefore }: Send, now: Instant): Instant =>
  nextAt === null ? notBefore : earlier(nextAt, addMinutes(now, LOOK_AGAIN_MINUTES));

const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);
