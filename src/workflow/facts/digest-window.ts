/** What a digest accounts for: since the end of the last one that was delivered. */
import type { DigestFacts } from '../../domain/facts.js';
import { addHours, type Instant } from '../../domain/time.js';
import type { Repositories } from '../../ports/store.js';

const WEEK_HOURS = 7 * 24;

/** The last digest that was delivered; null where there is none. */
export async function lastDigest({ drafts }: Pick<Repositories, 'drafts'>): Promise<DigestFacts | null> {
  const files = await drafts.list({ kind: 'digest', limit: 5 });
  const last = files.find(({ sends }) => sends.some((s) => s.state === 'sent'))?.head.facts;
  return last?.kind === 'digest' ? last : null;
}

/** Up to when the issues and pull requests of a repository were read completely; null where they never were. */
export async function issuesComplete({
  evidence,
}: Pick<Repositories, 'evidence'>): Promise<(repository: string) => Instant | null> {
  const states = (await evidence.syncStates()).filter(({ endpoint }) => endpoint === 'issues');
  const byName = new Map(states.map(({ repository, completeAsOf }) => [repository, completeAsOf]));
  return (repository) => byName.get(repository) ?? null;
}

/** Its end. */
export const lastDigestEnd = async (store: Pick<Repositories, 'drafts'>): Promise<Instant | null> =>
  (await lastDigest(store))?.window.to ?? null;

/** A week ago where there is no digest before, or where that is longer ago than four weeks. */
export function windowStart(last: Instant | null, now: Instant): Instant {
  return last === null || last < addHours(now, -4 * WEEK_HOURS) ? addHours(now, -WEEK_HOURS) : last;
}
