/**
 * How complete the evidence about each repository is, in words for readers of a message (decision 14). What an operator should
 * do about it stays in `SyncState.problem`.
 */
import type { SyncState } from '../domain/evidence.js';
import type { SourceFact } from '../domain/facts.js';
import { ENDPOINTS } from './sync.js';

/** One fact per repository, in the given order; `fetchedAt` is the oldest of its lists' complete moments. */
export function evidenceSources(states: readonly SyncState[], repositories: readonly string[]): SourceFact[] {
  return [...new Set(repositories)].map((repository) => {
    const lists = ENDPOINTS.map((endpoint) => ({
      endpoint,
      state: states.find((s) => s.repository === repository && s.endpoint === endpoint),
    }));
    const never = lists.filter(({ state }) => (state?.completeAsOf ?? null) === null);
    const stale = lists.filter(({ state }) => (state?.completeAsOf ?? null) !== null && state?.problem !== null);
    const moments = lists.flatMap(({ state }) => state?.completeAsOf ?? []);
    const sentences = [
      never.length === 0
        ? ''
        : `Its ${names(never)} could never be read to the end, so what is said here is incomplete.`,
      stale.length === 0
        ? ''
        : `Its ${names(stale)} could not be read again since then, so newer changes may be missing.`,
    ].filter((sentence) => sentence !== '');
    return {
      name: repository,
      fetchedAt: never.length > 0 ? null : (moments.sort()[0] ?? null),
      problem: sentences.length === 0 ? null : sentences.join(' '),
    };
  });
}

const WORDS = { issues: 'issues and pull requests', tags: 'tags', releases: 'releases' } as const;

const names = (lists: { endpoint: keyof typeof WORDS }[]): string => {
  const words = lists.map(({ endpoint }) => WORDS[endpoint]);
  const last = words.pop() ?? '';
  return words.length === 0 ? last : `${words.join(', ')} and ${last}`;
};
