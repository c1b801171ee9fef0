/** What a working group said last, as it is quoted (R9, R10). */
import type { LastSaidFact, StatusFact } from '../domain/facts.js';
import type { Status } from '../domain/status.js';
import { type Instant, millisOf } from '../domain/time.js';

const DAY = 24 * 60 * 60 * 1000;

/** `statuses` may hold earlier ones too: a `no change` is dated by the status that it keeps, through any number of them. */
export function statusFact(status: Status, statuses: readonly Status[]): StatusFact {
  const { colour, text, author, saidAt } = status;
  const first = kept(status, statuses);
  return { colour, text, author, saidAt, unchangedSince: first === status ? null : first.saidAt };
}

/** A word from before the time that is accounted for, which is named with its age and quoted no more. */
export const lastSaidFact = ({ colour, saidAt }: Status, asOf: Instant): LastSaidFact => ({
  colour,
  saidAt,
  daysAgo: Math.max(0, Math.floor((millisOf(asOf) - millisOf(saidAt)) / DAY)),
});

function kept(status: Status, statuses: readonly Status[]): Status {
  const seen = new Set<string>();
  let at = status;
  while (at.noChangeOf !== null && !seen.has(at.id)) {
    seen.add(at.id);
    const earlier = statuses.find((s) => s.id === at.noChangeOf);
    if (earlier === undefined) break;
    at = earlier;
  }
  return at;
}

/** The newest status of a unit that is not withdrawn; null when it never gave one: silence is shown as silence. */
export const latestOf = (unit: string, statuses: readonly Status[]): Status | null =>
  statuses
    .filter((status) => status.unit === unit && status.withdrawnAt === null)
    .sort((a, b) => (a.saidAt < b.saidAt ? 1 : -1))[0] ?? null;
