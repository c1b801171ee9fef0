/** Where GitHub's milestones and the schedule disagree about a day, since readers see both and believe the wrong one. */
import type { BlockerRule } from '../domain/community.js';
import type { Milestone } from '../domain/evidence.js';
import type { PhaseDates } from '../domain/phase.js';
import { type CalendarDate, dateIn, type Instant } from '../domain/time.js';

export interface MilestoneDifference {
  milestone: Pick<Milestone, 'repository' | 'title' | 'url'>;
  due: CalendarDate;
  phase: string;
  scheduled: CalendarDate;
}

/**
 * GitHub keeps a milestone's day as a moment at the beginning of it, by the clock of whoever set it: midnight in California from its
 * pages, midnight UTC from programs. Read in one zone it is the day before as often as not, so both days count as said.
 */
export const daysOf = (due: Instant): CalendarDate[] => [
  ...new Set([dateIn(due, 'America/Los_Angeles'), dateIn(due, 'UTC')]),
];

/**
 * The open milestones that these rules name, in the order of the rules. A rule without a phase is about the release itself; a
 * milestone without a day, and a phase without one, say nothing.
 */
export const milestoneDifferences = (
  rules: readonly BlockerRule[],
  phases: readonly Pick<PhaseDates, 'id' | 'end'>[],
  milestones: readonly Milestone[],
): MilestoneDifference[] =>
  rules.flatMap(({ milestone: name, phase }) => {
    const id = phase ?? 'release';
    const scheduled = phases.find((dates) => dates.id === id)?.end ?? null;
    if (name === null || scheduled === null) return [];
    return milestones.flatMap((milestone): MilestoneDifference[] => {
      const { title, formerTitles = [], state, dueOn, repository, url } = milestone;
      const isNamed = [title, ...formerTitles].some((one) => one.toLowerCase() === name.toLowerCase());
      if (!isNamed || state !== 'open' || dueOn === null) return [];
      const days = daysOf(dueOn);
      const [due] = days;
      if (due === undefined || days.includes(scheduled)) return [];
      return [{ milestone: { repository, title, url }, due, phase: id, scheduled }];
    });
  });
