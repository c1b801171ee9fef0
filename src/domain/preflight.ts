/** Preflight: what must be in place before a release is announced (R13, R14, R16, R18). */
import type { Instant } from './time.js';

export type CheckResult = 'pass' | 'fail' | 'unknown';

export type CheckId =
  | 'stable-tags'
  | 'release-published'
  | 'release-latest'
  | 'release-branch'
  | 'no-blockers'
  | 'docs-version'
  | 'links'
  | 'dependencies'
  | 'known-issues';

export interface PreflightCheck {
  id: CheckId;
  /** What is looked at, in a few words. */
  title: string;
  result: CheckResult;
  /** What was found, one sentence per thing. */
  found: string[];
  /** What to do about it; null where it passed. */
  todo: string | null;
  /** As of when its evidence is complete; null where it was never read. */
  asOf: Instant | null;
}

export interface Preflight {
  release: string;
  tag: string;
  /** In the order of their ids above. */
  checks: PreflightCheck[];
}

/** Only what failed needs an override: what could not be checked is said, and does not keep anybody waiting. */
export const failing = (preflight: Pick<Preflight, 'checks'>): PreflightCheck[] =>
  preflight.checks.filter((check) => check.result === 'fail');
