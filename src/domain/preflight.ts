/** Preflight: what must be in place before a release is announced (R13, R14, R16, R18). */
import type { MessageKind } from './message-kind.js';
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
  /** What was found, one sentence per thing: what failed, then what could not be checked, then what else is worth knowing. */
  found: string[];
  /** What to do about it; null where it passed. */
  todo: string | null;
  /** As of when its evidence is complete; null where it was never read, or where none is needed. */
  asOf: Instant | null;
}

export interface Preflight {
  release: string;
  tag: string;
  /** Whether what fails keeps a draft from being approved without a reason; it does not for a candidate. */
  binding: boolean;
  /** In the order of their ids above; of a candidate fewer. */
  checks: PreflightCheck[];
}

/** Only what failed needs an override: what could not be checked is said, and does not keep anybody waiting. */
export const failing = (preflight: Pick<Preflight, 'checks'>): PreflightCheck[] =>
  preflight.checks.filter((check) => check.result === 'fail');

/** Why a draft must not be approved without a reason: the failing checks of a preflight that binds; none without one. */
export const standsAgainst = (preflight: Preflight | null): PreflightCheck[] =>
  preflight?.binding === true ? failing(preflight) : [];

/** What is announced; of a candidate less is looked at, and nothing of that binds. */
export type PreflightKind = 'candidate' | 'release' | 'patch';

/** Before which messages a preflight is made. */
const KINDS: Record<MessageKind, PreflightKind | null> = {
  timeline: null,
  reminder: null,
  delay: null,
  correction: null,
  candidate: 'candidate',
  release: 'release',
  patch: 'patch',
  digest: null,
  notes: null,
};

export const preflightKind = (kind: MessageKind): PreflightKind | null => KINDS[kind];

export const hasPreflight = (kind: MessageKind): boolean => preflightKind(kind) !== null;

/** Fewer say nothing. */
export const SHORTEST_OVERRIDE = 10;
