/** Writing down what the remote side has said of a send. */
import type { Delivery, Send } from '../domain/send.js';
import { addMinutes } from '../domain/time.js';
import type { OutboxDependencies } from './dependencies.js';
import { noteAttempt, settle } from './settle.js';

type Deps = Pick<OutboxDependencies, 'store' | 'clock' | 'log'>;

/** Unknown posts are not looked for earlier: Slack may still be taking them. In wall time. */
const LOOK_AFTER_MINUTES = 2;
const POSTED_ANEW_AT_MOST = 3;

/**
 * Also when a sweep has called it unknown while it was under way, as when the wall clock leaps ahead of the lease. What somebody
 * else has written about it stands. May be tried again after it failed.
 */
export async function record(deps: Deps, send: Send, delivery: Delivery): Promise<void> {
  const told = await oftenGone(deps, send, delivery);
  if (await write(deps, send, told)) return;
  const current = await deps.store.sends.byId(send.id);
  if (current?.state === 'unknown' && current.attempt === send.attempt) await write(deps, current, told);
}

/** False when somebody else has written about it meanwhile. */
async function write(deps: Deps, send: Send, delivery: Delivery): Promise<boolean> {
  const lookFrom = addMinutes(deps.clock.wall(), LOOK_AFTER_MINUTES);
  const error = delivery.outcome === 'accepted' ? null : delivery.error;
  const written = await settle(deps, send, { do: 'record', delivery, lookFrom }, (repositories) =>
    noteAttempt(repositories, send.id, { at: deps.clock.now(), outcome: delivery.outcome, error }),
  );
  return written !== null;
}

/** Somebody who deletes a card again and again does not want it. */
async function oftenGone({ store }: Deps, send: Send, delivery: Delivery): Promise<Delivery> {
  if (delivery.outcome !== 'gone') return delivery;
  const before = (await store.sends.attempts(send.id)).filter(({ outcome }) => outcome === 'gone').length;
  if (before < POSTED_ANEW_AT_MOST) return delivery;
  return {
    outcome: 'refused',
    error: `${delivery.error} It was posted anew ${before} times; Herald leaves it at that.`,
  };
}
