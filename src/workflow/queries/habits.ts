/** How the groups branch and tag, from what was read of their repositories. */
import { habitsOf } from '../../digest/habits.js';
import type { Instant } from '../../domain/time.js';
import type { Repositories } from '../../ports/store.js';
import type { HabitsProps } from '../../surfaces/pages/habits-page.js';
import { appliedConfiguration } from '../applied-configuration.js';
import { tagEvidence } from '../facts/tag-evidence.js';
import { checked } from './checked.js';

/** @throws Refusal when no configuration has been applied */
export async function habitsQuery(
  store: Pick<Repositories, 'configs' | 'evidence'>,
  now: Instant,
): Promise<HabitsProps> {
  const { community } = (await appliedConfiguration(store)).configuration;
  const repositories = [...new Set(community.workingGroups.flatMap((group) => group.repositories))];
  const evidence = await tagEvidence(store, repositories);
  const branches = await store.evidence.documents('branches', repositories);
  const habits = habitsOf({
    community,
    tags: await store.evidence.tags(repositories),
    releases: evidence.releases,
    branches: branches.flatMap(({ value }) => value),
    evidence,
  });
  return { now, zone: community.zone, ...habits, checked: await checked(store, repositories, now) };
}
