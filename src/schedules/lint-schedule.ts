/** What is wrong or unwise about a schedule's dates (R3, R4, R5), each with what to do instead. */
import type { Community, Holiday } from '../domain/community.js';
import type { PhaseDates } from '../domain/phase.js';
import { dayFindings } from './lint/days.js';
import type { Finding } from './lint/finding.js';
import { lengthFindings } from './lint/lengths.js';
import { orderFindings } from './lint/order.js';
import { undatedFindings } from './lint/undated.js';

export type { Finding, FindingRule } from './lint/finding.js';

/** Every finding, phase by phase in the order given. Titles are those of the community's definitions. */
export function lintSchedule(
  community: Community,
  phases: readonly PhaseDates[],
  holidays: readonly Holiday[],
): Finding[] {
  const order = orderFindings(community, phases);
  return phases.flatMap((phase) => [
    ...undatedFindings(community, phase),
    ...lengthFindings(community, phase, holidays),
    ...order.filter((finding) => finding.phase === phase.id),
    ...dayFindings(community, phase, holidays),
  ]);
}
