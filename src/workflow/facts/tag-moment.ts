/** When a tag was set, as well as that is known: git keeps no date for most. */
import type { Boundary } from '../../domain/changelog.js';
import type { ForgeRelease, Tag } from '../../domain/evidence.js';
import type { Repositories } from '../../ports/store.js';

/** The date of its commit; else the publication of its Release; else when Herald saw it first, which may be long after. */
export async function tagMoment(
  { evidence }: Pick<Repositories, 'evidence'>,
  { repository, name, sha, firstSeen }: Tag,
  releases: readonly ForgeRelease[],
): Promise<Pick<Boundary, 'at' | 'by'>> {
  const commit = await evidence.document('commit', repository, sha);
  if (commit !== null) return { at: commit.value.at, by: 'commit' };
  const published = releases.find((release) => release.repository === repository && release.tag === name)?.publishedAt;
  return published == null ? { at: firstSeen, by: 'first seen' } : { at: published, by: 'release' };
}
