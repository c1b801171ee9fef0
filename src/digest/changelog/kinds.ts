/** Under which heading of the changelog a pull request belongs: labels first, then its title. */
import type { BuiltInKind, ChangelogKind, KindSource } from '../../domain/changelog.js';
import type { Community } from '../../domain/community.js';
import type { Item } from '../../domain/evidence.js';
import { everyName } from '../../domain/forge-names.js';
import type { TitleReading } from './read-title.js';

const HEADINGS: Record<BuiltInKind, string> = {
  breaking: 'Breaking changes',
  feature: 'New features',
  fix: 'Fixes',
  performance: 'Performance',
  docs: 'Documentation',
  dependencies: 'Dependencies',
  'taken back': 'Taken back',
  upkeep: 'Upkeep',
  other: 'Other changes',
};
const ORDER: readonly BuiltInKind[] = [
  ...(['breaking', 'feature', 'fix', 'performance', 'docs', 'dependencies'] as const),
  ...(['taken back', 'other', 'upkeep'] as const),
];

/** Labels that mean the same in most projects, in case the configuration says nothing of them. */
const USUAL: Partial<Record<BuiltInKind, string[]>> = {
  feature: ['kind/feature', 'feature', 'enhancement', 'kind/enhancement', 'type: feature'],
  fix: ['kind/bug', 'bug', 'kind/fix', 'kind/regression', 'kind/failing-test'],
  performance: ['kind/performance', 'performance', 'perf'],
  dependencies: ['dependencies', 'kind/dependencies', 'area/dependency', 'area/dependencies'],
  upkeep: ['kind/cleanup', 'kind/chore', 'kind/flake', 'kind/misc', 'chore', 'kind/release', 'area/testing'],
};

/** What a title may say of its pull request in the documentation's repository too. */
const NOT_WRITING: ReadonlySet<BuiltInKind | null> = new Set(['upkeep', 'dependencies', 'taken back', 'performance']);

export interface KindRules {
  /** In the order of the page: breaking changes, the community's own headings, the others. */
  kinds: ChangelogKind[];
  kindOf(
    item: Pick<Item, 'labels' | 'formerly' | 'breaking' | 'repository'>,
    title: TitleReading,
  ): { kind: string; kindSource: KindSource };
}

export function kindRules({ labels, docs }: Pick<Community, 'labels' | 'docs'>): KindRules {
  const own = ownKinds(labels.kinds);
  const adopted = new Set(own.map(({ id }) => id));
  const byLabel = new Map<string, string>();
  const learn = (names: readonly string[], kind: string): void => {
    for (const name of names) if (!byLabel.has(name.toLowerCase())) byLabel.set(name.toLowerCase(), kind);
  };
  learn(labels.breaking, 'breaking');
  for (const kind of own) learn(kind.labels, kind.id);
  learn(labels.docs, 'docs');
  for (const [kind, names] of Object.entries(USUAL)) learn(names, kind);
  const [breaking, ...rest] = ORDER.filter((id) => !adopted.has(id)).map((id) => ({ id, heading: HEADINGS[id] }));
  const kinds = [...(breaking ? [breaking] : []), ...own.map(({ id, heading }) => ({ id, heading })), ...rest];
  const rank = new Map(kinds.map(({ id }, i) => [String(id), i]));

  return {
    kinds,
    kindOf: (item, title) => {
      const labelled = everyName(item, item.labels).flatMap((label) => byLabel.get(label.toLowerCase()) ?? []);
      const first = labelled.sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0))[0];
      if (first === 'breaking') return { kind: first, kindSource: 'label' };
      if (title.breaking) return { kind: 'breaking', kindSource: 'convention' };
      if (item.breaking) return { kind: 'breaking', kindSource: 'text' };
      if (first !== undefined) return { kind: first, kindSource: 'label' };
      // There a feature is a new page, and a fix a better one.
      const isWritten = docs !== null && item.repository.toLowerCase() === docs.repository.toLowerCase();
      if (isWritten && !(title.byForm && NOT_WRITING.has(title.kind)))
        return { kind: 'docs', kindSource: 'repository' };
      if (title.kind !== null && title.byForm) return { kind: title.kind, kindSource: 'convention' };
      return title.kind === null ? { kind: 'other', kindSource: 'none' } : { kind: title.kind, kindSource: 'words' };
    },
  };
}

/** A configured heading stands in for Herald's own where it has its name or one of its usual labels; each once. */
function ownKinds(configured: Community['labels']['kinds']): (ChangelogKind & { labels: string[] })[] {
  const taken = new Set<BuiltInKind>();
  return configured.map(({ heading, labels }) => {
    const same = ORDER.find(
      (id) =>
        id !== 'breaking' &&
        !taken.has(id) &&
        (HEADINGS[id].toLowerCase() === heading.toLowerCase() ||
          labels.some((label) => USUAL[id]?.includes(label.toLowerCase()))),
    );
    if (same !== undefined) taken.add(same);
    return { id: same ?? heading, heading, labels };
  });
}
