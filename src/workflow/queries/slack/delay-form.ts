/** What the form for a delay starts from: the releases under way, the phases of one, and the revision that is in force. */
import { Refusal } from '../../../domain/errors.js';
import type { Instant } from '../../../domain/time.js';
import type { Store } from '../../../ports/store.js';
import type { DelayModalProps } from '../../../surfaces/slack/delay-modal.js';
import { loadWorld } from '../../world.js';
import { timelinePhases } from '../cycle.js';
import { releaseIn } from '../release.js';
import { underWay } from './answer-queries.js';

export interface DelayForm extends Pick<DelayModalProps, 'releases' | 'phases' | 'base'> {
  release: string;
  name: string;
  /** A change is proposed already, so that no other one can be. */
  waiting: boolean;
}

/** `asked` is an id or a name; empty takes the first release under way. @throws Refusal `not-found` when there is none */
export async function delayFormQuery(store: Store, now: Instant, asked: string): Promise<DelayForm> {
  const world = await loadWorld(store, now);
  const open = underWay(world, now);
  const wanted = asked.trim().toLowerCase();
  const named = open.find(({ plan }) => [plan.id, plan.name].some((name) => name.toLowerCase() === wanted));
  const release = named ?? (wanted === '' ? open[0] : releaseIn(world, asked.trim()));
  if (release === undefined) throw new Refusal('not-found', 'No release is under way, so there is nothing to delay.');
  const phases = timelinePhases(world.configuration.community, release.inForce.phases, now);
  return {
    release: release.plan.id,
    name: release.plan.name,
    base: release.inForce.n,
    waiting: release.proposed !== null,
    releases: open.map(({ plan }) => ({ id: plan.id, name: plan.name })),
    phases: phases
      .filter((phase) => phase.place !== 'past')
      .map(({ id, title, start, end }) => ({ id, title, start, end })),
  };
}
