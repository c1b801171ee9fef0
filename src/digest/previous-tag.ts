/** The tag that a candidate or release is compared with, and since when changes count. */
import { currentTags, type Tag } from '../domain/evidence.js';
import type { TagPatterns } from '../domain/release.js';
import type { Instant } from '../domain/time.js';
import { compareVersions, isPrerelease, parseVersion, sameNumbers, type Version } from '../domain/version.js';
import { type TagEvidence, tagDate } from './tag-date.js';

export interface PreviousTag {
  name: string;
  sha: string;
  /** Its date, as {@link tagDate} has it. */
  since: Instant;
}

/**
 * The tag before `name` in version order, among the tags of the release's repository that are there: a second candidate follows the first, and a patch the version before it. A
 * new line (`1.4.0`, and its first candidate) follows the first stable version of the line before it (`1.3.0`), since that is where its
 * branch began and patches come from elsewhere; so does its stable version. Null when nothing fits.
 * @param isSaid whether people have heard of a tag: one that was never announced is not what the next one is compared with
 */
export function previousTag(
  plan: { tags: Pick<TagPatterns, 'repository'> },
  tags: readonly Tag[],
  name: string,
  evidence: TagEvidence = {},
  isSaid: (tag: Tag) => boolean = () => true,
): PreviousTag | null {
  const version = parseVersion(name);
  if (version === null) return null;
  const earlier = currentTags(tags)
    .filter((seen) => seen.repository === plan.tags.repository && seen.name !== name)
    .flatMap((seen) => {
      const parsed = parseVersion(seen.name);
      return parsed !== null && parsed.prefix === version.prefix ? [{ seen, parsed }] : [];
    })
    .filter(({ parsed }) => compareVersions(parsed, version) < 0)
    .sort((a, b) => compareVersions(b.parsed, a.parsed));
  const candidate = isPrerelease(version)
    ? earlier.find(({ seen, parsed }) => sameNumbers(parsed, version) && isSaid(seen))
    : undefined;
  const found = candidate ?? before(version, earlier, isSaid);
  if (found === undefined) return null;
  return { name: found.seen.name, sha: found.seen.sha, since: tagDate(found.seen, evidence).at };
}

interface Seen {
  seen: Tag;
  parsed: Version;
}

/** `earlier` is newest first. Where nobody heard of any in the line, its first one is what it follows. */
function before(version: Version, earlier: readonly Seen[], isSaid: (tag: Tag) => boolean): Seen | undefined {
  const stable = earlier.filter(({ parsed }) => !isPrerelease(parsed));
  const newest = stable[0];
  if (newest === undefined) return undefined;
  const line = stable.filter(({ parsed }) => sameLine(parsed, newest.parsed));
  const said = sameLine(newest.parsed, version) ? line.find(({ seen }) => isSaid(seen)) : undefined;
  return said ?? line.at(-1);
}

const sameLine = (a: Version, b: Version): boolean => a.numbers[0] === b.numbers[0] && a.numbers[1] === b.numbers[1];
