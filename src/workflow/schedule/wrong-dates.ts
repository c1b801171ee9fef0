/** Dates that cannot be right are not applied; those that were applied before Herald refused them are only named. */
import type { Configuration } from '../../domain/configuration.js';
import { Refusal } from '../../domain/errors.js';
import { lintSchedule } from '../../schedules/lint-schedule.js';

/**
 * Answers the errors that the last applied files had too.
 * @throws Refusal with every other one, and what to write instead
 */
export function wrongDates(configuration: Configuration, before: Configuration | null): string[] {
  const known = new Set(before === null ? [] : errorsOf(before));
  const errors = errorsOf(configuration);
  const fresh = errors.filter((error) => !known.has(error));
  if (fresh.length === 0) return errors;
  throw new Refusal(
    'conflict',
    `These dates cannot be right, so nothing was applied. ${fresh.join(' ')} \`herald lint\` shows all that it finds.`,
  );
}

const errorsOf = ({ community, holidays, releases }: Configuration): string[] =>
  releases.flatMap((plan) =>
    lintSchedule(community, plan.phases, holidays)
      .filter((finding) => finding.severity === 'error')
      .map(({ message, suggestion }) =>
        [`releases/${plan.id}.yaml: ${message}`, ...(suggestion === null ? [] : [suggestion])].join(' '),
      ),
  );
