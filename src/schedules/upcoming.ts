/** Where a release stands at a moment: what runs, what comes next, whether it is still under way. */
import type { Community } from '../domain/community.js';
import type { UpcomingFact } from '../domain/facts.js';
import { type PhaseDates, type PhaseDefinition, phaseBegin, phaseDeadline } from '../domain/phase.js';
import { addHours, type Instant } from '../domain/time.js';
import { releaseDeadline } from './release-date.js';

/** The phase that ends a cycle, where a schedule has it. */
export const RETROSPECTIVE_PHASE = 'retrospective';

/** How long a release stays under way after its release day when no retrospective is dated. */
const AFTERMATH_HOURS = 30 * 24;

type DayRule = Pick<Community, 'deadlineTime' | 'zone'>;
type Definitions = DayRule & { phases: readonly Pick<PhaseDefinition, 'id' | 'title'>[] };

/**
 * The next `count` dates of a schedule that are still to come: deadlines that have not passed, and first days of spans that
 * have not begun; a phase of one day is named once, by its end. Earliest moment first.
 */
export function upcoming(
  community: Definitions,
  phases: readonly PhaseDates[],
  now: Instant,
  count: number,
): UpcomingFact[] {
  const titles = new Map(community.phases.map((d) => [d.id, d.title]));
  const coming = phases.flatMap((phase) => {
    const title = titles.get(phase.id) ?? phase.id;
    const begin = phaseBegin(phase, community.zone);
    const deadline = phaseDeadline(phase, community);
    const dates: { moment: Instant; fact: UpcomingFact }[] = [];
    if (phase.start !== null && begin !== null && begin > now && phase.start !== phase.end) {
      dates.push({
        moment: begin,
        fact: { phase: phase.id, title, edge: 'start', date: phase.start, deadline: null },
      });
    }
    if (phase.end !== null && deadline !== null && deadline > now) {
      dates.push({ moment: deadline, fact: { phase: phase.id, title, edge: 'end', date: phase.end, deadline } });
    }
    return dates;
  });
  coming.sort((a, b) => (a.moment < b.moment ? -1 : a.moment > b.moment ? 1 : 0));
  return coming.slice(0, Math.max(0, count)).map((c) => c.fact);
}

/**
 * Ids of the phases that run at `now`: from the first moment of their first day until their deadline. A span whose end is to be
 * decided runs from its start on; one without a start runs only on its last day.
 */
export function currentPhases(community: DayRule, phases: readonly PhaseDates[], now: Instant): string[] {
  return phases.flatMap((phase) => {
    const begin = phaseBegin({ start: phase.start ?? phase.end }, community.zone);
    const deadline = phaseDeadline(phase, community);
    const runs = begin !== null && begin <= now && (deadline === null || now < deadline);
    return runs ? [phase.id] : [];
  });
}

/**
 * The moment at which the cycle is over: the retrospective's deadline, else 30 days after the release's; never before the
 * release is out. Null while there is no release day.
 */
export function cycleEnd(community: DayRule, phases: readonly PhaseDates[]): Instant | null {
  const release = releaseDeadline(community, phases);
  if (release === null) return null;
  const retrospective = phases.find((p) => p.id === RETROSPECTIVE_PHASE);
  const last = retrospective === undefined ? null : phaseDeadline(retrospective, community);
  if (last === null) return addHours(release, AFTERMATH_HOURS);
  return [release, last].sort().at(-1) ?? release;
}

/**
 * The moment behind which a schedule names no date any more: the end of its cycle, or of a phase that lies behind that. Null
 * while there is no release day.
 */
export function lastMoment(community: DayRule, phases: readonly PhaseDates[]): Instant | null {
  const end = cycleEnd(community, phases);
  if (end === null) return null;
  return phases.reduce((last, phase) => {
    const deadline = phaseDeadline(phase, community);
    return deadline !== null && deadline > last ? deadline : last;
  }, end);
}

/** From its adoption until the end of its cycle; for as long as it takes while there is no release day. */
export function isUnderWay(
  community: DayRule,
  phases: readonly PhaseDates[],
  adoptedAt: Instant,
  now: Instant,
): boolean {
  const end = cycleEnd(community, phases);
  return adoptedAt <= now && (end === null || now < end);
}
