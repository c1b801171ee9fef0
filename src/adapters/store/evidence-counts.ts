/** How much is known of the forge, counted by the database over its indexes. */
import type { EvidenceCount } from '../../ports/evidence-store.js';
import type { Database } from './engine.js';

export async function evidenceCounts(db: Database): Promise<EvidenceCount[]> {
  const items = await db
    .selectFrom('item')
    .select(['repository', 'type', (eb) => eb.fn.countAll().as('count')])
    // In the order of an index, so that nothing has to be sorted.
    .groupBy(['state', 'type', 'repository'])
    .execute();
  const tags = await db
    .selectFrom('tag')
    .select(['repository', (eb) => eb.fn.count('name').distinct().as('count')])
    .where('goneAt', 'is', null)
    .groupBy('repository')
    .execute();
  const releases = await db
    .selectFrom('ghRelease')
    .select(['repository', (eb) => eb.fn.countAll().as('count')])
    .groupBy('repository')
    .execute();
  return [
    ...openAndClosed(items.map(({ repository, type, count }) => ({ repository, kind: type, count: Number(count) }))),
    ...tags.map(({ repository, count }) => ({ repository, kind: 'tag' as const, count: Number(count) })),
    ...releases.map(({ repository, count }) => ({ repository, kind: 'release' as const, count: Number(count) })),
  ];
}

function openAndClosed(counts: readonly EvidenceCount[]): EvidenceCount[] {
  const sums = new Map<string, EvidenceCount>();
  for (const one of counts) {
    const key = `${one.repository} ${one.kind}`;
    sums.set(key, { ...one, count: one.count + (sums.get(key)?.count ?? 0) });
  }
  return [...sums.values()];
}
