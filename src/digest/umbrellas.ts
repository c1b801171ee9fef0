/** Progress of the task lists in which groups keep what they plan (R12). */

import type { Community } from '../domain/community.js';
import type { Item, SyncState } from '../domain/evidence.js';
import { issueAddress } from '../domain/forge-address.js';
import type { ReleasePlan } from '../domain/release.js';
import type { UmbrellaFact } from '../domain/umbrella-facts.js';
import { type IssueRef, parseIssueRef } from './issue-ref.js';

export interface UmbrellaInput {
  community: Pick<Community, 'workingGroups' | 'github'>;
  plan: Pick<ReleasePlan, 'id' | 'umbrellas'>;
  /** The umbrellas that were found. */
  items: readonly Item[];
  states: readonly SyncState[];
  /** What the last delivered digest said of umbrellas; null where it said nothing of any. */
  before: readonly UmbrellaFact[] | null;
}

const ENTRY_CHARACTERS = 120;

/** In the order of the release's file. */
export const umbrellaFacts = ({ community, plan, items, states, before }: UmbrellaInput): UmbrellaFact[] =>
  plan.umbrellas.flatMap(({ group, issue }): UmbrellaFact[] => {
    const reference = parseIssueRef(issue);
    if (reference === null) return [];
    const { repository, number } = reference;
    const item = items.find((one) => one.repository === repository && one.number === number) ?? null;
    const entries = (item?.checklist ?? []).map(({ text, done }) => ({ text: plainEntry(text), done }));
    const done = entries.filter((entry) => entry.done).map(({ text }) => text);
    const earlier = before?.find((fact) => fact.repository === repository && fact.number === number) ?? null;
    return [
      {
        release: plan.id,
        unit: group,
        group: community.workingGroups.find(({ id }) => id === group)?.name ?? group,
        repository,
        number,
        url: item?.url ?? issueAddress(community, repository, number),
        title: item?.title ?? null,
        done,
        open: entries.filter((entry) => !entry.done).map(({ text }) => text),
        newlyDone: earlier === null || earlier.title === null ? null : without(done, earlier.done),
        closedAt: item?.closedAt ?? null,
        problem: problemOf(item, reference, states),
      },
    ];
  });

function problemOf(item: Item | null, { repository }: IssueRef, states: readonly SyncState[]): string | null {
  if (item === null) {
    const read = states.some(
      (state) => state.repository === repository && state.endpoint === 'issues' && state.completeAsOf !== null,
    );
    return read
      ? `is not among the issues of ${repository}`
      : `could not be read, since the issues of ${repository} were never read to the end`;
  }
  if (item.type === 'pull') return 'is a pull request, whose task list is not read';
  return item.checklist.length === 0 ? 'has no task list' : null;
}

/** What is left of a list when each entry of another is taken out once. */
function without(list: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(other, (left.get(other) ?? 0) + 1);
  return list.filter((entry) => {
    const times = left.get(entry) ?? 0;
    left.set(entry, times - 1);
    return times <= 0;
  });
}

/** Links by their labels, and no marks: an entry is shown as text. */
function plainEntry(text: string): string {
  const plain = text
    .replaceAll(/!?\[([^[\]]{1,200})\]\([^()\s]{0,500}\)/g, '$1')
    .replaceAll(/[`*]+|~~/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return plain.length > ENTRY_CHARACTERS ? `${plain.slice(0, ENTRY_CHARACTERS - 1).trimEnd()}…` : plain;
}
