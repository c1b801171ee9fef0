/** The announcement of a release's whole timeline (R1): once, when Herald takes the release on, or when its first date is set after that. */
import type { Community, Holiday } from '../domain/community.js';
import type { Occasion } from '../domain/occasion.js';
import type { ReleasePlan } from '../domain/release.js';
import { addHours, type Instant } from '../domain/time.js';
import { releaseDeadline } from './release-date.js';
import { nextSendTime } from './send-times.js';

/** How long a timeline without a release day may still be announced. */
const UNDATED_HOURS = 60 * 24;

/**
 * Null while no phase has a date, since there is no timeline yet. Composed at once; leaves at the next send time on a working day, or at once where the release would be out by then. Nothing
 * is said after the release's deadline, so for a release that was out when it was adopted the occasion has expired at birth.
 * `plan.phases` should be those in force.
 * @param from the adoption, or the moment at which the first date was set if that came later
 */
export function timelineOccasion(
  community: Community,
  plan: Pick<ReleasePlan, 'id' | 'phases'>,
  from: Instant,
  holidays: readonly Holiday[],
): Occasion | null {
  if (plan.phases.every((phase) => phase.start === null && phase.end === null)) return null;
  const slot = nextSendTime(community, from, holidays);
  const expiresAt = releaseDeadline(community, plan.phases) ?? addHours(from, UNDATED_HOURS);
  return {
    key: `timeline:${plan.id}`,
    kind: 'timeline',
    release: plan.id,
    source: { type: 'adoption', release: plan.id },
    matter: `timeline:${plan.id}`,
    composeAt: from,
    sendAt: slot < expiresAt ? slot : from,
    expiresAt,
  };
}
