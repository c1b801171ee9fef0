/** The checks before a release is announced, over what was read. Pure; a check passes on nothing that is incomplete or old. */
import type { Preflight, PreflightCheck } from '../../domain/preflight.js';
import { dependencies } from './dependencies.js';
import { docsVersion } from './docs-version.js';
import type { PreflightInput } from './input.js';
import { knownIssues } from './known-issues.js';
import { links } from './links.js';
import { noBlockers } from './no-blockers.js';
import { releaseBranch } from './release-branch.js';
import { releaseLatest } from './release-latest.js';
import { releasePublished } from './release-published.js';
import { stableTags } from './stable-tags.js';

type Check = (input: PreflightInput) => PreflightCheck;

const OF_A_RELEASE: readonly Check[] = [
  stableTags,
  releasePublished,
  releaseLatest,
  releaseBranch,
  noBlockers,
  docsVersion,
  links,
  dependencies,
  knownIssues,
];

/** A candidate is there to find out what is missing, so these inform whoever approves it and bind nobody. */
const OF_A_CANDIDATE: readonly Check[] = [stableTags, releaseBranch, noBlockers, links];

export const preflight = (input: PreflightInput): Preflight => ({
  release: input.plan.id,
  tag: input.tag,
  binding: input.kind !== 'candidate',
  checks: (input.kind === 'candidate' ? OF_A_CANDIDATE : OF_A_RELEASE).map((check) => check(input)),
});
