/** How far the plans of releases are, by their umbrella issues (R12). */
import { parseIssueRef } from '../../digest/issue-ref.js';
import { umbrellaFacts } from '../../digest/umbrellas.js';
import type { UmbrellaFact } from '../../domain/umbrella-facts.js';
import type { ReleaseWorld } from '../world.js';
import type { Looking } from './gathering.js';

/** @param before what the last delivered digest said of them; null where there is none */
export async function umbrellas(
  { world, store }: Pick<Looking, 'world' | 'store'>,
  releases: readonly ReleaseWorld[],
  before: readonly UmbrellaFact[] | null,
): Promise<UmbrellaFact[]> {
  const references = releases.flatMap(({ plan }) => plan.umbrellas.flatMap(({ issue }) => parseIssueRef(issue) ?? []));
  if (references.length === 0) return [];
  const read = await Promise.all(references.map((one) => store.evidence.item(one.repository, one.number)));
  const items = read.filter((item) => item !== null);
  const states = await store.evidence.syncStates();
  const { community } = world.configuration;
  return releases.flatMap(({ plan }) => umbrellaFacts({ community, plan, items, states, before }));
}
