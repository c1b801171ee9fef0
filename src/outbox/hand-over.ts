/**
 * The point of no return. For a post that is the request, so its attempt is committed before; for a mail it is the server's 354,
 * so until then it is merely claimed, and whatever breaks off earlier is proven not to have left.
 */
import { type Delivery, isStanding, type MailPayload, type Send, type SlackPayload } from '../domain/send.js';
import { addMinutes } from '../domain/time.js';
import { LEASE_MINUTES, type OutboxDependencies } from './dependencies.js';
import { record } from './record.js';
import { settle } from './settle.js';
import type { StandsAt } from './thread.js';
import type { Unwritten } from './unwritten.js';

type Deps = OutboxDependencies & { unwritten: Unwritten };

/** A mail that is claimed, or a post that is attempting. */
export interface Ready {
  send: Send;
  place: StandsAt;
}

/** What came of it, and the send as it was stored last. */
export interface Handed {
  send: Send;
  delivery: Delivery;
}

/** Null when it turned out at the last moment that it is not to leave, which is then settled. @throws when the store fails */
export async function handOver(deps: Deps, { send, place }: Ready): Promise<Handed | null> {
  const { payload } = send;
  return payload.type === 'mail'
    ? await mail(deps, send, payload)
    : { send, delivery: await foreseen(deps, send, () => post(deps, send, payload, place)) };
}

const post = ({ chat }: Deps, send: Send, payload: SlackPayload, { threadTs }: StandsAt): Promise<Delivery> =>
  isStanding(send)
    ? chat.update(send.id, payload, { channel: send.remoteChannel, ts: send.remoteId })
    : chat.post(send.id, payload, threadTs);

async function mail(deps: Deps, claimed: Send, payload: MailPayload): Promise<Handed | null> {
  const at: { send: Send | null; failures: unknown[] } = { send: claimed, failures: [] };
  const begin = async (): Promise<boolean> => {
    try {
      at.send = (await isPaused(deps, claimed)) ? null : await attempt(deps, claimed);
    } catch (error) {
      at.failures.push(error);
      throw error;
    }
    return at.send !== null;
  };
  const delivery = await foreseen(deps, claimed, () => deps.mailer.send(payload, deps.clock.now(), begin));
  if (at.failures.length > 0) {
    deps.unwritten.keep(() => takeBack(deps, claimed));
    throw at.failures[0];
  }
  return at.send === null ? null : { send: at.send, delivery };
}

/** Whether Herald was paused meanwhile; then it is given back. */
export async function isPaused(deps: OutboxDependencies, send: Send): Promise<boolean> {
  if ((await deps.mayLeave?.())?.includes(send.purpose) !== false) return false;
  await settle(deps, send, { do: 'release', why: 'Herald is paused.' });
  return true;
}

const attempt = (deps: Deps, send: Send): Promise<Send | null> =>
  settle(deps, send, {
    do: 'attempt',
    by: deps.worker,
    leaseUntil: addMinutes(deps.clock.wall(), LEASE_MINUTES),
  });

/** An attempt whose commit failed may be written all the same, and still nothing has left. */
async function takeBack(deps: Deps, { id, attempt: before }: Send): Promise<void> {
  const send = await deps.store.sends.byId(id);
  if (send?.state !== 'attempting' || send.leaseBy !== deps.worker || send.attempt !== before + 1) return;
  const error = 'The database failed as its content was to begin.';
  await record(deps, send, { outcome: 'unsent', error, retryAfterSeconds: null });
}

/** Whoever throws here cannot say what happened, so nobody can. */
async function foreseen(deps: Deps, send: Send, work: () => Promise<Delivery>): Promise<Delivery> {
  try {
    return await work();
  } catch (error) {
    deps.log('error', 'send.adapter-threw', { send: send.id, error: String(error) });
    return { outcome: 'unknown', error: 'Handing it over failed in a way that nobody foresaw.' };
  }
}
