/**
 * Looking for a post of which nobody can tell. That it is not shown counts only when the same look shows another post that the
 * ledger knows to stand there: Slack has answered with lists that were empty, and believing them posts twice.
 */
import { type DeliverySend, isDelivery, type Send } from '../domain/send.js';
import { addMinutes, type Instant, instantFromMillis, millisOf } from '../domain/time.js';
import type { Chat, Look } from '../ports/chat.js';
import type { Store } from '../ports/store.js';

/** How far back a look goes: Slack's clock counts, and this machine's may have been hours ahead of it. */
export const LOOK_BACK_MINUTES = 6 * 60;
/** A known post from before that is gone back to, unless it is older than this. */
const WITNESS_DAYS = 30;

export type Finding =
  | { do: 'find'; channel: string; ts: string }
  /** It is certainly not there. */
  | { do: 'miss' }
  /** What was shown proves nothing; why, for a person. */
  | { do: 'doubt'; why: string };

type Deps = { store: Store; chat: Pick<Chat, 'find'> };

/** @param until the moment, in wall time, until which it may have been posted @throws RemoteFault */
export async function lookForPost({ store, chat }: Deps, send: Send, until: Instant): Promise<Finding> {
  const thread = isDelivery(send) ? await threadOf(store, send) : null;
  const since = addMinutes(until, -LOOK_BACK_MINUTES);
  const known = (await store.sends.postedTo(send.address)).filter(({ id }) => id !== send.id);
  const { witnesses, lookFrom } = inChannelSince(known, since);
  const look = await chat.find(send.id, send.remoteChannel ?? send.address, thread, lookFrom);
  if (look.at !== null) return { do: 'find', ...look.at };
  const proven = showsChannel(look, witnesses) && showsThread(look, thread, repliesSince(known, send, since));
  return proven ? { do: 'miss' } : { do: 'doubt', why: DOUBT };
}

const DOUBT =
  'Herald looked for it in Slack, which showed none of the messages that stand there, so that proves nothing. Look there, and say at the desk what you found.';

/** Posts of which the look has to show one, and from when on it has to go through the channel to do so. */
function inChannelSince(known: readonly Send[], since: Instant): { witnesses: string[]; lookFrom: Instant } {
  const there = known.filter(standsInChannel);
  const recent = postedAfter(there, since);
  const [last] = postedAfter(there, addMinutes(since, -WITNESS_DAYS * 24 * 60));
  if (recent.length > 0 || last === undefined) return { witnesses: recent, lookFrom: since };
  return { witnesses: [last], lookFrom: instantFromMillis(Math.floor(Number(last)) * 1000 - 1000) };
}

const repliesSince = (known: readonly Send[], send: Send, since: Instant): string[] =>
  isDelivery(send)
    ? postedAfter(
        known.filter((other) => isReplyBeside(send, other)),
        since,
      )
    : [];

/** By their `ts`, in their order. */
const postedAfter = (posts: readonly Send[], moment: Instant): string[] =>
  posts.flatMap(({ remoteId }) => (Number(remoteId) * 1000 > millisOf(moment) ? [String(remoteId)] : []));

/** Nothing is to be shown where no thread was looked at, or Slack says outright that there is none. */
function showsThread({ inThread }: Look, thread: string | null, replies: readonly string[]): boolean {
  if (inThread === null || thread === null) return true;
  return replies.length > 0 ? replies.some((ts) => inThread.includes(ts)) : inThread.includes(thread);
}

/** A channel that Herald is in holds at least that it came in; what is said to one person begins with nothing. */
function showsChannel({ inChannel, direct }: Look, witnesses: readonly string[]): boolean {
  if (witnesses.length > 0) return witnesses.some((ts) => inChannel.includes(ts));
  return direct || inChannel.length > 0;
}

/** What has no thread above it, or is shown in the channel all the same. */
const standsInChannel = (send: Send): boolean =>
  !isDelivery(send) || (send.part === 1 && (send.afterSend === null || isBroadcast(send)));

const isBroadcast = ({ payload }: Send): boolean => payload.type === 'slack' && payload.broadcast;

const isReplyBeside = (send: DeliverySend, other: Send): boolean =>
  isDelivery(other) &&
  other.matter === send.matter &&
  other.destination === send.destination &&
  (other.part > 1 || other.afterSend !== null);

async function threadOf(store: Store, send: DeliverySend): Promise<string | null> {
  const rootId = await store.matters.root(send.matter, send.destination);
  const root = rootId === null || rootId === send.id ? null : await store.sends.byId(rootId);
  return root?.remoteId ?? (await firstPartTs(store, send));
}

async function firstPartTs(store: Store, send: DeliverySend): Promise<string | null> {
  if (send.part === 1) return null;
  const parts = await store.sends.ofDraft(send.draft);
  const first = parts.find(
    (part) => part.part === 1 && part.destination === send.destination && part.revision === send.revision,
  );
  return first?.remoteId ?? null;
}
