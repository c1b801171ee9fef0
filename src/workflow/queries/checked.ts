/** When GitHub was last seen completely, and what could not be read. */
import type { Instant } from '../../domain/time.js';
import { asOfSources, evidenceSources } from '../../evidence/evidence-sources.js';
import type { Repositories } from '../../ports/store.js';
import type { EvidenceSummary } from '../../surfaces/pages/desk-evidence.js';
import type { CheckedFact } from '../../surfaces/pages/home-props.js';

/** For a page: as of the oldest of the repositories that were read when they should be; the others are named. */
export async function checked(
  store: Pick<Repositories, 'evidence'>,
  repositories: readonly string[],
  now: Instant,
): Promise<CheckedFact> {
  const { at, incomplete } = await evidenceSummary(store, repositories, now);
  return { at, problems: incomplete.map(({ repository, problem }) => `${repository}: ${problem}`) };
}

export async function evidenceSummary(
  store: Pick<Repositories, 'evidence'>,
  repositories: readonly string[],
  now: Instant,
): Promise<EvidenceSummary> {
  const sources = evidenceSources(await store.evidence.syncStates(), repositories, now);
  return {
    at: sources.some(({ fetchedAt }) => fetchedAt !== null) ? asOfSources(sources, now) : null,
    incomplete: sources.flatMap(({ name, problem }) => (problem === null ? [] : [{ repository: name, problem }])),
  };
}
