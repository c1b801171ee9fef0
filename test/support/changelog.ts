/** A changelog out of a few titles, the way the store would give them. */
import { makeChangelog } from '../../src/digest/changelog/make-changelog.js';
import type { ChangelogEntry, ChangelogFacts } from '../../src/domain/changelog.js';
import type { Community } from '../../src/domain/community.js';
import type { Configuration } from '../../src/domain/configuration.js';
import type { Item, SyncEndpoint } from '../../src/domain/evidence.js';
import { instantFromMillis, millisOf } from '../../src/domain/time.js';
import type { Store } from '../../src/ports/store.js';
import { community, issue } from './digest.js';

export const FROM = '2021-09-01T00:00:00.000Z';
export const TO = '2021-10-01T00:00:00.000Z';

export type MadeChangelog = ReturnType<typeof makeChangelog>;

/** Merged an hour after one another, by number, unless `more` says otherwise. */
export const pull = (number: number, title: string, more: Partial<Item> = {}): Item => {
  const mergedAt = instantFromMillis(millisOf(FROM) + (number % 600) * 3_600_000);
  const repository = more.repository ?? 'kubeflow/katib';
  return issue(`${repository}#${number}`, {
    type: 'pull',
    title,
    url: `https://github.com/${repository}/pull/${number}`,
    state: 'closed',
    author: 'someone',
    closedAt: mergedAt,
    mergedAt,
    ...more,
  });
};

export const changelogOf = (
  finished: Item[],
  {
    labels = {},
    firsts = [] as { author: string; at: string }[],
    ...over
  }: {
    labels?: Partial<Community['labels']>;
    firsts?: { author: string; at: string }[];
  } & Partial<Omit<Community, 'labels'>> = {},
): MadeChangelog =>
  makeChangelog({
    community: { ...community, ...over, labels: { ...community.labels, ...labels } },
    plan: { components: [] },
    window: { from: FROM, to: TO },
    finished,
    firsts,
    repositories: ['kubeflow/katib', 'kubeflow/trainer', 'kubeflow/kubeflow', 'kubeflow/kfctl'],
  });

export const entriesOf = ({ groups }: Pick<ChangelogFacts, 'groups'>): ChangelogEntry[] =>
  groups.flatMap((group) =>
    group.repositories.flatMap((part) => [...part.sections.flatMap((section) => section.entries), ...part.bots]),
  );

/** `number: reason, because of`, for each that is no entry of its own. */
export const asideOf = ({ account }: Pick<ChangelogFacts, 'account'>): string[] =>
  account.notAlone.map(
    ({ number, reason, because, branch }) =>
      `${number} ${reason}: ${because.map((ref) => ref.number).join(' ')}${branch === null ? '' : `, ${branch}`}`,
  );

export const numbersOf = (made: Pick<ChangelogFacts, 'groups'>): number[] =>
  entriesOf(made)
    .map((entry) => entry.number)
    .sort((a, b) => a - b);

/** Facts around it, complete and of Kubeflow 1.4. */
export const aChangelog = (made: MadeChangelog): ChangelogFacts => ({
  community: { id: 'kubeflow', name: 'Kubeflow', zone: 'UTC' },
  release: { id: '1.4', name: 'Kubeflow 1.4', page: 'https://herald.example.org/releases/1.4' },
  asOf: '2021-10-02T09:00:00.000Z',
  window: {
    from: { at: FROM, tag: 'v1.3.0', by: 'commit' },
    to: { at: TO, tag: 'v1.4.0', by: 'release' },
  },
  held: null,
  told: [],
  ...made,
  sources: [],
});

const LISTS: readonly SyncEndpoint[] = [
  ...(['repository', 'issues', 'tags', 'releases', 'milestones', 'labels', 'branches'] as const),
  ...(['upvotes', 'movements', 'documents'] as const),
];

/** As if everything of every group had been read to the end. */
export async function readCompletely(
  { evidence }: Pick<Store, 'evidence'>,
  { community: { workingGroups } }: Configuration,
  completeAsOf: string,
): Promise<void> {
  for (const repository of new Set(workingGroups.flatMap((group) => group.repositories))) {
    for (const endpoint of LISTS) {
      const state = { repository, endpoint, watermark: completeAsOf, cursor: null, completeAsOf, problem: null };
      await evidence.saveSyncState(state);
    }
  }
}
