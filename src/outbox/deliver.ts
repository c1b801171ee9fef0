/** One claimed send, from the gate to its receipt. */
import { RemoteFault } from '../domain/errors.js';
import type { Delivery, Send } from '../domain/send.js';
import type { SendEvent } from '../domain/send-transitions.js';
import { addMinutes, type Instant, millisOf } from '../domain/time.js';
import { LEASE_MINUTES, type OutboxDependencies } from './dependencies.js';
import type { GateVerdict } from './gate.js';
import { type Handed, handOver, isPaused, type Ready } from './hand-over.js';
import { asksForPause, type Pace, type Turn } from './pace.js';
import { record } from './record.js';
import { saidBefore } from './said-before.js';
import { seal } from './seal.js';
import { noteAttempt, settle } from './settle.js';
import { placeInThread } from './thread.js';
import type { Unwritten } from './unwritten.js';

/** The lease of a claim that waits for its turn is given up this long before it runs out. */
const LEASE_MARGIN_MILLIS = 60_000;

type Deps = OutboxDependencies & { pace: Pace; unwritten: Unwritten };

/** Whether it was handed over. @throws when the store fails; the lease then runs out */
export async function deliver(deps: Deps, send: Send): Promise<boolean> {
  let claimed: Send | null = send;
  while (claimed !== null) {
    const turn = await deps.pace.turn(claimed, patienceFor(deps, claimed));
    if (turn === null) {
      await settle(deps, claimed, { do: 'release', why: claimed.error ?? 'Its turn has not come yet.' });
      return false;
    }
    const outcome = await take(deps, claimed, turn);
    if (typeof outcome === 'boolean') return outcome;
    claimed = outcome.again;
  }
  return false;
}

const patienceFor = (deps: Deps, { leaseUntil }: Send): number =>
  leaseUntil === null ? 0 : millisOf(leaseUntil) - millisOf(deps.clock.wall()) - LEASE_MARGIN_MILLIS;

/** Whether it was handed over in this turn, or the claim with which it takes another one. */
async function take(deps: Deps, send: Send, turn: Turn): Promise<boolean | { again: Send | null }> {
  let handed: Handed | null = null;
  try {
    const ready = await prepare(deps, send);
    handed = ready === null ? null : await handOver(deps, ready);
  } finally {
    turn.end(handed?.delivery ?? null);
  }
  if (handed === null) return false;
  const { send: current, delivery } = handed;
  try {
    if (current.payload.type === 'slack' && asksForPause(delivery)) {
      return { again: await pause(deps, current, delivery) };
    }
    await record(deps, current, delivery);
    return true;
  } catch (error) {
    deps.unwritten.keep(() => record(deps, current, delivery));
    throw error;
  }
}

/** Asks everybody who has a say, and commits the next step; null when it does not leave now. */
async function prepare(deps: Deps, send: Send): Promise<Ready | null> {
  if (await isPaused(deps, send)) return null;
  const now = deps.clock.now();
  const objection = send.expiresAt <= now ? EXPIRED : objectionOf(await askGate(deps, send), now);
  if (objection !== null) {
    await settle(deps, send, objection);
    return null;
  }
  const place = await placeInThread(deps.store, send, now);
  if (place.go !== true) {
    await settle(deps, send, place.go === 'never' ? { do: 'cancel', why: place.why } : holdUntil(place, now));
    return null;
  }
  if (await isSaidAlready(deps, send, now)) return null;
  const leaseUntil = addMinutes(deps.clock.wall(), LEASE_MINUTES);
  const sealed = await seal(deps.store.sends, send, place);
  const { worker: by } = deps;
  // Before a connection is opened, so that a store that takes nothing is noticed before a mail server is troubled.
  const step = await settle(
    deps,
    sealed,
    sealed.payload.type === 'mail' ? { do: 'renew', leaseUntil } : { do: 'attempt', by, leaseUntil },
  );
  return step === null ? null : { send: step, place };
}

/** Then it is written down as that; where Slack cannot be asked, it waits. */
async function isSaidAlready(deps: Deps, send: Send, now: Instant): Promise<boolean> {
  try {
    const before = await saidBefore(deps, send);
    if (before !== null) await record(deps, send, before);
    return before !== null;
  } catch (error) {
    if (!(error instanceof RemoteFault)) throw error;
    await settle(
      deps,
      send,
      holdUntil({ until: now, why: `It may have been said, and Slack does not tell. ${error.message}` }, now),
    );
    return true;
  }
}

const EXPIRED: SendEvent = { do: 'cancel', why: 'Expired before it could leave.' };

function objectionOf(verdict: GateVerdict, now: Instant): SendEvent | null {
  switch (verdict.verdict) {
    case 'go':
      return null;
    case 'hold':
      return holdUntil(verdict, now);
    case 'withhold':
      return { do: 'withhold', why: verdict.why };
    case 'cancel':
      return { do: 'cancel', why: verdict.why };
  }
}

/** Being asked to wait is no try; null when somebody else has written about it meanwhile. */
function pause(deps: Deps, send: Send, delivery: Extract<Delivery, { error: string }>): Promise<Send | null> {
  const leaseUntil = addMinutes(deps.clock.wall(), LEASE_MINUTES);
  return settle(deps, send, { do: 'pause', leaseUntil, why: delivery.error }, (repositories) =>
    noteAttempt(repositories, send.id, { at: deps.clock.now(), outcome: delivery.outcome, error: delivery.error }),
  );
}

/** Never at once: a hold that ends now would be claimed again in this very run, for ever. */
function holdUntil({ until, why }: { until: Instant; why: string }, now: Instant): SendEvent {
  const soonest = addMinutes(now, 1);
  return { do: 'hold', until: until < soonest ? soonest : until, why };
}

/** A gate that fails has not said yes. */
async function askGate(deps: OutboxDependencies, send: Send): Promise<GateVerdict> {
  try {
    return await deps.gate(send);
  } catch (error) {
    deps.log('error', 'send.gate-failed', { send: send.id, error: String(error) });
    return {
      verdict: 'hold',
      until: addMinutes(deps.clock.now(), 1),
      why: 'The check before sending failed; it is tried again every minute.',
    };
  }
}
