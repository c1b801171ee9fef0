/** What a digest accounts for: since the end of the last one that was delivered. */
import { addHours, type Instant } from '../../domain/time.js';
import type { Repositories } from '../../ports/store.js';

const WEEK_HOURS = 7 * 24;

/** The end of the last digest that was delivered; null where there is none. */
export async function lastDigestEnd({ drafts }: Pick<Repositories, 'drafts'>): Promise<Instant | null> {
  const files = await drafts.list({ states: ['approved'], kind: 'digest', limit: 5 });
  const last = files.find(({ sends }) => sends.some((s) => s.state === 'sent'))?.head.facts;
  return last?.kind === 'digest' ? last.window.to : null;
}

/** A week ago where there is no digest before, or where that is longer ago than four weeks. */
export function windowStart(last: Instant | null, now: Instant): Instant {
  return last === null || last < addHours(now, -4 * WEEK_HOURS) ? addHours(now, -WEEK_HOURS) : last;
}
