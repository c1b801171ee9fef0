/** The changelog by working group and repository. */
import type { ChangelogEntry, ChangelogGroup, ChangelogKind, ChangelogRepository } from '../../domain/changelog.js';
import type { Community } from '../../domain/community.js';
import type { Item } from '../../domain/evidence.js';
import type { ReleasePlan } from '../../domain/release.js';
import { groupOf, OTHER } from '../activity.js';
import { highlightsAmong } from './highlights.js';
import type { MergedPull } from './merged-pulls.js';
import { countChanges } from './people.js';

/** Oldest first. */
export interface Made {
  pull: MergedPull;
  entry: ChangelogEntry;
}

interface Frame {
  community: Community;
  plan: Pick<ReleasePlan, 'components'>;
  repositories: readonly string[];
}

interface Part {
  repository: string;
  items: Item[];
  made: Made[];
}

const HIGHLIGHTS = 6;

/**
 * In the order of the configuration; what is nobody's last, and only where something happened. A repository that groups share is
 * in each of them with its own part.
 */
export function changelogGroups(
  { community, plan, repositories }: Frame,
  finished: readonly Item[],
  entries: readonly Made[],
  kinds: readonly ChangelogKind[],
): ChangelogGroup[] {
  const { workingGroups } = community;
  const placeOf = (item: Item): string => `${groupOf(item, workingGroups)?.id ?? ''} ${item.repository}`;
  const items = grouped(finished, placeOf);
  const made = grouped(entries, ({ pull }) => placeOf(pull.item));
  const partOf = (id: string | null, repository: string): Part => {
    const place = `${id ?? ''} ${repository}`;
    return { repository, items: items.get(place) ?? [], made: made.get(place) ?? [] };
  };
  const nobodys = repositories.filter((name) => !workingGroups.some((group) => group.repositories.includes(name)));
  const groups: { id: string | null; name: string; repositories: readonly string[] }[] = [
    ...workingGroups,
    { id: null, name: OTHER, repositories: nobodys },
  ];
  return groups.flatMap(({ id, name, repositories: theirs }): ChangelogGroup[] => {
    const parts = theirs.filter((name) => repositories.includes(name)).map((repository) => partOf(id, repository));
    const all = parts.flatMap((part) => part.items);
    if (parts.length === 0 || (id === null && all.length === 0)) return [];
    const ranked = parts.flatMap((part) =>
      part.made.map(({ entry, pull }) => ({ entry, heard: pull.item.upvotes + pull.item.comments })),
    );
    return [
      {
        id,
        name,
        counts: countChanges(all),
        highlights: highlightsAmong(ranked, HIGHLIGHTS),
        repositories: parts.map((part) => repositoryOf(part, plan, kinds)),
      },
    ];
  });
}

function repositoryOf(
  { repository, items, made }: Part,
  plan: Frame['plan'],
  kinds: readonly ChangelogKind[],
): ChangelogRepository {
  const newestFirst = made.map(({ entry }) => entry).reverse();
  const people = grouped(
    newestFirst.filter((entry) => !entry.bot),
    (entry) => entry.kind,
  );
  return {
    repository,
    components: plan.components.filter((c) => c.repository === repository).map((c) => c.name),
    counts: countChanges(items),
    sections: kinds.flatMap((kind) => {
      const entries = people.get(kind.id);
      return entries === undefined ? [] : [{ kind, entries }];
    }),
    bots: newestFirst.filter((entry) => entry.bot),
    sized: newestFirst.some((entry) => entry.size !== null),
  };
}

function grouped<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}
