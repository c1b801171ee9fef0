/**
 * Sends that nobody is working on: abandoned in the middle, expired while waiting, or unknown. Slack can be looked at, so an
 * unknown post is resolved; a mail cannot be looked for, so it stays unknown until a person decides.
 */
import { type DeliverySend, isDelivery, type Send } from '../domain/send.js';
import { addMinutes, type Instant } from '../domain/time.js';
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
  return async () => {
    await settleAbandoned(deps);
    await cancelExpired(deps);
    const unknown = await deps.store.sends.inStates(['unknown']);
    for (const id of looks.keys()) if (!unknown.some((send) => send.id === id)) looks.delete(id);
    for (const send of unknown) await resolve(deps, send, looks);
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

async function resolve(deps: Deps, send: Send, looks: Looks): Promise<void> {
  if (send.payload.type !== 'slack' || send.leaseUntil === null) return;
  const wall = deps.clock.wall();
  const before = looks.get(send.id) ?? { count: 0, notBefore: send.leaseUntil };
  if (wall < before.notBefore) return;
  const found = await look(deps, send, addMinutes(send.leaseUntil, -LOOK_BACK_MINUTES));
  if (found === undefined) return;
  if (found !== null) {
    const { channel, ts } = found;
    await settle(deps, send, { do: 'find', remoteId: ts, channel, receipt: `${channel} ${ts}, found by looking` });
    return;
  }
  const count = before.count + 1;
  looks.set(send.id, { count, notBefore: addMinutes(wall, LOOK_APART_MINUTES) });
  if (count < LOOKS) return;
  looks.delete(send.id);
  await settle(deps, send, { do: 'miss', why: 'Looked twice: the post is not in the channel.' });
}

/** Where the post stands; null when it is not there, undefined when looking failed and proves nothing. */
async function look(
  deps: Deps,
  send: Send,
  oldest: Instant,
): Promise<{ channel: string; ts: string } | null | undefined> {
  const thread = isDelivery(send) ? await threadOf(deps, send) : null;
  try {
    return await deps.chat.find(send.id, send.remoteChannel ?? send.address, thread, oldest);
  } catch (error) {
    deps.log('warn', 'send.look-failed', { send: send.id, error: String(error) });
    return undefined;
  }
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
