/** How much is known of the forge, counted by the database over its indexes. */
import type { EvidenceCount } from '../../ports/evidence-store.js';
import type { Database } from './engine.js';

export async function evidenceCounts(db: Database): Promise<EvidenceCount[]> {
  const items = await db
    .selectFrom('item')
    .select(['repository', 'type as kind', (eb) => eb.fn.countAll().as('count')])
    .groupBy(['repository', 'type'])
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
    ...items.map(({ repository, kind, count }) => ({ repository, kind, count: Number(count) })),
    ...tags.map(({ repository, count }) => ({ repository, kind: 'tag' as const, count: Number(count) })),
    ...releases.map(({ repository, count }) => ({ repository, kind: 'release' as const, count: Number(count) })),
  ];
}
