/** Whether evidence is good enough for a check to pass on it. */
import type { SyncEndpoint, SyncState } from '../../domain/evidence.js';
import { addHours, type Instant } from '../../domain/time.js';

/** What was read longer ago than this may be otherwise by now. */
const FRESH_HOURS = 24;

export interface Look {
  asOf: Instant | null;
  /** Why nothing can pass on it, in a sentence; null where it is complete and fresh. */
  doubt: string | null;
}

const WORDS: Partial<Record<SyncEndpoint, string>> = {
  issues: 'issues',
  tags: 'tags',
  releases: 'Releases',
  branches: 'branches',
};

export function lookedAt(states: readonly SyncState[], repository: string, endpoint: SyncEndpoint, now: Instant): Look {
  const state = states.find((s) => s.endpoint === endpoint && same(s.repository, repository));
  const what = `The ${WORDS[endpoint] ?? endpoint} of ${repository}`;
  const asOf = state?.completeAsOf ?? null;
  if (asOf === null) return { asOf, doubt: `${what} were never read to the end.` };
  if (state?.problem != null) return { asOf, doubt: `${what} could not be read again since they were complete.` };
  return { asOf, doubt: isOld(asOf, now) ? `${what} were last read more than a day ago.` : null };
}

/** Of a single document: `what` begins its sentence. */
export function lookedAtDocument(what: string, asOf: Instant | null, now: Instant): Look {
  if (asOf === null) return { asOf, doubt: `${what} was never read.` };
  return { asOf, doubt: isOld(asOf, now) ? `${what} was last read more than a day ago.` : null };
}

const isOld = (asOf: Instant, now: Instant): boolean => addHours(asOf, FRESH_HOURS) < now;

/** GitHub does not tell names of repositories apart by their case. */
export const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
