/** What a person should know before a delay is proposed or its notice approved, beside what the dates themselves give rise to. */
import type { Configuration } from '../../domain/configuration.js';
import type { BlockerFact } from '../../domain/issue-facts.js';
import type { PhaseDates } from '../../domain/phase.js';
import type { ReleasePlan } from '../../domain/release.js';
import { phaseMoves } from '../../domain/schedule.js';
import { dateIn, formatShortDate, type Zone } from '../../domain/time.js';
import { type Finding, lintSchedule } from '../../schedules/lint-schedule.js';
import { isWeekend } from '../../schedules/working-days.js';
import type { World } from '../world.js';

/** What the linter says of the phases that move. */
export function movedFindings(
  { community, holidays }: Configuration,
  before: readonly PhaseDates[],
  after: readonly PhaseDates[],
): Finding[] {
  const moved = phaseMoves(before, after).map((move) => move.phase);
  return lintSchedule(community, after, holidays).filter((finding) => moved.includes(finding.phase));
}

export const findingInWords = ({ message, suggestion }: Finding): string =>
  suggestion === null ? message : `${message} ${suggestion}`;

/** What whoever approves a notice should know of its days: one that is pushed onto a weekend, and what contradicts itself. */
export function pushedWarnings(world: World, release: string | null): string[] {
  const own = world.releases.find((one) => one.plan.id === release);
  if (own === undefined || own.proposed === null) return [];
  const before = own.inForce.phases;
  const after = own.proposed.phases;
  const isPushed = ({ rule, phase, date }: Finding): boolean => {
    const edge = after.find(({ id }) => id === phase)?.end === date ? 'end' : 'start';
    const was = before.find(({ id }) => id === phase)?.[edge] ?? null;
    return rule === 'weekend' && (was === null || !isWeekend(was));
  };
  return movedFindings(world.configuration, before, after)
    .filter((finding) => finding.severity === 'error' || isPushed(finding))
    .map(findingInWords);
}

/** A sentence for each named issue that cannot stand in the way, or of which that is not known. */
export const issueWarnings = (blockers: readonly BlockerFact[], zone: Zone): string[] =>
  blockers.flatMap(({ repository, number, closedAt, problem }) => {
    const reference = `${repository}#${number}`;
    if (problem !== null) return [`${reference} could not be looked up (${problem}); see whether it is still open.`];
    if (closedAt === null) return [];
    const day = formatShortDate(dateIn(closedAt, zone));
    return [`${reference} was closed on ${day}, so the notice will not say that it stands in the way.`];
  });

/** Set while the release's timeline still waits to be announced, so that the notice would change dates that nobody has seen. */
export function timelineWarning(
  world: Pick<World, 'drafts'>,
  { id, name }: Pick<ReleasePlan, 'id' | 'name'>,
): string[] {
  const waits = world.drafts.some(
    ({ draft, sends }) =>
      draft.kind === 'timeline' &&
      draft.release === id &&
      ['awaiting', 'withheld', 'approved'].includes(draft.state) &&
      !sends.some((send) => send.state === 'sent'),
  );
  if (!waits) return [];
  return [
    `The timeline of ${name} has not been announced yet: approve it first, or the notice will speak of dates that nobody has seen.`,
  ];
}
