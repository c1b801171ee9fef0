/** What a draft that was withheld has said already: its next revision is a correction there, and only there (decision 6). */
import type { Correction, Facts } from '../../domain/facts.js';
import type { DraftFile } from '../../ports/store.js';

/** `facts` with the destinations that an earlier revision of this draft has reached. */
export function withSaidAlready<F extends Facts>(facts: F, { head, sends }: DraftFile): F {
  const corrections = [...(facts.corrections ?? [])];
  const known = ({ destination, sentAt }: Correction): boolean =>
    corrections.some((one) => one.destination === destination && one.sentAt === sentAt);
  const earlier = head.facts.corrections ?? [];
  for (const { state, part, destination, sentAt } of sends) {
    if (state !== 'sent' || part !== 1 || sentAt === null) continue;
    const said = earlier.find((one) => one.destination === destination && one.sentAt === sentAt);
    const correction = said ?? { destination, subject: head.subject, sentAt };
    if (!known(correction)) corrections.push(correction);
  }
  return corrections.length === 0 ? facts : { ...facts, corrections };
}
