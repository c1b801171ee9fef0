/** Phases that contradict one another: what builds on something cannot come before it. */
import type { Community } from '../../domain/community.js';
import type { PhaseDates } from '../../domain/phase.js';
import { addDays, type CalendarDate, formatDate } from '../../domain/time.js';
import type { Finding } from './finding.js';
import { titleOf } from './words.js';

/**
 * Of the phases that Herald knows by name. `begins`: the second begins on or after the first's last day. `ends`: the second
 * ends no earlier than the first; they may overlap. Phases that a community adds are in nobody's way.
 */
const ORDER: readonly [first: string, second: string, rule: 'begins' | 'ends'][] = [
  ['roadmap', 'feature-freeze', 'ends'],
  ['development', 'feature-freeze', 'ends'],
  ['feature-freeze', 'manifests-testing', 'begins'],
  ['feature-freeze', 'distribution-testing', 'begins'],
  ['manifests-testing', 'distribution-testing', 'begins'],
  ['manifests-testing', 'release', 'ends'],
  ['distribution-testing', 'release', 'ends'],
  ['docs-update', 'release', 'ends'],
  ['feature-freeze', 'release', 'ends'],
  ['release', 'retrospective', 'begins'],
];

/** Each finding belongs to the second phase of its pair, which is the one that is too early. */
export function orderFindings(community: Pick<Community, 'phases'>, phases: readonly PhaseDates[]): Finding[] {
  const dates = new Map(phases.map((p) => [p.id, p]));
  return ORDER.flatMap(([firstId, secondId, rule]) => {
    const limit = dates.get(firstId)?.end ?? null;
    const second = dates.get(secondId);
    const date = second === undefined ? null : rule === 'begins' ? (second.start ?? second.end) : second.end;
    if (limit === null || date === null || date >= limit) return [];
    return [finding(community, firstId, secondId, rule, date, limit)];
  });
}

function finding(
  community: Pick<Community, 'phases'>,
  firstId: string,
  secondId: string,
  rule: 'begins' | 'ends',
  date: CalendarDate,
  limit: CalendarDate,
): Finding {
  const [first, second] = [titleOf(community, firstId), titleOf(community, secondId)];
  const verb = rule === 'begins' ? 'begins' : 'ends';
  const earliest = rule === 'begins' ? addDays(limit, 1) : limit;
  return {
    rule: 'order',
    severity: 'error',
    phase: secondId,
    date,
    message: `${second} ${verb} on ${formatDate(date)}, before ${first} is over on ${formatDate(limit)}.`,
    suggestion: `Move ${second} to ${formatDate(earliest)} (${earliest}) or later, or end ${first} earlier.`,
  };
}
