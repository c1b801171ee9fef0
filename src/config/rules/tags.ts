/** Tag patterns: each must be able to match a version, and no tag may be two things at once. */
import { fitsPattern, isPrerelease, parseVersion } from '../../domain/version.js';
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
  check: ({ plan: { id, tags, components } }) => [
    ...unmatched(['tags', 'stable'], tags.stable, `v${id}.0`),
    ...(tags.candidate === null ? [] : unmatched(['tags', 'candidate'], tags.candidate, `v${id}.0-rc.*`)),
    ...components.flatMap((component, index) =>
      component.tags === null ? [] : unmatched(['components', index, 'tags'], component.tags, 'v0.12.*'),
    ),
  ],
};

export const stableIsStable: Rule<ReleaseCase> = {
  name: 'tag-kind',
  check({ plan: { tags } }) {
    const version = parseVersion(sample(tags.stable));
    const findings: RuleFinding[] = [];
    if (version !== null && isPrerelease(version)) {
      findings.push({
        path: ['tags', 'stable'],
        message: `\`${tags.stable}\` is a pre-release, not the stable release.`,
        fix: `Write \`stable: ${tags.stable.replace(/[-.]?(alpha|beta|rc|dev|pre).*$/, '')}\`.`,
      });
    } else if (tags.candidate !== null && patternsOverlap(tags.candidate, tags.stable)) {
      const exact = tags.stable.replace(/\.?\*.*$/, '');
      const number = /\d+\.\d+\.\d+|^v?\d{2}\.\d{2}$/.test(exact) ? exact : `${exact}.0`;
      findings.push({
        path: ['tags', 'candidate'],
        message: `A tag could fit both \`${tags.candidate}\` and \`${tags.stable}\`: candidate and stable release at once.`,
        fix: fitsPattern(number, tags.candidate)
          ? `Write \`candidate: ${number}-rc.*\`.`
          : `Write the stable tag in full, like \`stable: ${number}\`.`,
      });
    }
    return findings;
  },
};

/** A copied file whose tags were not changed would announce another release's tags. */
export const tagsOfOneRelease: Rule<ReleaseCase> = {
  name: 'shared-tags',
  check: ({ plan, others }) =>
    others
      .filter((other) => other.tags.repository === plan.tags.repository)
      .filter((other) => patternsOverlap(other.tags.stable, plan.tags.stable))
      .map((other) => ({
        path: ['tags', 'stable'],
        message: `The same tag would be release ${other.id} and release ${plan.id}.`,
        fix: `Write the tag of ${plan.id}, like \`v${plan.id}.0\`.`,
      })),
};
