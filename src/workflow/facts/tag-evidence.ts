/** What tells when the tags of repositories were set. */
import type { TagEvidence } from '../../digest/tag-date.js';
import type { Repositories } from '../../ports/store.js';

export async function tagEvidence(
  { evidence }: Pick<Repositories, 'evidence'>,
  repositories: readonly string[],
): Promise<Required<TagEvidence>> {
  const names = [...new Set(repositories)];
  return { releases: await evidence.releases(names), commits: await evidence.documents('commit', names) };
}
