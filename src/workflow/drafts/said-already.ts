/** What a withheld draft has said already: its next revision is a correction there, and only there (decision 6). */
import type { Correction, Facts } from '../../domain/facts.js';
import type { DraftFile } from '../../ports/store.js';

/** `facts` with the destinations that an earlier revision of this draft has reached. */
export function withSaidAlready<F extends Facts>(facts: F, { draft, head, sends }: DraftFile): F {
  if (draft.state !== 'withheld') return facts;
  const said = sends.flatMap(({ state, part, destination, sentAt }): Correction[] =>
    state === 'sent' && part === 1 && sentAt !== null ? [{ destination, subject: head.subject, sentAt }] : [],
  );
  return said.length === 0 ? facts : { ...facts, corrections: [...(facts.corrections ?? []), ...said] };
}
