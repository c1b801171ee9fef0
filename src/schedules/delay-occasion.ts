/** The notice of a proposed change of dates (R6): its approval puts the revision in force. */
import type { Occasion } from '../domain/occasion.js';
import { leadingMove, phaseMoves, type ScheduleRevision } from '../domain/schedule.js';
import { addHours } from '../domain/time.js';

const NOTICE_HOURS = 14 * 24;

/**
 * Due as soon as it is approved. Its thread is that of the first phase, in the schedule's order, whose announced date
 * moved; of the first that was set where none moved. Null when no date differs.
 */
export function delayOccasion(revision: ScheduleRevision, base: Pick<ScheduleRevision, 'phases'>): Occasion | null {
  const first = leadingMove(phaseMoves(base.phases, revision.phases));
  if (first === undefined) return null;
  const { release, n, at } = revision;
  return {
    key: `delay:${release}:${n}`,
    kind: 'delay',
    release,
    source: { type: 'revision', release, revision: n },
    matter: `phase:${release}:${first.phase}`,
    composeAt: at,
    sendAt: at,
    expiresAt: addHours(at, NOTICE_HOURS),
  };
}
