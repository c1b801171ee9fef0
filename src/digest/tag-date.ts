/** When a tag was set, as near as evidence comes: lightweight tags carry no date of their own. */
import type { EvidenceDocument, ForgeRelease, Tag } from '../domain/evidence.js';
import type { Instant } from '../domain/time.js';

export interface TagDate {
  at: Instant;
  /** Where it comes from; `first seen` may be years after the tag was set. */
  by: 'commit' | 'release' | 'first seen';
}

/** What was read beside the tags themselves. */
export interface TagEvidence {
  releases?: readonly ForgeRelease[];
  commits?: readonly EvidenceDocument<'commit'>[];
}

/**
 * The date of its commit, up to which its work reaches; else the publication of its release, else when it was first seen.
 */
export function tagDate(
  { repository, name, sha, firstSeen }: Pick<Tag, 'repository' | 'name' | 'sha' | 'firstSeen'>,
  { releases = [], commits = [] }: TagEvidence,
): TagDate {
  const committed: Instant | null | undefined = commits.find((c) => c.repository === repository && c.key === sha)?.value
    .at;
  if (committed != null) return { at: committed, by: 'commit' };
  const published = releases.find((r) => r.repository === repository && r.tag === name && !r.draft)?.publishedAt;
  return published == null ? { at: firstSeen, by: 'first seen' } : { at: published, by: 'release' };
}

/** Null where nothing tells but when it was first seen. */
export function knownDate(tag: Tag, evidence: TagEvidence): Instant | null {
  const { at, by } = tagDate(tag, evidence);
  return by === 'first seen' ? null : at;
}
