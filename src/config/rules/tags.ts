/** Tag patterns: each must be able to match a version, and no tag may be two things at once. */
import type { TagPatterns } from '../../domain/release.js';
import { isPrerelease, lineOf, parseVersion } from '../../domain/version.js';
import type { Path } from '../problem.js';
import { patternsOverlap } from './patterns-overlap.js';
import type { ReleaseCase, Rule, RuleFinding } from './rule.js';

/** What git refuses in a tag's name. */
const NO_TAG = /[\s~^:?[\]\\]|\.\.|\/\/|@\{|^[-/.]|[/.]$|\.lock$/;

const sample = (pattern: string): string => pattern.replace(/\*+/g, '0');

const unmatched = (path: Path, pattern: string, example: string): RuleFinding[] =>
  !NO_TAG.test(pattern) && parseVersion(sample(pattern)) !== null
    ? []
    : [
        {
          path,
          message: `No version's tag fits \`${pattern}\`.`,
          fix: `Write the tag with \`*\` for what varies, like \`${example}\`.`,
        },
      ];

export const tagsCanMatch: Rule<ReleaseCase> = {
  name: 'tag-pattern',
  check: ({ plan: { id, tags, components }, release }) => [
    ...unmatched(['tags', 'stable'], tags.stable, `v${id}.0`),
    ...(tags.candidate === null ? [] : unmatched(['tags', 'candidate'], tags.candidate, `v${id}.0-rc.*`)),
    ...(typeof release.tags.patch === 'string' ? unmatched(['tags', 'patch'], release.tags.patch, `v${id}.*`) : []),
    ...components.flatMap((component, index) =>
      component.tags === null ? [] : unmatched(['components', index, 'tags'], component.tags, 'v0.12.*'),
    ),
  ],
};

/** A pre-release that also fits the stable pattern is a candidate; only where the version decides nothing is it a fault. */
export const stableIsStable: Rule<ReleaseCase> = {
  name: 'tag-kind',
  check({ plan: { tags } }) {
    if (isPrereleasePattern(tags.stable)) {
      return [
        {
          path: ['tags', 'stable'],
          message: `\`${tags.stable}\` is a pre-release, not the stable release.`,
          fix: `Write \`stable: ${tags.stable.replace(/[-.]?(alpha|beta|rc|dev|pre).*$/, '')}\`.`,
        },
      ];
    }
    const { candidate, stable } = tags;
    if (candidate === null || isPrereleasePattern(candidate) || !patternsOverlap(candidate, stable)) return [];
    return [
      {
        path: ['tags', 'candidate'],
        message: `A tag could fit both \`${candidate}\` and \`${stable}\`: candidate and stable release at once.`,
        fix: `Write \`candidate: ${stable}-rc.*\`.`,
      },
    ];
  },
};

function isPrereleasePattern(pattern: string): boolean {
  const version = parseVersion(sample(pattern));
  return version !== null && isPrerelease(version);
}

/** A pattern beside its release's own line finds nothing that is ever tagged of it. */
export const tagsOfThisVersion: Rule<ReleaseCase> = {
  name: 'tag-left-out',
  check({ plan: { tags }, release }) {
    const line = lineOf(tags.stable);
    return line === null
      ? []
      : [...candidatesLeftOut(tags, line), ...patchesLeftOut(tags, line, release.tags.patch ?? null)];
  },
};

function candidatesLeftOut({ candidate, stable }: TagPatterns, line: string): RuleFinding[] {
  const candidates = [`${line}.0*`, `${line}-*`, `${line}rc*`, `${line}.*`];
  if (candidate === null || candidates.some((one) => patternsOverlap(candidate, one))) return [];
  const tag = stable.includes('*') ? `${line}.0` : stable;
  return [
    {
      path: ['tags', 'candidate'],
      message: `\`${candidate}\` leaves out every candidate of \`${stable}\`: none would be announced.`,
      fix: `Write \`candidate: ${tag}-rc.*\`.`,
      severity: 'warning',
    },
  ];
}

function patchesLeftOut({ stable }: TagPatterns, line: string, patch: string | null): RuleFinding[] {
  if (patch !== null && !fitsPatches(patch, line)) {
    return [
      {
        path: ['tags', 'patch'],
        message: `\`${patch}\` leaves out every patch of \`${stable}\`: none would be announced.`,
        fix: `Write \`patch: ${line}.*\`, or leave it out.`,
        severity: 'warning',
      },
    ];
  }
  // Those of a single version are found without a pattern.
  if (patch !== null || !stable.includes('*') || fitsPatches(stable, line)) return [];
  return [
    {
      path: ['tags', 'stable'],
      message: `\`${stable}\` leaves out every patch, as \`${line}.1\`, and \`patch\` names none: none would be announced.`,
      fix: `Write \`patch: ${line}.*\` beside it, or \`stable: ${line}.0\`, whose patches are found by themselves.`,
      severity: 'warning',
    },
  ];
}

/** Whether a stable version of the line with a third number above 0 could fit. */
const fitsPatches = (pattern: string, line: string): boolean =>
  !isPrereleasePattern(pattern) &&
  [1, 2, 3, 4, 5, 6, 7, 8, 9].some((first) => patternsOverlap(pattern, `${line}.${first}*`));

/** A copied file whose tags were not changed would announce another release's tags. */
export const tagsOfOneRelease: Rule<ReleaseCase> = {
  name: 'shared-tags',
  check: ({ plan, others }) =>
    others
      .filter((other) => other.tags.repository.toLowerCase() === plan.tags.repository.toLowerCase())
      .filter((other) => patternsOverlap(other.tags.stable, plan.tags.stable))
      .map((other) => ({
        path: ['tags', 'stable'],
        message: `The same tag would be release ${other.id} and release ${plan.id}.`,
        fix: `Write the tag of ${plan.id}, like \`v${plan.id}.0\`.`,
      })),
};

/** Only a written pattern can do this: one that is derived yields to a file of its own. */
export const patchesOfOneRelease: Rule<ReleaseCase> = {
  name: 'shared-patches',
  check: ({ plan: { id, tags }, others }) =>
    others
      .filter((other) => other.tags.repository.toLowerCase() === tags.repository.toLowerCase())
      .filter(({ tags: { stable } }) => typeof tags.patch === 'string' && patternsOverlap(stable, tags.patch))
      .map((other) => ({
        path: ['tags', 'patch'],
        message: `The same tag would be release ${other.id} and a patch of release ${id}.`,
        fix: `Leave \`patch\` out: what has a file of its own is no patch of ${id} then.`,
      })),
};
