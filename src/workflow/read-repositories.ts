/** Which repositories Herald reads, as `owner/name`: those of the groups, and those whose tags are the release. In order, each once. */
import type { Configuration } from '../domain/configuration.js';

export function readRepositories({ community, releases }: Configuration): string[] {
  const repositories = new Set([
    ...community.workingGroups.flatMap((group) => group.repositories),
    ...releases.flatMap((r) => [r.tags.repository, ...r.components.flatMap((c) => c.repository ?? [])]),
  ]);
  return [...repositories].sort();
}
