/** The issues that a person named as blocking, looked up in the evidence. */

import { blockerFact, issueKey, unknownBlocker } from '../../digest/blockers.js';
import { parseIssueRef } from '../../digest/issue-ref.js';
import type { BlockerFact } from '../../domain/issue-facts.js';
import { readRepositories } from '../read-repositories.js';
import type { World } from '../world.js';
import { rulesInForce } from './blocking.js';
import type { Gathering } from './gathering.js';

/** In the order in which they were named; one that is not known stays in the list and says so. */
export async function namedBlockers(
  { world, store, now }: Pick<Gathering, 'world' | 'store' | 'now'>,
  references: readonly string[],
): Promise<BlockerFact[]> {
  const rules = rulesInForce({ world, now }, null);
  const facts = references.map(async (text) => {
    const reference = parseIssueRef(text);
    if (reference === null) return [];
    const item = await store.evidence.item(reference.repository, reference.number);
    if (item === null) return [unknownBlocker(reference, now, world.configuration.community)];
    const looked = await store.evidence.document('movement', reference.repository, String(reference.number));
    const movements = new Map(looked === null ? [] : [[issueKey(reference), looked]]);
    return [blockerFact(item, { community: world.configuration.community, rules, movements, asOf: now })];
  });
  return (await Promise.all(facts)).flat();
}

/** The repositories of those that are read one by one, because nothing else of theirs is. */
export function readOneByOne({ configuration }: Pick<World, 'configuration'>, named: readonly BlockerFact[]): string[] {
  const read = new Set(readRepositories(configuration).map((name) => name.toLowerCase()));
  return named.flatMap(({ repository, problem }) =>
    problem === null && !read.has(repository.toLowerCase()) ? [repository] : [],
  );
}
