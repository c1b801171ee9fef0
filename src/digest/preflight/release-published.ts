/** R14: a tag without a Release, or with one that nobody sees as such. */
import type { ForgeRelease } from '../../domain/evidence.js';
import type { PreflightCheck } from '../../domain/preflight.js';
import { names } from '../in-words.js';
import { lookedAt, same } from './freshness.js';
import type { PreflightInput } from './input.js';
import { type ReleaseTag, releaseTags } from './release-tags.js';
import { noFindings, settle } from './settle.js';

const ABOUT = {
  id: 'release-published',
  title: 'A published Release for each tag',
  todo: 'Publish the Releases on GitHub: people who watch them, and tools that read them, hear of nothing else.',
} as const;

export function releasePublished(input: PreflightInput): PreflightCheck {
  const found = noFindings();
  const habitless: string[] = [];
  // What is only a candidate has failed for its tag already.
  for (const tag of releaseTags(input).filter((t) => t.stable)) {
    const { asOf, doubt } = lookedAt(input.states, tag.repository, 'releases', input.now);
    found.moments.push(asOf);
    const theirs = ofRepository(input.releases, tag.repository);
    const problem = problemOf(
      tag,
      theirs.find((release) => release.tag === tag.name),
    );
    if (doubt !== null) {
      if (!found.doubts.includes(doubt)) found.doubts.push(doubt);
      if (problem === null || problem.absent) continue;
    }
    if (problem === null) continue;
    if (problem.absent && !makesReleases(theirs)) habitless.push(`${tag.repository}`);
    else found.problems.push(problem.text);
  }
  const silent = [...new Set(habitless)];
  if (silent.length > 0)
    found.notes.push(`${names(silent)} ${silent.length === 1 ? 'makes' : 'make'} no Releases, only tags.`);
  return settle(ABOUT, found);
}

const ofRepository = (releases: readonly ForgeRelease[], repository: string): ForgeRelease[] =>
  releases.filter((release) => same(release.repository, repository));

/** Its habit: a repository that has never published one is not asked for it. */
export const makesReleases = (theirs: readonly ForgeRelease[]): boolean => theirs.some((release) => !release.draft);

function problemOf(
  { repository, name, of }: ReleaseTag,
  release: ForgeRelease | undefined,
): { text: string; absent: boolean } | null {
  const what = `${names(of, 3)}: ${repository} ${name}`;
  if (release === undefined) return { text: `${what} has no Release.`, absent: true };
  if (release.draft)
    return { text: `${what} has a Release that is still a draft, which nobody else can see.`, absent: false };
  if (release.prerelease) return { text: `${what} has a Release that is marked as a pre-release.`, absent: false };
  return null;
}
