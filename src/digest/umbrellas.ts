/** Progress of the task lists in which groups keep what they plan (R12). */

import type { Community } from '../domain/community.js';
import type { Item, SyncState } from '../domain/evidence.js';
import type { LeftOut } from '../domain/left-out.js';
import type { ReleasePlan } from '../domain/release.js';
import type { UmbrellaFact } from '../domain/umbrella-facts.js';
import { type IssueRef, parseIssueRef } from './issue-ref.js';

export interface UmbrellaInput {
  community: Pick<Community, 'workingGroups'>;
  plan: Pick<ReleasePlan, 'id' | 'name' | 'umbrellas'>;
  /** The umbrellas that were found. */
  items: readonly Item[];
}

const ENTRY_CHARACTERS = 120;

/** Of those that can be told, in the order of the release's file. */
export const umbrellaFacts = ({
  community,
  plan,
  items,
  before,
}: UmbrellaInput & {
  /** What the last delivered digest said of umbrellas; null where it said nothing of any. */
  before: readonly UmbrellaFact[] | null;
}): UmbrellaFact[] =>
  plan.umbrellas.flatMap(({ group, issue }): UmbrellaFact[] => {
    const reference = parseIssueRef(issue);
    const item = reference === null ? null : itemOf(items, reference);
    if (reference === null || item === null || !isPlan(item)) return [];
    const { repository, number } = reference;
    const entries = item.checklist.map(({ text, done }) => ({ text: plainEntry(text), done }));
    const done = entries.filter((entry) => entry.done).map(({ text }) => text);
    const earlier = before?.find((fact) => fact.repository === repository && fact.number === number) ?? null;
    return [
      {
        release: plan.id,
        unit: group,
        group: nameOf(community, group),
        repository,
        number,
        url: item.url,
        title: item.title,
        done,
        open: entries.filter((entry) => !entry.done).map(({ text }) => text),
        newlyDone: earlier === null || earlier.title === null ? null : without(done, earlier.done),
        closedAt: item.closedAt,
        problem: null,
      },
    ];
  });

/** The others, of which readers are told nothing. */
export const umbrellasLeftOut = ({
  community,
  plan,
  items,
  states,
}: UmbrellaInput & { states: readonly SyncState[] }): LeftOut[] =>
  plan.umbrellas.flatMap(({ group, issue }): LeftOut[] => {
    const reference = parseIssueRef(issue);
    if (reference === null) return [];
    const item = itemOf(items, reference);
    if (item !== null && isPlan(item)) return [];
    const read = item !== null || isRead(states, reference);
    const what = `What ${nameOf(community, group)} planned for ${plan.name} is left out of messages and pages`;
    const { repository } = reference;
    const why = read
      ? whyLeftOut(item, { repository, issue, file: `releases/${plan.id}.yaml` })
      : `the issues of ${repository}, with ${issue} among them, were never read to the end. \`herald sync\` reads them at once, and says why where it cannot.`;
    return [{ reference: issue, read, sentence: `${what}: ${why}` }];
  });

const itemOf = (items: readonly Item[], { repository, number }: IssueRef): Item | null =>
  items.find((one) => one.repository === repository && one.number === number) ?? null;

const nameOf = ({ workingGroups }: UmbrellaInput['community'], group: string): string =>
  workingGroups.find(({ id }) => id === group)?.name ?? group;

const isRead = (states: readonly SyncState[], { repository }: IssueRef): boolean =>
  states.some((one) => one.repository === repository && one.endpoint === 'issues' && one.completeAsOf !== null);

const isPlan = ({ type, checklist }: Item): boolean => type === 'issue' && checklist.length > 0;

interface Named {
  repository: string;
  issue: string;
  file: string;
}

function whyLeftOut(item: Item | null, { repository, issue, file }: Named): string {
  if (item === null)
    return `${issue} is not among the issues of ${repository}. Put the right number under \`umbrellas\` in ${file} and apply it, or open the issue.`;
  if (item.type === 'pull')
    return `${issue} is a pull request, whose task list is not read. Name an issue under \`umbrellas\` in ${file} and apply it.`;
  return `${issue} has no task list. Write what is planned as \`- [ ]\` lines into it, or name another issue under \`umbrellas\` in ${file} and apply it.`;
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
