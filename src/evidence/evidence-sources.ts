/**
 * How complete the evidence about each repository is, in words for readers of a message (decision 14). What an operator should
 * do about it stays in `SyncState.problem`.
 */
import type { SyncEndpoint, SyncState } from '../domain/evidence.js';
import type { SourceFact } from '../domain/facts.js';
import { addHours, type Instant } from '../domain/time.js';

/** What every message about GitHub draws on. */
const DRAWN_ON = ['issues', 'tags', 'releases'] as const satisfies readonly SyncEndpoint[];

/** A digest names the issues with most thumbs up as well. */
export const DIGEST_DRAWS_ON = [...DRAWN_ON, 'upvotes'] as const satisfies readonly SyncEndpoint[];

/** A look that is longer ago is old, even where none has failed since: nobody has looked. */
const OLD_HOURS = 26;

/**
 * As of when a statement is so that draws on these sources: the oldest of those that were read when they should. One that was not is
 * named as incomplete, with its own moment, and dates nothing else back; where none was, the oldest of them all counts.
 */
export function asOfSources(sources: readonly SourceFact[], now: Instant): Instant {
  const moments = (some: readonly SourceFact[]): Instant[] => some.flatMap(({ fetchedAt }) => fetchedAt ?? []).sort();
  return moments(sources.filter(({ problem }) => problem === null))[0] ?? moments(sources)[0] ?? now;
}

/**
 * One fact per repository, in the given order; `fetchedAt` is the oldest of its lists' complete moments.
 * @param drawnOn the lists of which something is said
 */
export function evidenceSources(
  states: readonly SyncState[],
  repositories: readonly string[],
  now: Instant,
  drawnOn: readonly Drawn[] = DRAWN_ON,
): SourceFact[] {
  const byKey = new Map(states.map((state) => [`${state.repository} ${state.endpoint}`, state]));
  const known = (repository: string, endpoint: SyncEndpoint): boolean => byKey.has(`${repository} ${endpoint}`);
  // Where single items are read, and nothing else, no list says anything.
  const listsOf = (repository: string): readonly Drawn[] =>
    known(repository, 'documents') && !DRAWN_ON.some((endpoint) => known(repository, endpoint))
      ? ['documents']
      : drawnOn;
  return [...new Set(repositories)].map((repository) => {
    const lists = listsOf(repository).map((endpoint) => ({ endpoint, state: byKey.get(`${repository} ${endpoint}`) }));
    const asOf = ({ state }: (typeof lists)[number]): Instant | null => state?.completeAsOf ?? null;
    const never = lists.filter((list) => asOf(list) === null);
    const stale = lists.filter((list) => asOf(list) !== null && list.state?.problem !== null);
    const old = lists.filter((list) => !stale.includes(list) && isOld(asOf(list), now));
    const sentences = [
      never.length === 0
        ? ''
        : `Its ${names(never)} could never be read to the end, so what is said here is incomplete.`,
      stale.length === 0
        ? ''
        : `Its ${names(stale)} could not be read again since then, so newer changes may be missing.`,
      old.length === 0 ? '' : `Its ${names(old)} have not been read since then, so newer changes are missing.`,
    ].filter((sentence) => sentence !== '');
    return {
      name: repository,
      fetchedAt: never.length > 0 ? null : (lists.flatMap((list) => asOf(list) ?? []).sort()[0] ?? null),
      problem: sentences.length === 0 ? null : sentences.join(' '),
    };
  });
}

/** As of when issues and pull requests are so: thumbs up are read once a day, and a tag that was heard of is read alone. */
export const issuesAsOf = (states: readonly SyncState[], repositories: readonly string[], now: Instant): Instant =>
  asOfSources(evidenceSources(states, repositories, now, ['issues']), now);

const isOld = (asOf: Instant | null, now: Instant): boolean => asOf !== null && addHours(asOf, OLD_HOURS) < now;

const WORDS = {
  issues: 'issues and pull requests',
  tags: 'tags',
  releases: 'releases',
  upvotes: 'thumbs up',
  documents: 'issues that are named here',
} as const;

type Drawn = keyof typeof WORDS;

const names = (lists: { endpoint: Drawn }[]): string => {
  const words = lists.map(({ endpoint }) => WORDS[endpoint]);
  const last = words.pop() ?? '';
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`;
};
