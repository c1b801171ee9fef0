/** The release files, from their texts to plans that the rules have looked at, together and against the community. */
import type { ConfigProblem } from '../domain/errors.js';
import type { ReleasePlan } from '../domain/release.js';
import { parseVersion } from '../domain/version.js';
import { checkShape } from './check-shape.js';
import { normaliseRelease } from './normalise-release.js';
import { parseYaml } from './parse-yaml.js';
import type { SourceFile } from './read-files.js';
import { releaseShape } from './release-shape.js';
import { RELEASE_RULES } from './rules/index.js';
import { patternsOverlap } from './rules/patterns-overlap.js';
import { applyRules, type CommunityCase } from './rules/rule.js';

/** Stands in for missing tags, as for the community. */
const REQUIRED = { tags: { repository: 'unknown/unknown', stable: 'v0.0.0' } };

/** Without a community only syntax and shape are checked, and there are no plans. */
export function readReleases(
  sources: readonly SourceFile[],
  community: CommunityCase | null,
): { plans: ReleasePlan[]; problems: ConfigProblem[] } {
  const problems: ConfigProblem[] = sources.flatMap(releaseId);
  const read = sources.flatMap((source) => {
    const { yaml, problems: syntax } = parseYaml(source.file, source.text);
    problems.push(...syntax);
    if (yaml === null) return [];
    const checked = checkShape(releaseShape, yaml.document, REQUIRED);
    problems.push(...checked.findings.map((finding) => yaml.locate(finding)));
    if (checked.value === null || community === null) return [];
    const plan = normaliseRelease(source.name, checked.value, community.community);
    return [{ ...checked, release: checked.value, plan, yaml }];
  });
  if (community === null) return { plans: [], problems };

  const owned = read.map(({ plan }) => plan);
  for (const { plan, release } of read) {
    // A patch with a file of its own is that file's, or it would be announced twice.
    if ((release.tags.patch ?? null) === null && isPatchedElsewhere(plan, owned)) plan.tags.patch = null;
  }
  for (const { plan, release, yaml, document, findings } of read) {
    const tagged = findings.some(({ path }) => path[0] === 'tags') ? [] : read;
    const others = tagged.map((other) => other.plan).filter((other) => other !== plan);
    const subject = { ...community, plan, release, others };
    problems.push(...applyRules(RELEASE_RULES, subject).map((finding) => yaml.locate(finding, document)));
  }
  return { plans: owned, problems };
}

const isPatchedElsewhere = (plan: ReleasePlan, all: readonly ReleasePlan[]): boolean =>
  all.some(
    (other) =>
      other !== plan &&
      other.tags.repository.toLowerCase() === plan.tags.repository.toLowerCase() &&
      patternsOverlap(other.tags.stable, plan.tags.patch ?? plan.tags.stable),
  );

/** The id is used in keys, addresses and calendar ids, and orders releases. */
function releaseId({ file, name }: SourceFile): ConfigProblem[] {
  const version = parseVersion(name);
  if (version !== null && /^\d/.test(name) && version.pre.length === 0 && !name.includes('+')) return [];
  const bare = /\d+(?:\.\d+){1,2}/.exec(name)?.[0] ?? '1.4';
  return [
    {
      file,
      line: 1,
      column: 1,
      rule: 'release-id',
      message: `The file's name is the release's id, and \`${name}\` is neither a SemVer nor a calendar version.`,
      fix: `Rename it to releases/${bare}.yaml.`,
      severity: 'error',
    },
  ];
}
