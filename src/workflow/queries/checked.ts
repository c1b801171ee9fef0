/** When GitHub was last seen completely, and what could not be read. */
import { evidenceSources } from '../../evidence/evidence-sources.js';
import type { Repositories } from '../../ports/store.js';
import type { CheckedFact } from '../../surfaces/pages/home-props.js';

/** The oldest of the repositories counts: a page is only as fresh as its stalest part. */
export async function checked(store: Repositories, repositories: readonly string[]): Promise<CheckedFact> {
  const sources = evidenceSources(await store.evidence.syncStates(), [...repositories]);
  const dates = sources.map((s) => s.fetchedAt).filter((at) => at !== null);
  const complete = dates.length > 0 && dates.length === sources.length;
  return {
    at: complete ? (dates.sort()[0] ?? null) : null,
    problems: sources.flatMap((s) => (s.problem === null ? [] : [`${s.name}: ${s.problem}`])),
  };
}
