/** R14: a stable Release is the one that its repository shows as the latest, unless there is a higher version. */
import type { ForgeRelease } from '../../domain/evidence.js';
import type { PreflightCheck } from '../../domain/preflight.js';
import { compareVersions, isPrerelease, parseVersion } from '../../domain/version.js';
import { names } from '../in-words.js';
import { lookedAt, same } from './freshness.js';
import type { PreflightInput } from './input.js';
import { makesReleases } from './release-published.js';
import { releaseTags } from './release-tags.js';
import { noFindings, settle } from './settle.js';

const ABOUT = {
  id: 'release-latest',
  title: 'Releases marked as the latest',
  todo: 'Open the Release on GitHub, edit it, and choose "Set as the latest release": that is where links and tools lead people.',
} as const;

export function releaseLatest(input: PreflightInput): PreflightCheck {
  const found = noFindings();
  const unknown: string[] = [];
  for (const { repository, name, of } of releaseTags(input).filter((t) => t.stable)) {
    const { asOf, doubt } = lookedAt(input.states, repository, 'releases', input.now);
    found.moments.push(asOf);
    if (doubt !== null) {
      if (!found.doubts.includes(doubt)) found.doubts.push(doubt);
      continue;
    }
    const theirs = input.releases.filter((release) => same(release.repository, repository));
    const release = theirs.find((r) => r.tag === name && !r.draft && !r.prerelease);
    if (release === undefined) {
      if (makesReleases(theirs))
        found.doubts.push(`${repository} ${name} has no published Release, so it cannot be the latest.`);
      continue;
    }
    if (release.latest) continue;
    const higher = higherThan(name, theirs);
    const shown = theirs.find((r) => r.latest)?.tag;
    if (higher === null && shown === undefined) unknown.push(repository);
    else if (higher === null)
      found.problems.push(
        `${names(of, 3)}: ${repository} shows ${shown} as the latest, not ${name}, which is the highest version.`,
      );
    else found.notes.push(`${repository} ${name} is not the latest Release, since ${higher} is higher.`);
  }
  if (unknown.length > 0) found.doubts.push(`Which Release is the latest is not known of ${names(unknown)}.`);
  return settle(ABOUT, found);
}

function higherThan(name: string, theirs: readonly ForgeRelease[]): string | null {
  const version = parseVersion(name);
  if (version === null) return null;
  const higher = theirs.find((r) => {
    const parsed = r.draft || r.prerelease ? null : parseVersion(r.tag);
    return (
      parsed !== null &&
      !isPrerelease(parsed) &&
      parsed.prefix === version.prefix &&
      compareVersions(parsed, version) > 0
    );
  });
  return higher?.tag ?? null;
}
