/** What tells when the tags of repositories were set. */
import type { TagEvidence } from '../../digest/tag-date.js';
import type { ReleasePlan } from '../../domain/release.js';
import type { Repositories } from '../../ports/store.js';

/** Of the tags of a release's components. */
export const componentTags = (
  repositories: Pick<Repositories, 'evidence'>,
  { components }: Pick<ReleasePlan, 'components'>,
): Promise<Required<TagEvidence>> =>
  tagEvidence(
    repositories,
    components.flatMap((component) => component.repository ?? []),
  );

export async function tagEvidence(
  { evidence }: Pick<Repositories, 'evidence'>,
  repositories: readonly string[],
): Promise<Required<TagEvidence>> {
  const names = [...new Set(repositories)];
  return { releases: await evidence.releases(names), commits: await evidence.documents('commit', names) };
}
