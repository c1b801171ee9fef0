/** The links of a draft that led nowhere when they were last looked at, so that an approved message is not sent with them. */
import { preflightKind } from '../../domain/preflight.js';
import type { DraftFile, Repositories } from '../../ports/store.js';
import { draftLinks } from './draft-links.js';

/** With the reason: `https://example.org (404)`. None of a candidate, whose preflight binds nobody, as that of other kinds. */
export async function brokenLinks(
  { evidence }: Pick<Repositories, 'evidence'>,
  { draft, head, verdicts }: Pick<DraftFile, 'draft' | 'head' | 'verdicts'>,
): Promise<string[]> {
  const kind = preflightKind(draft.kind);
  if (kind === null || kind === 'candidate') return [];
  // Whoever let it out although the preflight fails has answered for what it links to.
  if (verdicts.some((v) => v.revision === head.n && v.hash === head.hash && v.overrideReason !== null)) return [];
  const looks = await Promise.all(draftLinks(head).links.map((url) => evidence.document('link', '', url)));
  return looks.flatMap((look) => (look?.value.outcome === 'broken' ? [`${look.key} (${look.value.status})`] : []));
}
