/** Which version of every component a release holds (R33): what the plan fixes, else the newest fitting tag. */
import type { Tag } from '../domain/evidence.js';
import type { ComponentFact } from '../domain/facts.js';
import type { ComponentPlan, ReleasePlan } from '../domain/release.js';
import { compareVersions, fitsPattern, isPrerelease, parseVersion } from '../domain/version.js';

type SeenTag = Pick<Tag, 'repository' | 'name'>;

/** In the order of the plan. A stable tag wins over any candidate, however much newer the candidate is. */
export const resolveComponents = (plan: Pick<ReleasePlan, 'components'>, tags: readonly SeenTag[]): ComponentFact[] =>
  plan.components.map((component) => resolve(component, tags));

function resolve({ name, repository, version, tags: pattern }: ComponentPlan, tags: readonly SeenTag[]): ComponentFact {
  const theirs = tags.filter((tag) => tag.repository === repository);
  if (version !== null) {
    const seen = theirs.some((tag) => tag.name === version);
    return { name, repository, version, url: seen ? tagUrl(repository, version) : null, stable: isStable(version) };
  }
  const fitting = pattern === null ? [] : newestFirst(theirs.filter((tag) => fitsPattern(tag.name, pattern)));
  const chosen = fitting.find((tag) => isStable(tag.name)) ?? fitting[0];
  if (chosen === undefined) return { name, repository, version: null, url: null, stable: false };
  return {
    name,
    repository,
    version: chosen.name,
    url: tagUrl(repository, chosen.name),
    stable: isStable(chosen.name),
  };
}

function isStable(name: string): boolean {
  const version = parseVersion(name);
  return version !== null && !isPrerelease(version);
}

function newestFirst(tags: readonly SeenTag[]): SeenTag[] {
  return tags
    .flatMap((tag) => ({ tag, version: parseVersion(tag.name) ?? [] }))
    .flatMap(({ tag, version }) => (Array.isArray(version) ? [] : [{ tag, version }]))
    .sort((a, b) => compareVersions(b.version, a.version))
    .map(({ tag }) => tag);
}

/** GitHub shows this page for a tag with or without a release. */
export const tagUrl = (repository: string | null, tag: string): string | null =>
  repository === null ? null : `https://github.com/${repository}/releases/tag/${encodeURIComponent(tag)}`;
