/** What a person should know before dates are announced: GitHub's own milestones say another day. */
import { milestoneDifferences } from '../../digest/milestone-dates.js';
import type { Draft } from '../../domain/draft.js';
import type { MessageKind } from '../../domain/message-kind.js';
import { formatShortDate } from '../../domain/time.js';
import type { World } from '../world.js';

/** Those that name days of the schedule. */
const DATED: readonly MessageKind[] = ['timeline', 'reminder', 'delay'];

export function milestoneWarnings(world: World, { kind, release }: Pick<Draft, 'kind' | 'release'>): string[] {
  const own = world.releases.find((one) => one.plan.id === release);
  if (own === undefined || !DATED.includes(kind)) return [];
  const { community } = world.configuration;
  // A notice's dates are those that are proposed.
  const { phases } = (kind === 'delay' ? own.proposed : null) ?? own.inForce;
  const rules = [...community.blockers, ...own.plan.blockers];
  return milestoneDifferences(rules, phases, world.milestones).map(({ milestone, due, phase, scheduled }) => {
    const title = community.phases.find((definition) => definition.id === phase)?.title ?? phase;
    return `The milestone ${milestone.title} of ${milestone.repository} is due on ${formatShortDate(due)}, and ${title} ends on ${formatShortDate(scheduled)} here: put one of them right.`;
  });
}
