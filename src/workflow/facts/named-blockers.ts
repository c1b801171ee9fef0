/** The issues that a person named as blocking, looked up in the evidence. */

import { blockerFact, unknownBlocker } from '../../digest/blockers.js';
import { parseIssueRef } from '../../digest/issue-ref.js';
import type { BlockerFact } from '../../domain/issue-facts.js';
import type { Gathering } from './gathering.js';

/** In the order in which they were named; one that is not known stays in the list and says so. */
export async function namedBlockers(
  { world, store, now }: Pick<Gathering, 'world' | 'store' | 'now'>,
  references: readonly string[],
): Promise<BlockerFact[]> {
  const facts = references.map(async (text) => {
    const reference = parseIssueRef(text);
    if (reference === null) return [];
    const item = await store.evidence.item(reference.repository, reference.number);
    return [item === null ? unknownBlocker(reference, now) : blockerFact(item, world.configuration.community, now)];
  });
  return (await Promise.all(facts)).flat();
}
