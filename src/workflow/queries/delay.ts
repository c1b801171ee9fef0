/** What the form for proposing a delay starts from. */
import { Refusal } from '../../domain/errors.js';
import type { Instant } from '../../domain/time.js';
import type { Store } from '../../ports/store.js';
import { isUnderWay } from '../../schedules/upcoming.js';
import type { DelayProps } from '../../surfaces/pages/delay-page.js';
import { loadWorld } from '../world.js';
import { timelinePhases } from './cycle.js';
import { releaseIn } from './release.js';

/** `id` null takes the first release under way. @throws Refusal `not-found` when there is none */
export async function delayQuery(store: Store, now: Instant, id: string | null): Promise<DelayProps> {
  const world = await loadWorld(store, now);
  const { community } = world.configuration;
  const open = world.releases.filter((r) => isUnderWay(community, r.inForce.phases, r.adoptedAt, now));
  const first = open[0]?.plan.id;
  if (id === null && first === undefined) {
    throw new Refusal('not-found', 'No release is under way, so there is nothing to delay.');
  }
  const release = releaseIn(world, id ?? first ?? '');
  return {
    now,
    zone: community.zone,
    release: release.plan.id,
    name: release.plan.name,
    others: open.filter((r) => r !== release).map(({ plan }) => ({ id: plan.id, name: plan.name })),
    waiting: release.proposed?.n ?? null,
    phases: timelinePhases(community, release.inForce.phases, now).map((phase) => ({
      id: phase.id,
      title: phase.title,
      start: phase.start,
      end: phase.end,
      over: phase.place === 'past',
    })),
  };
}
