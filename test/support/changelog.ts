/** A changelog out of a few titles, the way the store would give them. */
import { makeChangelog } from '../../src/digest/changelog/make-changelog.js';
import type { ChangelogEntry, ChangelogFacts } from '../../src/domain/changelog.js';
import type { Community } from '../../src/domain/community.js';
import type { Item } from '../../src/domain/evidence.js';
import { instantFromMillis, millisOf } from '../../src/domain/time.js';
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
