/** Stops an approved draft that says what is not so any more: what has not left is withheld, and a person decides anew. */
import { changeDraft, HERALD } from '../../domain/draft.js';
import type { DeliverySend } from '../../domain/send.js';
import type { Instant } from '../../domain/time.js';
import type { DraftFile, Repositories } from '../../ports/store.js';

/**
 * @param except the send whose fate the outbox writes down itself
 * @throws Refusal when the draft is not approved
 */
export async function withholdDraft(
  tx: Repositories,
  { draft, head }: DraftFile,
  { why, now, except = null }: { why: string; now: Instant; except?: string | null },
): Promise<void> {
  if (!(await tx.drafts.save(changeDraft(draft, head, { do: 'withhold', why }, now), draft))) return;
  for (const send of await tx.sends.ofDraft(draft.id)) {
    // A claimed one may have passed the gate already; it has not left before it is `attempting`.
    if (send.id === except || (send.state !== 'ready' && send.state !== 'claimed')) continue;
    const withheld: DeliverySend = { ...send, state: 'withheld', leaseBy: null, leaseUntil: null, error: why };
    await tx.sends.save(withheld, { state: send.state });
    await tx.matters.releaseRoot(send.matter, send.destination, send.id);
  }
  await tx.audit.append({
    at: now,
    actor: HERALD,
    act: 'withheld',
    subject: `draft:${draft.id}`,
    detail: { why, revision: head.n },
  });
}
