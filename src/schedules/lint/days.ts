/** Weekends, holidays (R4) and meeting days (R3) of a phase's first and last day. */
import type { Community, Holiday } from '../../domain/community.js';
import type { PhaseDates } from '../../domain/phase.js';
import { type CalendarDate, formatDate, WEEKDAYS, weekdayName } from '../../domain/time.js';
import { isWeekend } from '../working-days.js';
import type { Finding, FindingRule } from './finding.js';
import { holidaysOn, nearestGoodDay, onMeetingDay } from './valid-days.js';
import { listed, titleOf } from './words.js';

export function dayFindings(community: Community, phase: PhaseDates, holidays: readonly Holiday[]): Finding[] {
  const { start, end } = phase;
  const findings: Finding[] = [];
  if (start !== null && start !== end) findings.push(...edge(community, phase, 'start', start, holidays));
  if (end !== null) findings.push(...edge(community, phase, 'end', end, holidays));
  return findings;
}

function edge(
  community: Community,
  phase: PhaseDates,
  name: 'start' | 'end',
  date: CalendarDate,
  holidays: readonly Holiday[],
): Finding[] {
  const verb = phase.start === phase.end ? 'is' : name === 'start' ? 'starts' : 'ends';
  const what = `${titleOf(community, phase.id)} ${verb} on ${formatDate(date)}`;
  // A first day need not be a meeting day: only a deadline is something to meet about.
  const rules = name === 'end' ? community : { meeting: null };
  const good = nearestGoodDay(rules, date, holidays, name === 'end' && phase.start !== date ? phase.start : null);
  const suggestion = good === null ? null : `Take ${formatDate(good)} (${good}).`;
  const found = (rule: FindingRule, message: string): Finding => ({
    rule,
    severity: 'warning',
    phase: phase.id,
    date,
    message,
    suggestion,
  });
  const findings: Finding[] = [];
  if (isWeekend(date)) findings.push(found('weekend', `${what}, a ${weekdayName(date)}.`));
  const off = holidaysOn(date, holidays);
  if (off.length > 0) {
    const names = listed(off.map((h) => `${h.name} in ${h.region}`));
    findings.push(found('holiday', `${what}, a public holiday: ${names}.`));
  }
  if (name === 'end' && community.meeting !== null && !onMeetingDay(community, date)) {
    const meets = WEEKDAYS[community.meeting.weekday - 1] ?? '';
    findings.push(
      found('meeting-day', `${what}, neither the day of the community meeting (${meets}) nor the day after.`),
    );
  }
  return findings;
}
