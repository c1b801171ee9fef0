/** Which version of every component a release holds (R33): what the plan fixes, else the newest fitting tag. */

import type { ComponentFact, ComponentStanding } from '../domain/component.js';
import { currentTags, type Tag } from '../domain/evidence.js';
import { type Forge, tagAddress } from '../domain/forge-address.js';
import type { ComponentPlan, ReleasePlan } from '../domain/release.js';
import { fitsPattern, isCandidate, isPrerelease, parseVersion } from '../domain/version.js';
import { knownDate, type TagEvidence } from './tag-date.js';
import { highestFirst } from './versioned-tags.js';

/**
 * In the order of the plan, from the tags that are there. A stable tag wins over any candidate, however much newer the candidate is.
 * @param evidence what tells when tags were set, without which nobody knows; and where GitHub shows them
 */
export const resolveComponents = (
  plan: Pick<ReleasePlan, 'components'>,
  tags: readonly Tag[],
  evidence: TagEvidence & { forge?: Forge } = {},
): ComponentFact[] => {
  const current = currentTags(tags);
  return plan.components.map((component) => resolve(component, current, evidence));
};

function resolve(
  component: ComponentPlan,
  tags: readonly Tag[],
  evidence: TagEvidence & { forge?: Forge },
): ComponentFact {
  const { name, repository, version: fixed, tags: pattern } = component;
  const theirs = tags.filter((tag) => tag.repository === repository);
  const fitting =
    pattern === null ? [] : highestFirst(theirs.filter((tag) => fitsPattern(tag.name, pattern))).map(({ tag }) => tag);
  const tag =
    fixed === null ? (fitting.find((t) => isStable(t.name)) ?? fitting[0]) : theirs.find((t) => t.name === fixed);
  const version = fixed ?? tag?.name ?? null;
  return {
    name,
    repository,
    version,
    url: tag === undefined ? null : tagAddress(evidence.forge ?? {}, tag.repository, tag.name),
    stable: version !== null && isStable(version),
    standing: standingOf(version, tag),
    taggedAt: tag === undefined ? null : knownDate(tag, evidence),
  };
}

function standingOf(version: string | null, tag: Tag | undefined): ComponentStanding {
  if (version === null) return 'untagged';
  if (tag === undefined) return 'unseen';
  if (isStable(version)) return 'stable';
  const parsed = parseVersion(version);
  return parsed !== null && isCandidate(parsed) ? 'candidate' : 'unstable';
}

/** When it was first seen here says nothing about a tag. */
function isStable(name: string): boolean {
  const version = parseVersion(name);
  return version !== null && !isPrerelease(version);
}
