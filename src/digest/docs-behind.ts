/** Group by group, where the documentation is behind the work: issues, changes that break, pages (R22, R23, R31). */
import type { Community, WorkingGroup } from '../domain/community.js';
import type { DocsFact, Some, StalePages } from '../domain/docs-facts.js';
import type { Item } from '../domain/evidence.js';
import type { ItemFact } from '../domain/issue-facts.js';
import { itemsByGroup, OTHER } from './activity.js';
import { breakingChanges, type DocsEvidence, isDocumented } from './documented.js';

export interface DocsInput extends DocsEvidence {
  /** Open issues about documentation, oldest first. */
  issues: readonly Item[];
  /** Pull requests merged in the window, newest first. */
  merged: readonly Item[];
  /** Of each group; null for one without pages. */
  pagesOf(group: WorkingGroup): StalePages | null;
}

/** How many of each are named; the rest is counted. */
export const NAMED = 5;

/** In the order of the configuration, and only groups of which there is something to say. */
export function docsFacts(community: Community, input: DocsInput): DocsFact[] {
  const issues = itemsByGroup(community, input.issues);
  const breaking = itemsByGroup(community, breakingChanges(input.merged, community));
  return [...issues.keys()]
    .map((name): DocsFact => {
      const group = community.workingGroups.find((one) => one.name === name);
      const judged = (breaking.get(name) ?? []).map((pull) => ({ pull, is: isDocumented(pull, input) }));
      const of = (is: 'no' | 'unknown') => some(judged.filter((one) => one.is === is).map(({ pull }) => pull));
      return {
        unit: group?.id ?? null,
        group: group === undefined ? OTHER : name,
        issues: some(issues.get(name) ?? []),
        undocumented: of('no'),
        unchecked: of('unknown'),
        pages: group === undefined ? null : input.pagesOf(group),
      };
    })
    .filter(
      ({ issues: open, undocumented, unchecked, pages }) =>
        open.count + undocumented.count + unchecked.count > 0 ||
        (pages !== null && (pages.untouched.count > 0 || pages.problem !== null)),
    );
}

const some = (items: readonly Item[]): Some<ItemFact> => ({
  count: items.length,
  named: items
    .slice(0, NAMED)
    .map(({ repository, number, title, url, author }) => ({ repository, number, title, url, author })),
});
