/**
 * What a digest counts of each repository. A repository is counted as far as it was read completely and no further, and the next
 * digest goes on from there: what was finished after the last reading is counted a week later instead of never.
 */
import type { CountedFact } from '../domain/digest-group-facts.js';
import type { DigestFacts } from '../domain/facts.js';
import type { Instant } from '../domain/time.js';

export interface Counting {
  repositories: readonly string[];
  /** The last digest that was delivered; it may be from before repositories were counted one by one. */
  last: Pick<DigestFacts, 'window' | 'counted'> | null;
  /** The digest's own window; what was counted last time before its beginning is too old to go on from. */
  window: DigestFacts['window'];
  /** Up to when a repository is complete, by GitHub's clock; null where it never was. */
  completeAsOf(repository: string): Instant | null;
}

/** In the order of the repositories. Nothing is counted of one that was not read since the last time: then both ends are the same. */
export const countedWindows = ({ repositories, last, window, completeAsOf }: Counting): CountedFact[] =>
  repositories.map((repository) => {
    const ended = last?.counted?.find((counted) => counted.repository === repository)?.to ?? last?.window.to ?? null;
    // A digest that was not delivered, or is too long ago, is not gone on from: see the window's own beginning.
    const from = ended === null || last === null || last.window.to !== window.from ? window.from : ended;
    const complete = completeAsOf(repository) ?? from;
    if (complete <= from) return { repository, from, to: from };
    return { repository, from, to: [complete, window.to].sort()[0] ?? from };
  });

/** From the first to the last moment that any repository is counted of. */
export const spanOf = (counted: readonly CountedFact[], window: DigestFacts['window']): DigestFacts['window'] => ({
  from: counted.map(({ from }) => from).sort()[0] ?? window.from,
  to:
    counted
      .map(({ to }) => to)
      .sort()
      .at(-1) ?? window.to,
});

/** Whether a moment of a repository is counted. */
export function isCounted(counted: readonly CountedFact[]): (repository: string, at: Instant | null) => boolean {
  const byName = new Map(counted.map((one) => [one.repository, one]));
  return (repository, at) => {
    const own = byName.get(repository);
    return own !== undefined && at !== null && at >= own.from && at < own.to;
  };
}
