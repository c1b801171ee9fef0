/** Writing down what became of a send, and what follows from it for its thread. */

import { isDelivery, type Send, type SendAttempt } from '../domain/send.js';
import { changeSend, LOST_STATES, type SendEvent } from '../domain/send-transitions.js';
import type { Mark } from '../ports/mark.js';
import type { Repositories } from '../ports/store.js';
import { countSaid } from '../workflow/lost-time.js';
import type { OutboxDependencies } from './dependencies.js';

/** The send as it is now stored; null when somebody else was faster, so that nothing was written. */
export async function settle(
  deps: Pick<OutboxDependencies, 'store' | 'clock' | 'log' | 'mark'>,
  send: Send,
  event: SendEvent,
  also: (repositories: Repositories, after: Send) => Promise<void> = async () => undefined,
): Promise<Send | null> {
  const now = deps.clock.now();
  const after = changeSend(send, event, now);
  let mark: Mark | null = null;
  const written = await deps.store.transaction(async (repositories) => {
    if (!(await repositories.sends.save(after, { state: send.state, leaseBy: send.leaseBy }))) return false;
    if (isDelivery(after) && LOST_STATES.includes(after.state)) {
      await repositories.matters.releaseRoot(after.matter, after.destination, after.id);
    }
    await also(repositories, after);
    mark = event.do === 'attempt' && deps.mark !== undefined ? await countSaid(repositories.meta, now) : null;
    return true;
  });
  if (written && mark !== null) await note(deps, mark);
  deps.log(LEVELS[after.state] ?? 'info', written ? `send.${after.state}` : 'send.overtaken', {
    send: after.id,
    ...(isDelivery(after) ? { draft: after.draft } : { purpose: after.purpose, about: after.about }),
    destination: after.destination,
    part: after.part,
    attempt: after.attempt,
    ...(after.error === null ? {} : { error: after.error }),
  });
  return written ? after : null;
}

/** A message does not wait for a mark that cannot be written; an older copy is then known by less. */
async function note({ mark, log }: Pick<OutboxDependencies, 'mark' | 'log'>, at: Mark): Promise<void> {
  await mark?.write(at).catch((error: unknown) => log('error', 'mark.unwritten', { error: String(error) }));
}

/** Numbered by what is there: a person who asks for another try may start the count of tries anew. */
export async function noteAttempt(
  repositories: Repositories,
  send: string,
  attempt: Pick<SendAttempt, 'at' | 'outcome' | 'error'>,
): Promise<void> {
  const n = (await repositories.sends.attempts(send)).length + 1;
  await repositories.sends.addAttempt({ send, n, ...attempt });
}

const LEVELS: Partial<Record<Send['state'], 'debug' | 'warn' | 'error'>> = {
  claimed: 'debug',
  attempting: 'debug',
  unknown: 'warn',
  withheld: 'warn',
  cancelled: 'warn',
  failed: 'error',
};
