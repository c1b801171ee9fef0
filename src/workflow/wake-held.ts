/** What was held until somebody had decided is looked at again at once, and not when the gate would have asked next. */
import type { DeliverySend } from '../domain/send.js';
import type { Repositories } from '../ports/store.js';

/** Of approved drafts; what waits because a try failed goes on waiting. */
export async function wakeHeld(tx: Repositories): Promise<void> {
  for (const { draft, sends } of await tx.drafts.live()) {
    if (draft.state !== 'approved') continue;
    for (const send of sends) {
      if (await isHeld(tx, send)) await tx.sends.save({ ...send, nextAt: null }, { state: 'ready' });
    }
  }
}

/** A hold gives another reason than the try before it. */
async function isHeld({ sends }: Repositories, { id, state, nextAt, error }: DeliverySend): Promise<boolean> {
  if (state !== 'ready' || nextAt === null) return false;
  return (await sends.attempts(id)).at(-1)?.error !== error;
}
