/** Ends a draft without saying it: what has not left is cancelled, its occasion is closed, and its proposal goes with it. */
import { changeDraft, type Draft, HERALD } from '../../domain/draft.js';
import { Refusal } from '../../domain/errors.js';
import { type OccasionOutcome, unsaid } from '../../domain/occasion.js';
import { mayBeKeptBack, mayHaveArrived, type Send } from '../../domain/send.js';
import type { Instant } from '../../domain/time.js';
import type { Repositories } from '../../ports/store.js';
import { wakeHeld } from '../wake-held.js';

interface Closing {
  do: 'supersede' | 'expire' | 'discard';
  why: string;
  actor?: string;
}

const OUTCOMES = { supersede: 'superseded', expire: 'expired', discard: 'discarded' } as const;

/** @throws Refusal when it is settled already */
export async function closeDraft(tx: Repositories, id: string, closing: Closing, now: Instant): Promise<Draft> {
  const file = await tx.drafts.byId(id);
  if (file === null) throw new Refusal('not-found', `There is no draft ${id}.`);
  const { draft, head, sends } = file;
  const closed = changeDraft(draft, head, { do: closing.do, why: closing.why }, now);
  if (!(await tx.drafts.save(closed, draft)))
    throw new Refusal('stale', 'The draft has just changed. Look at it again.');
  for (const send of sends) {
    if (!mayBeKeptBack(send)) continue;
    const cancelled: Send = { ...send, state: 'cancelled', leaseBy: null, leaseUntil: null, error: closing.why };
    await tx.sends.save(cancelled, { state: send.state });
    await tx.matters.releaseRoot(send.matter, send.destination, send.id);
  }
  const outcome: OccasionOutcome = sends.some(mayHaveArrived) ? 'sent' : OUTCOMES[closing.do];
  const trouble = closing.do === 'expire' ? unsaid(closing.why, now) : null;
  await tx.occasions.settle(draft.occasion, outcome, closing.why, trouble);
  await withdrawProposal(tx, draft, now);
  if (draft.kind === 'delay' || draft.kind === 'correction') await wakeHeld(tx);
  await tx.audit.append({
    at: now,
    actor: closing.actor ?? HERALD,
    act: OUTCOMES[closing.do],
    subject: `draft:${draft.id}`,
    detail: { why: closing.why, revision: head.n },
  });
  return closed;
}

/** A notice that is not sent takes its proposal with it; one that is in force already stays. */
async function withdrawProposal(tx: Repositories, draft: Draft, now: Instant): Promise<void> {
  const record = await tx.occasions.byKey(draft.occasion);
  if (record?.source.type !== 'revision') return;
  const { release, revision } = record.source;
  await tx.schedules.change(release, revision, 'proposed', 'withdrawn', now);
}
