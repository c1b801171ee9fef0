/** Where the components of a release declare what they depend on: the same places for wishing and for reading. */
import { resolveComponents } from '../../digest/components.js';
import { USUAL_MANIFESTS } from '../../digest/dependencies/read-manifest.js';
import { currentTags, type Tag } from '../../domain/evidence.js';
import type { ReleasePlan } from '../../domain/release.js';

export interface ComponentFiles {
  component: string;
  repository: string | null;
  version: string | null;
  /** Of its tag; null while that is not known. */
  sha: string | null;
  paths: string[];
}

/** In the order of the plan. */
export function componentFiles(plan: ReleasePlan, tags: readonly Tag[]): ComponentFiles[] {
  const current = currentTags(tags);
  return resolveComponents(plan, current).map(({ name, repository, version }, i) => ({
    component: name,
    repository,
    version,
    sha: current.find((tag) => tag.repository === repository && tag.name === version)?.sha ?? null,
    paths: [...new Set([...USUAL_MANIFESTS, ...(plan.components[i]?.manifests ?? [])])],
  }));
}
