/**
 * Sends that nobody is working on: abandoned in the middle, expired while waiting, or unknown. Slack can be looked at, so an
 * unknown post is resolved; a mail cannot be looked for, so it stays unknown until a person decides.
 */
import { RemoteFault } from '../domain/errors.js';
import { type DeliverySend, isDelivery, type Send, urgencyOf } from '../domain/send.js';
import { addMinutes, type Instant, instantFromMillis, millisOf } from '../domain/time.js';
import type { OutboxDependencies } from './dependencies.js';
import { noteAttempt, settle } from './settle.js';

/** Looks that must find nothing before a post counts as not taken, and their distance, in wall time. */
const LOOKS = 2;
const LOOK_APART_MINUTES = 1;
/** How far back a look goes: Slack's clock counts, and this machine's may have been hours ahead of it. */
const LOOK_BACK_MINUTES = 6 * 60;

type Deps = Pick<OutboxDependencies, 'store' | 'clock' | 'chat' | 'log'>;

/** Vain looks so far. Kept in memory: after a restart both are made anew, which costs a minute and risks nothing. */
type Looks = Map<string, { count: number; notBefore: Instant }>;

export function createSweep(deps: Deps): () => Promise<void> {
  const looks: Looks = new Map();
  let notBefore: Instant | null = null;
  return async () => {
    await settleAbandoned(deps);
    await cancelExpired(deps);
    const unknown = await deps.store.sends.inStates(['unknown']);
    for (const id of looks.keys()) if (!unknown.some((send) => send.id === id)) looks.delete(id);
    if (notBefore !== null && deps.clock.wall() < notBefore) return;
    for (const send of unknown.sort((a, b) => urgencyOf(a.purpose) - urgencyOf(b.purpose))) {
      const pauseSeconds = await resolve(deps, send, looks);
      if (pauseSeconds === null) continue;
      // The others would fare no better, and five hundred that each wait for an answer would keep the loop from its work.
      notBefore = instantFromMillis(millisOf(deps.clock.wall()) + pauseSeconds * 1000);
      return;
    }
  };
}

async function settleAbandoned(deps: Deps): Promise<void> {
  for (const send of await deps.store.sends.abandoned(deps.clock.wall())) {
    const why = 'Herald stopped while handing it over. Nobody can tell yet whether it was taken.';
    await settle(deps, send, { do: 'abandon', why }, (repositories) =>
      noteAttempt(repositories, send.id, { at: deps.clock.now(), outcome: 'unknown', error: why }),
    );
  }
}

async function cancelExpired(deps: Deps): Promise<void> {
  const now = deps.clock.now();
  for (const send of await deps.store.sends.inStates(['ready'])) {
    if (send.expiresAt > now) continue;
    const last = send.error === null ? '' : ` Last it said: ${send.error}`;
    await settle(deps, send, { do: 'cancel', why: `Expired before it could leave.${last}` });
  }
}

/** Null, or for how many seconds nothing should be looked for. */
async function resolve(deps: Deps, send: Send, looks: Looks): Promise<number | null> {
  if (send.payload.type !== 'slack' || send.leaseUntil === null) return null;
  const wall = deps.clock.wall();
  const before = looks.get(send.id) ?? { count: 0, notBefore: send.leaseUntil };
  if (wall < before.notBefore) return null;
  const found = await look(deps, send, addMinutes(send.leaseUntil, -LOOK_BACK_MINUTES));
  if (found instanceof Failed) return found.pauseSeconds;
  if (found === null) await missed(deps, send, looks, before.count + 1);
  else {
    const { channel, ts } = found;
    await settle(deps, send, { do: 'find', remoteId: ts, channel, receipt: `${channel} ${ts}, found by looking` });
  }
  return null;
}

async function missed(deps: Deps, send: Send, looks: Looks, count: number): Promise<void> {
  looks.set(send.id, { count, notBefore: addMinutes(deps.clock.wall(), LOOK_APART_MINUTES) });
  if (count < LOOKS) return;
  looks.delete(send.id);
  await settle(deps, send, { do: 'miss', why: 'Looked twice: the post is not there.' });
}

/** Looking failed, which proves nothing. `pauseSeconds` null: the next one may fare better. */
class Failed {
  constructor(readonly pauseSeconds: number | null) {}
}

/** Where the post stands; null when it is not there. */
async function look(deps: Deps, send: Send, oldest: Instant): Promise<{ channel: string; ts: string } | null | Failed> {
  const thread = isDelivery(send) ? await threadOf(deps, send) : null;
  try {
    return await deps.chat.find(send.id, send.remoteChannel ?? send.address, thread, oldest);
  } catch (error) {
    deps.log('warn', 'send.look-failed', { send: send.id, error: String(error) });
    return new Failed(pauseAfter(error));
  }
}

/** Slack as a whole asks for a pause, or does not answer; anything else is about this one post. */
function pauseAfter(error: unknown): number | null {
  if (!(error instanceof RemoteFault)) return null;
  return error.retryAfterSeconds ?? (error.status === 'no answer' ? LOOK_APART_MINUTES * 60 : null);
}

async function threadOf(deps: Deps, send: DeliverySend): Promise<string | null> {
  const rootId = await deps.store.matters.root(send.matter, send.destination);
  const root = rootId === null || rootId === send.id ? null : await deps.store.sends.byId(rootId);
  return root?.remoteId ?? (await firstPartTs(deps, send));
}

async function firstPartTs(deps: Deps, send: DeliverySend): Promise<string | null> {
  if (send.part === 1) return null;
  const parts = await deps.store.sends.ofDraft(send.draft);
  const first = parts.find(
    (part) => part.part === 1 && part.destination === send.destination && part.revision === send.revision,
  );
  return first?.remoteId ?? null;
}
