/** Activity: what was merged, opened and closed, per working group and by area, every item counted once. */
import type { Community, WorkingGroup } from '../domain/community.js';
import type { AreaFact } from '../domain/digest-group-facts.js';
import type { Item } from '../domain/evidence.js';
import { everyName } from '../domain/forge-names.js';
import type { CountFact } from '../domain/held-facts.js';
import type { ItemFact } from '../domain/issue-facts.js';
import { isBot } from './bots.js';

/** The name under which activity outside every working group's repositories is counted. */
export const OTHER = 'Other repositories';

export interface Activity {
  /** In the order of the working groups; `OTHER` last, and only when something happened there. */
  counts: CountFact[];
  totals: { merged: number; closed: number };
}

/** `items` as the store gives them for a window: pull requests merged and issues closed in it. */
export function countActivity(community: Pick<Community, 'workingGroups'>, items: readonly Item[]): Activity {
  const byGroup = itemsByGroup(community, items);
  const counts = [...byGroup].map(([group, theirs]) => ({ group, ...count(theirs) }));
  return {
    counts: counts.filter((c) => c.group !== OTHER || c.merged + c.closed > 0),
    totals: count([...byGroup.values()].flat()),
  };
}

/** The items of every group by its name, and of `OTHER`; each item once. */
export function itemsByGroup(
  { workingGroups }: Pick<Community, 'workingGroups'>,
  items: readonly Item[],
): Map<string, Item[]> {
  const byGroup = new Map<string, Item[]>(
    [...workingGroups.map((group) => group.name), OTHER].map((name) => [name, []]),
  );
  const once = new Map(items.map((item) => [`${item.repository}#${item.number}`, item]));
  for (const item of once.values()) byGroup.get(groupOf(item, workingGroups)?.name ?? OTHER)?.push(item);
  return byGroup;
}

const count = (items: readonly Item[]): { merged: number; closed: number } => ({
  merged: items.filter((item) => item.type === 'pull' && item.mergedAt !== null).length,
  closed: items.filter((item) => item.type === 'issue' && item.closedAt !== null).length,
});

/**
 * The group that an item belongs to: by repository; where several groups share one, by their labels, then the first of them
 * that names no labels, then the first. Null when no group has the repository.
 */
export function groupOf(
  item: Pick<Item, 'repository' | 'labels' | 'formerly'>,
  groups: readonly WorkingGroup[],
): WorkingGroup | null {
  const sharing = groups.filter((group) => group.repositories.includes(item.repository));
  const labels = everyName(item, item.labels);
  const labelled = sharing.find((group) => group.labels.some((label) => labels.includes(label)));
  return labelled ?? sharing.find((group) => group.labels.length === 0) ?? sharing[0] ?? null;
}

/**
 * The areas of a group in which something happened, busiest first, by labels like `area/sdk` or `component/ui`. An item with several
 * counts where its first one says; labels that mark the group itself are no area of it.
 */
export function areasOf(
  group: Pick<WorkingGroup, 'labels'> | null,
  { finished, opened }: { finished: readonly Item[]; opened: readonly Item[] },
): AreaFact[] {
  const own = new Set((group?.labels ?? []).map((label) => label.toLowerCase()));
  const byArea = new Map<string, AreaFact>();
  const countIn = (item: Item, what: 'merged' | 'opened' | 'closed'): void => {
    const label = item.labels.find(
      (name) => AREA.test(name) && !everyName(item, [name]).some((one) => own.has(one.toLowerCase())),
    );
    if (label === undefined) return;
    const area = label.slice(label.indexOf('/') + 1);
    const fact = byArea.get(area.toLowerCase()) ?? { area, merged: 0, opened: 0, closed: 0 };
    fact[what]++;
    byArea.set(area.toLowerCase(), fact);
  };
  for (const item of finished) {
    if (item.type === 'issue') countIn(item, 'closed');
    else if (item.mergedAt !== null) countIn(item, 'merged');
  }
  for (const item of opened) countIn(item, 'opened');
  const size = ({ merged, opened: fresh, closed }: AreaFact): number => merged + fresh + closed;
  return [...byArea.values()].sort((a, b) => size(b) - size(a) || (a.area < b.area ? -1 : 1));
}

const AREA = /^(?:area|component)\/./i;

type Merged = Pick<Item, 'mergedAt' | 'number'>;
const newestFirst = (a: Merged, b: Merged): number => {
  const [earlier, later] = [a.mergedAt ?? '', b.mergedAt ?? ''];
  return earlier < later ? 1 : earlier > later ? -1 : b.number - a.number;
};

/** What only its makers notice: upkeep by the words that conventional titles begin with. */
const UPKEEP = /^(chore|ci|build|tests?|style|refactor|revert|release)\b\s*[(:!]|^\W*(bump|wip)\b/i;

/** A few merged pull requests that readers may care about: newest first, without bots and upkeep. */
export const highlightsOf = (
  items: readonly Pick<Item, 'repository' | 'number' | 'title' | 'url' | 'author' | 'mergedAt'>[],
  limit: number,
): ItemFact[] =>
  items
    .filter((item) => item.mergedAt !== null && !isBot(item.author ?? '') && !UPKEEP.test(item.title))
    .sort(newestFirst)
    .slice(0, limit)
    .map(({ repository, number, title, url, author }) => ({ repository, number, title, url, author }));
