/** The tags that a release is made of: its own, then those of its components, each once. */

import { same } from './freshness.js';
import type { PreflightInput } from './input.js';

export interface ReleaseTag {
  repository: string;
  name: string;
  /** Whose tag it is: the release's name, or those of the components. */
  of: string[];
  stable: boolean;
}

export function releaseTags({
  plan,
  tag,
  components,
}: Pick<PreflightInput, 'plan' | 'tag' | 'components'>): ReleaseTag[] {
  const all: ReleaseTag[] = [{ repository: plan.tags.repository, name: tag, of: [plan.name], stable: true }];
  for (const { name, repository, version, stable } of components) {
    if (repository === null || version === null) continue;
    const known = all.find((t) => same(t.repository, repository) && t.name === version);
    if (known === undefined) all.push({ repository, name: version, of: [name], stable });
    else if (!known.of.includes(name)) known.of.push(name);
  }
  return all;
}
