/** What blocks now: the rules in force, the open issues that fit them, and what is known about those (R11). */
import { type Blocking, blockingRules, isBlocking, scopeOf } from '../../digest/blocker-rules.js';
import { type BlockerLook, issueKey, openBlockers as openAmong } from '../../digest/blockers.js';
import type { Community } from '../../domain/community.js';
import type { Item } from '../../domain/evidence.js';
import type { BlockerFact } from '../../domain/issue-facts.js';
import type { ReleasePlan } from '../../domain/release.js';
import type { ScheduleRevision } from '../../domain/schedule.js';
import type { Instant } from '../../domain/time.js';
import type { Repositories } from '../../ports/store.js';
import { isUnderWay } from '../../schedules/upcoming.js';
import { repositoriesOf } from './repositories-of.js';

interface Release {
  plan: ReleasePlan;
  adoptedAt: Instant;
  inForce: Pick<ScheduleRevision, 'phases'>;
}

/** A part of the world, and where the rest is to be found. */
interface Looking {
  world: { configuration: { community: Community }; releases: readonly Release[] };
  store: Pick<Repositories, 'evidence'>;
  now: Instant;
}

/** The community's rules, with those of `release`, or of every release under way. */
export function rulesInForce({ world, now }: Pick<Looking, 'world' | 'now'>, release: Release | null): Blocking[] {
  const { community } = world.configuration;
  const releases =
    release === null
      ? world.releases.filter((r) => isUnderWay(community, r.inForce.phases, r.adoptedAt, now))
      : [release];
  return blockingRules(
    community,
    releases.map((r): ReleasePlan => r.plan),
  );
}

/** What every blocker is looked at with. */
export async function blockerLook(
  { world, store, now }: Pick<Looking, 'world' | 'store' | 'now'>,
  release: Release | null,
): Promise<BlockerLook> {
  const movements = await store.evidence.documents('movement', repositoriesOf(world));
  return {
    community: world.configuration.community,
    rules: rulesInForce({ world, now }, release),
    movements: new Map(movements.map((document) => [issueKey(document.value), document])),
    asOf: now,
  };
}

/** The open issues that fit the rules, as they were read, each once. */
export async function blockingItems(
  { world, store }: Pick<Looking, 'world' | 'store'>,
  rules: readonly Blocking[],
): Promise<Item[]> {
  const repositories = repositoriesOf(world);
  const { labels, milestones, everything } = scopeOf(rules);
  const read = everything
    ? await store.evidence.allOpen(repositories)
    : [
        ...(await store.evidence.openWithLabels(repositories, labels)),
        ...(await store.evidence.openInMilestones(repositories, milestones)),
      ];
  const once = new Map(read.map((item) => [issueKey(item), item]));
  return [...once.values()].filter((item) => isBlocking(item, rules));
}

/** As facts, oldest first; of `release`, or of every release under way. */
export async function openBlockers(looking: Looking, release: Release | null = null): Promise<BlockerFact[]> {
  const look = await blockerLook(looking, release);
  return openAmong(await blockingItems(looking, look.rules), look);
}
