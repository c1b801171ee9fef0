/** A person's word about a send of which nobody can tell what became of it, or that failed for good. */

import { Refusal } from '../domain/errors.js';
import { mayManage } from '../domain/people.js';
import type { Send } from '../domain/send.js';
import { appliedConfiguration } from './applied-configuration.js';
import type { Commands } from './commands.js';
import type { WorkflowDeps } from './deps.js';

export function resolveCommands(deps: WorkflowDeps): Pick<Commands, 'resolveSend'> {
  const { store, clock } = deps;
  return {
    async resolveSend({ send: id, as, reason, actor }) {
      const { configuration } = await appliedConfiguration(store);
      mayManage(configuration.community, actor);
      const send = await store.sends.byId(id);
      if (send === null) throw new Refusal('not-found', `There is no send ${id}.`);
      if (send.state !== 'unknown' && (send.state !== 'failed' || as === 'arrived')) {
        throw new Refusal('settled', `This send is ${send.state}; only unknown and failed ones need a person's word.`);
      }
      const now = clock.now();
      if (as === 'try again' && send.expiresAt <= now) {
        throw new Refusal('settled', 'The day that it spoke of has passed, so it is not sent any more.');
      }
      const next: Send =
        as === 'arrived'
          ? { ...send, state: 'sent', sentAt: now, receipt: `${actor} found it: ${reason}`, error: null }
          : { ...send, state: 'ready', attempt: 0, nextAt: null, leaseBy: null, leaseUntil: null, error: null };
      await store.transaction(async (tx) => {
        if (!(await tx.sends.save(next, { state: send.state }))) {
          throw new Refusal('stale', 'This send has just changed. Look at it again.');
        }
        await tx.audit.append({
          at: now,
          actor,
          act: `resolve: ${as}`,
          subject: `send:${id}`,
          detail: { was: send.state, reason },
        });
      });
      deps.wake();
      return next;
    },
  };
}
