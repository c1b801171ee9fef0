/** The branch that the release is cut from exists. */
import type { PreflightCheck } from '../../domain/preflight.js';
import { lookedAtDocument } from './freshness.js';
import type { PreflightInput } from './input.js';
import { noFindings, settle } from './settle.js';

const ABOUT = {
  id: 'release-branch',
  title: 'The release branch',
  todo: 'Create the branch, or put its name right under tags.branch of the release file.',
} as const;

export function releaseBranch({ plan, branches, now }: PreflightInput): PreflightCheck {
  const found = noFindings();
  const { repository, branch } = plan.tags;
  if (branch === null) {
    found.notes.push('The release file names no branch (tags.branch), so none is looked for.');
    return settle(ABOUT, found);
  }
  const { asOf, doubt } = lookedAtDocument(`The list of branches of ${repository}`, branches?.asOf ?? null, now);
  found.moments.push(asOf);
  const there = branches?.value.some((b) => b.name === branch) ?? false;
  if (doubt !== null) found.doubts.push(doubt);
  else if (there) found.notes.push(`${repository} has ${branch}.`);
  else found.problems.push(`${repository} has no branch ${branch}.`);
  return settle(ABOUT, found);
}
