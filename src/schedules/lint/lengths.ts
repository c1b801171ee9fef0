/** Phases that end before they start, and phases shorter than their definition allows (R5). */
import type { Community, Holiday } from '../../domain/community.js';
import type { PhaseDates } from '../../domain/phase.js';
import { addDays, daysBetween, formatDate } from '../../domain/time.js';
import type { Finding } from './finding.js';
import { nearestGoodDay } from './valid-days.js';
import { titleOf } from './words.js';

export function lengthFindings(community: Community, phase: PhaseDates, holidays: readonly Holiday[]): Finding[] {
  const { id, start, end } = phase;
  if (start === null || end === null) return [];
  const title = titleOf(community, id);
  const days = daysBetween(start, end) + 1;
  if (days < 1) {
    const message = `${title} ends on ${formatDate(end)}, before it starts on ${formatDate(start)}.`;
    const suggestion = `Take an end on or after ${start}, or check the year.`;
    return [{ rule: 'ends-before-start', severity: 'error', phase: id, date: end, message, suggestion }];
  }
  const least = community.phases.find((d) => d.id === id)?.minimumDays ?? null;
  if (least === null || days >= least) return [];
  const first = addDays(start, least - 1);
  const good = nearestGoodDay(community, first, holidays, first) ?? first;
  const message = `${title} lasts ${count(days)}, from ${formatDate(start)} to ${formatDate(end)}, but should last at least ${count(least)}.`;
  const suggestion = `Let it end on ${formatDate(good)} (${good}) or later.`;
  return [{ rule: 'minimum-length', severity: 'warning', phase: id, date: end, message, suggestion }];
}

const count = (days: number): string => (days === 1 ? '1 day' : `${days} days`);
