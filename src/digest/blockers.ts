/** Blockers: open issues with a blocking label in scope (R11), with owner, age and last movement (R6). */
import type { Community } from '../domain/community.js';
import type { Item } from '../domain/evidence.js';
import type { BlockerFact } from '../domain/issue-facts.js';
import { nameOfLogin } from '../domain/people.js';
import { type Instant, millisOf } from '../domain/time.js';
import type { IssueRef } from './issue-ref.js';

const DAY = 24 * 60 * 60 * 1000;

/** Zero for what lies ahead. */
export const wholeDays = (from: Instant, to: Instant): number =>
  Math.max(0, Math.floor((millisOf(to) - millisOf(from)) / DAY));

export function blockerFact(item: Item, community: Community, asOf: Instant): BlockerFact {
  return {
    repository: item.repository,
    number: item.number,
    title: item.title,
    url: item.url,
    owners: item.assignees.map((login) => nameOfLogin(community, login)),
    openedAt: item.createdAt,
    lastMovedAt: item.updatedAt,
    ageDays: wholeDays(item.createdAt, asOf),
    quietDays: wholeDays(item.updatedAt, asOf),
    closedAt: item.state === 'open' ? null : (item.closedAt ?? item.mergedAt ?? item.updatedAt),
    problem: null,
  };
}

/** An issue that somebody named and that could not be looked up: it is still said, with what is not known about it. */
export function unknownBlocker(ref: IssueRef, asOf: Instant): BlockerFact {
  return {
    repository: ref.repository,
    number: ref.number,
    title: `${ref.repository}#${ref.number}`,
    url: `https://github.com/${ref.repository}/issues/${ref.number}`,
    owners: [],
    openedAt: asOf,
    lastMovedAt: asOf,
    ageDays: 0,
    quietDays: 0,
    closedAt: null,
    problem: 'not among the issues that Herald has read',
  };
}

const sameLabel = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

export const isBlocking = (item: Item, community: Community): boolean =>
  item.type === 'issue' &&
  item.labels.some((label) => community.labels.blocking.some((blocking) => sameLabel(label, blocking)));

/** The open blockers among these items, oldest first. */
export const openBlockers = (items: readonly Item[], community: Community, asOf: Instant): BlockerFact[] =>
  oldestFirst(
    items
      .filter((item) => item.state === 'open' && isBlocking(item, community))
      .map((item) => blockerFact(item, community, asOf)),
  );

export const oldestFirst = (blockers: readonly BlockerFact[]): BlockerFact[] =>
  [...blockers].sort(
    (a, b) => compare(a.openedAt, b.openedAt) || compare(a.repository, b.repository) || a.number - b.number,
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
