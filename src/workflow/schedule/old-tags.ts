/** A pattern that fits more than before announces what is tagged from now on, and nothing that was there already (decision 23). */
import type { Configuration } from '../../domain/configuration.js';
import { currentTags } from '../../domain/evidence.js';
import type { Repositories } from '../../ports/store.js';
import { tagKind } from '../../schedules/tag-occasion.js';
import type { KnownTags } from './application.js';

/** Known tags that are something of a release now, and were nothing of it under the configuration before, become baseline. @returns those that are there */
export async function keepOldTagsSilent(
  tx: Pick<Repositories, 'evidence'>,
  { releases }: Configuration,
  before: Configuration | null,
): Promise<KnownTags[]> {
  const known: KnownTags[] = [];
  for (const plan of releases) {
    const former = before?.releases.find(({ id }) => id === plan.id);
    if (former === undefined) continue;
    const { repository } = plan.tags;
    const old = (await tx.evidence.tags([repository])).filter(
      (tag) => tagKind(plan, tag) !== null && tagKind(former, tag) === null,
    );
    await tx.evidence.saveTagsOld(repository, [...new Set(old.map(({ name }) => name))]);
    const there = [...new Set(currentTags(old).map(({ name }) => name))];
    if (there.length > 0) known.push({ release: plan.id, repository, tags: there });
  }
  return known;
}
