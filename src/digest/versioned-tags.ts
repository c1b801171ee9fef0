/** Tags whose names are versions. */
import type { Tag } from '../domain/evidence.js';
import { compareVersions, parseVersion, type Version } from '../domain/version.js';

export interface VersionedTag {
  tag: Tag;
  version: Version;
}

/** The highest version first; without the tags that are none. */
export function highestFirst(tags: readonly Tag[]): VersionedTag[] {
  return tags
    .flatMap((tag) => {
      const version = parseVersion(tag.name);
      return version === null ? [] : [{ tag, version }];
    })
    .sort((a, b) => compareVersions(b.version, a.version));
}
