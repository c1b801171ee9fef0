/** How far the plans of releases are, by their umbrella issues (R12). */
import { parseIssueRef } from '../../digest/issue-ref.js';
import { umbrellaFacts } from '../../digest/umbrellas.js';
import type { Item } from '../../domain/evidence.js';
import type { ReleasePlan } from '../../domain/release.js';
import type { UmbrellaFact } from '../../domain/umbrella-facts.js';
import type { Repositories } from '../../ports/store.js';
import type { ReleaseWorld } from '../world.js';
import type { Looking } from './gathering.js';

/** @param before what the last delivered digest said of them; null where there is none */
export async function umbrellas(
  { world, store }: Pick<Looking, 'world' | 'store'>,
  releases: readonly ReleaseWorld[],
  before: readonly UmbrellaFact[] | null,
): Promise<UmbrellaFact[]> {
  const items = await umbrellaItems(store, releases);
  const { community } = world.configuration;
  return releases.flatMap(({ plan }) => umbrellaFacts({ community, plan, items, before }));
}

/** Those of these releases that are known. */
export async function umbrellaItems(
  { evidence }: Pick<Repositories, 'evidence'>,
  releases: readonly { plan: Pick<ReleasePlan, 'umbrellas'> }[],
): Promise<Item[]> {
  const references = releases.flatMap(({ plan }) => plan.umbrellas.flatMap(({ issue }) => parseIssueRef(issue) ?? []));
  const read = await Promise.all(references.map((one) => evidence.item(one.repository, one.number)));
  return read.filter((item) => item !== null);
}
