/**
 * Sends that nobody is working on: abandoned in the middle, expired while waiting, or unknown. Slack can be looked at, so an
 * unknown post is resolved unless what it shows proves nothing; a mail cannot be looked for, so it stays unknown until a person
 * decides.
 */
import { RemoteFault } from '../domain/errors.js';
import { type Send, urgencyOf } from '../domain/send.js';
import { addMinutes, type Instant, instantFromMillis, millisOf } from '../domain/time.js';
import type { OutboxDependencies } from './dependencies.js';
import { type Finding, lookForPost } from './look.js';
import { noteAttempt, settle } from './settle.js';

/** Looks that must find nothing before a post counts as not taken, and their distance, in wall time. */
const LOOKS = 2;
const LOOK_APART_MINUTES = 1;
/** Looks that prove nothing become rarer: nothing changes by them, and a person has been told. */
const LONGEST_APART_MINUTES = 30;

type Deps = Pick<OutboxDependencies, 'store' | 'clock' | 'chat' | 'log'>;

/** Vain looks so far. Kept in memory: after a restart both are made anew, which costs a minute and risks nothing. */
type Looks = Map<string, { count: number; doubts: number; notBefore: Instant }>;

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
  const before = looks.get(send.id) ?? { count: 0, doubts: 0, notBefore: send.leaseUntil };
  if (wall < before.notBefore) return null;
  const found = await look(deps, send, send.leaseUntil);
  if (found instanceof Failed) return found.pauseSeconds;
  if (found.do === 'find') {
    const { channel, ts } = found;
    await settle(deps, send, { do: 'find', remoteId: ts, channel, receipt: `${channel} ${ts}, found by looking` });
  } else if (found.do === 'miss') {
    const count = before.count + 1;
    looks.set(send.id, { ...before, count, notBefore: addMinutes(wall, LOOK_APART_MINUTES) });
    if (count < LOOKS) return null;
    looks.delete(send.id);
    await settle(deps, send, { do: 'miss', why: 'Looked twice: the post is not there.' });
  } else {
    const doubts = before.doubts + 1;
    const apart = Math.min(LOOK_APART_MINUTES * 2 ** (doubts - 1), LONGEST_APART_MINUTES);
    looks.set(send.id, { ...before, doubts, notBefore: addMinutes(wall, apart) });
    if (send.error !== found.why) await settle(deps, send, found);
  }
  return null;
}

/** Looking failed, which proves nothing. `pauseSeconds` null: the next one may fare better. */
class Failed {
  constructor(readonly pauseSeconds: number | null) {}
}

async function look(deps: Deps, send: Send, until: Instant): Promise<Finding | Failed> {
  try {
    return await lookForPost(deps, send, until);
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
