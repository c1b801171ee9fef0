/** Phases without dates: people cannot plan around them. */
import type { Community } from '../../domain/community.js';
import type { PhaseDates } from '../../domain/phase.js';
import { RETROSPECTIVE_PHASE } from '../upcoming.js';
import type { Finding } from './finding.js';
import { titleOf } from './words.js';

/** A retrospective is usually dated once the release is out, so that one is only worth knowing. */
export function undatedFindings(community: Pick<Community, 'phases'>, phase: PhaseDates): Finding[] {
  const missing = phase.end === null ? (phase.start === null ? 'no date yet' : 'no end yet') : 'no start yet';
  if (phase.end !== null && phase.start !== null) return [];
  return [
    {
      rule: 'undated',
      severity: phase.id === RETROSPECTIVE_PHASE ? 'info' : 'warning',
      phase: phase.id,
      date: null,
      message: `${titleOf(community, phase.id)} has ${missing}.`,
      suggestion: 'Set it as soon as it is known; until then the messages say "to be decided".',
    },
  ];
}
