/** R11: nothing that blocks the release is open. */
import type { PreflightCheck } from '../../domain/preflight.js';
import { lookedAt } from './freshness.js';
import type { PreflightInput } from './input.js';
import { noFindings, settle } from './settle.js';

const ABOUT = {
  id: 'no-blockers',
  title: 'Open blockers',
  todo: 'Close them, move them to another release, or take the blocking label off, whichever is true.',
} as const;

const MOST = 10;

export function noBlockers({ blockers, scope, states, now }: PreflightInput): PreflightCheck {
  const found = noFindings();
  const open = blockers.filter((blocker) => blocker.closedAt === null);
  for (const { repository, number, title, owners } of open.slice(0, MOST)) {
    const owner = owners.length === 0 ? 'nobody has it' : owners.slice(0, 3).join(', ');
    found.problems.push(`${repository}#${number} ${title} (${owner}).`);
  }
  if (open.length > MOST) found.problems.push(`${open.length - MOST} more are open.`);
  for (const repository of scope) {
    const { asOf, doubt } = lookedAt(states, repository, 'issues', now);
    found.moments.push(asOf);
    if (doubt !== null) found.doubts.push(doubt);
  }
  if (scope.length === 0) found.doubts.push('No repository is configured under a working group, so no issue was read.');
  return settle(ABOUT, found);
}
