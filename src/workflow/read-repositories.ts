/**
 * Which repositories Herald reads, as `owner/name`: those of the groups, those whose tags are the release, those in which plans are kept, and
 * the documentation's. In order, each once.
 */
import type { Configuration } from '../domain/configuration.js';

export function readRepositories({ community, releases }: Configuration): string[] {
  const repositories = new Set([
    ...community.workingGroups.flatMap((group) => group.repositories),
    ...releases.flatMap((r) => [
      r.tags.repository,
      ...r.components.flatMap((c) => c.repository ?? []),
      ...r.umbrellas.map(({ issue }) => issue.split('#')[0] ?? ''),
    ]),
    ...(community.docs === null ? [] : [community.docs.repository]),
  ]);
  return [...repositories].filter((repository) => repository !== '').sort();
}
