/** Which release is out: the newest stable tag of the repositories that carry the releases. */

import type { Configuration } from '../../domain/configuration.js';
import { currentTags } from '../../domain/evidence.js';
import { tagAddress } from '../../domain/forge-address.js';
import { compareVersions, isPrerelease, parseVersion } from '../../domain/version.js';
import type { Repositories } from '../../ports/store.js';
import { tagKind } from '../../schedules/tag-occasion.js';
import type { LatestRelease } from '../../surfaces/pages/home-props.js';

/** Null when none is tagged. Tags with a monorepo prefix belong to one component, so they do not count. */
export async function latestRelease(
  store: Repositories,
  { releases, community }: Configuration,
): Promise<LatestRelease | null> {
  const repositories = [...new Set(releases.map((plan) => plan.tags.repository))];
  if (repositories.length === 0) return null;
  const newest = currentTags(await store.evidence.tags(repositories))
    .flatMap((tag) => {
      const version = parseVersion(tag.name);
      return version === null || isPrerelease(version) || version.prefix !== '' ? [] : [{ tag, version }];
    })
    .sort((a, b) => compareVersions(b.version, a.version))[0];
  if (newest === undefined) return null;
  const { repository, name } = newest.tag;
  const plan = releases.find((r) => ['release', 'patch'].includes(tagKind(r, { repository, name }) ?? ''));
  const published = (await store.evidence.releases([repository])).find((r) => r.tag === name && !r.draft);
  return {
    id: plan?.id ?? null,
    name: plan?.name ?? `${community.name} ${name.replace(/^v/, '')}`,
    tag: name,
    url: published?.url ?? tagAddress(community, repository, name),
    publishedAt: published?.publishedAt ?? null,
  };
}
