/** What GitHub already shows about each group, so that a person corrects rather than writes. */
import { groupOf } from '../../digest/activity.js';
import { isBlocking } from '../../digest/blocker-rules.js';
import { openBlockers } from '../../digest/blockers.js';
import type { Community, WorkingGroup } from '../../domain/community.js';
import type { Item } from '../../domain/evidence.js';
import type { Instant } from '../../domain/time.js';
import type { Repositories } from '../../ports/store.js';
import type { AskEvidence } from '../../surfaces/slack/prompt.js';
import { blockerLook, blockingItems } from '../facts/blocking.js';
import { lastDigestEnd, windowStart } from '../facts/digest-window.js';
import { repositoriesOf } from '../facts/repositories-of.js';
import type { World } from '../world.js';

/** Of one group, as of the moment at which somebody was asked about it. */
export type RoundEvidence = (group: string, askedAt: Instant) => AskEvidence;

/** Kept as long as the world it belongs to, since every prompt of a round asks for it. */
const kept = new WeakMap<World, Promise<RoundEvidence>>();

/** `from`, `to`: when the first and the last of these prompts were, or are, sent. */
export function roundEvidence(store: Repositories, world: World, from: Instant, to: Instant): Promise<RoundEvidence> {
  const before = kept.get(world);
  if (before !== undefined) return before;
  const evidence = gather(store, world, from, to);
  kept.set(world, evidence);
  return evidence;
}

async function gather(store: Repositories, world: World, from: Instant, to: Instant): Promise<RoundEvidence> {
  const { community } = world.configuration;
  const repositories = repositoriesOf(world);
  const last = await lastDigestEnd(store);
  const finished = await store.evidence.finishedBetween(repositories, windowStart(last, from), to);
  const look = await blockerLook({ world, store, now: to }, null);
  const blocking = await blockingItems({ world, store }, look.rules);
  const about = await store.evidence.openWithLabels(repositories, community.labels.docs);
  const own = (group: string): ((item: Item) => boolean) => {
    const theirs = community.workingGroups.find((g) => g.id === group);
    return (item) => belongs(item, theirs, community);
  };
  return (group, askedAt) => {
    const mine = own(group);
    const since = windowStart(last, askedAt);
    const done = finished.filter((item) => mine(item) && finishedIn(item, since, askedAt));
    return {
      since,
      merged: done.filter((item) => item.type === 'pull' && item.mergedAt !== null).length,
      closed: done.filter((item) => item.type === 'issue').length,
      blockers: openBlockers(blocking.filter(mine), { ...look, asOf: askedAt }),
      docs: about.filter((item) => mine(item) && !isBlocking(item, look.rules)),
    };
  };
}

const belongs = (item: Item, group: WorkingGroup | undefined, community: Community): boolean =>
  group !== undefined && groupOf(item, community.workingGroups)?.id === group.id;

function finishedIn(item: Item, from: Instant, to: Instant): boolean {
  const at = item.mergedAt ?? item.closedAt;
  return at !== null && from <= at && at < to;
}
