/** Repositories whose tags a message states and which nobody could read again: what it says of them can be checked by nobody now. */
import type { DraftRevision } from '../../domain/draft.js';
import type { SyncState } from '../../domain/evidence.js';
import type { ReleasePlan } from '../../domain/release.js';

interface Known {
  releases: readonly { plan: ReleasePlan }[];
  unreadTags: readonly string[];
}

/** Of all repositories, by their last reading. */
export const unreadIn = (states: readonly SyncState[]): string[] =>
  states
    .filter(({ endpoint, completeAsOf, problem }) => endpoint === 'tags' && (completeAsOf === null || problem !== null))
    .map(({ repository }) => repository);

/** Pure. What a message itself calls incomplete is not among them: readers are told, and whoever approved it knew. */
export function unreadTags(
  { releases, unreadTags: unread }: Known,
  head: Pick<DraftRevision, 'claims' | 'facts'>,
): string[] {
  const told = head.facts.sources.flatMap(({ name, problem }) => (problem === null ? [] : [name]));
  const stated = Object.keys(head.claims).flatMap((key) => {
    const [type, first = '', ...rest] = key.split(':');
    if (type === 'tag') return [first];
    if (type !== 'version') return [];
    const plan = releases.find((release) => release.plan.id === first)?.plan;
    const component = plan?.components.find(({ name }) => name === rest.join(':'));
    return component === undefined || component.version !== null ? [] : (component.repository ?? []);
  });
  return [...new Set(stated)].filter((name) => unread.includes(name) && !told.includes(name));
}
