/** Blockers: open issues that a rule in scope calls blocking (R11), with owner, age, last movement and what works on them (R6). */

import type { Community } from '../domain/community.js';
import type { EvidenceDocument, Item } from '../domain/evidence.js';
import { type Forge, issueAddress } from '../domain/forge-address.js';
import type { BlockerFact } from '../domain/issue-facts.js';
import { nameOfLogin } from '../domain/people.js';
import { type Instant, millisOf } from '../domain/time.js';
import { type Blocking, blockedBy, isBlocking } from './blocker-rules.js';
import type { IssueRef } from './issue-ref.js';

const DAY = 24 * 60 * 60 * 1000;

/** Zero for what lies ahead. */
export const wholeDays = (from: Instant, to: Instant): number =>
  Math.max(0, Math.floor((millisOf(to) - millisOf(from)) / DAY));

type Looked = Pick<EvidenceDocument<'movement'>, 'value' | 'asOf'>;

export const issueKey = ({ repository, number }: IssueRef): string => `${repository}#${number}`;

/** What is known about blockers beside the issues themselves. */
export interface BlockerLook {
  community: Pick<Community, 'people'>;
  rules: readonly Blocking[];
  /** As they were looked up, each with its moment, by {@link issueKey}. */
  movements: ReadonlyMap<string, Looked>;
  asOf: Instant;
}

export function blockerFact(item: Item, { community, rules, movements, asOf }: BlockerLook): BlockerFact {
  const looked = movements.get(issueKey(item));
  const moved = looked === undefined ? {} : movementOf(item, looked, community);
  const lastMovedAt = moved.movement === undefined ? item.updatedAt : (moved.movement?.at ?? item.createdAt);
  return {
    repository: item.repository,
    number: item.number,
    title: item.title,
    url: item.url,
    owners: ownersOf(item).map((login) => nameOfLogin(community, login)),
    openedAt: item.createdAt,
    lastMovedAt,
    ...moved,
    milestone: item.milestone,
    blocks: blockedBy(item, rules),
    ageDays: wholeDays(item.createdAt, asOf),
    quietDays: wholeDays(lastMovedAt, asOf),
    closedAt: item.state === 'open' ? null : (item.closedAt ?? item.mergedAt ?? item.updatedAt),
    problem: null,
  };
}

/** A pull request that is assigned to nobody is its author's. */
const ownersOf = ({ type, assignees, author }: Item): string[] =>
  type === 'pull' && assignees.length === 0 && author !== null ? [author] : assignees;

/** A change since the look, and be it a bot's, makes the last movement uncertain; its pull requests stay as they were seen. */
function movementOf(
  item: Item,
  { value, asOf }: Looked,
  community: BlockerLook['community'],
): Pick<BlockerFact, 'movement' | 'pulls'> {
  const pulls = value.pulls.filter((pull) => pull.state !== 'closed');
  if (item.updatedAt > asOf) return { pulls };
  if (value.last === null) return { movement: null, pulls };
  const { at, by, what } = value.last;
  return { movement: { at, by: by === null ? null : nameOfLogin(community, by), what }, pulls };
}

/** An issue that somebody named and that could not be looked up: it is still said, with what is not known about it. */
export function unknownBlocker(ref: IssueRef, asOf: Instant, forge: Forge = {}): BlockerFact {
  return {
    repository: ref.repository,
    number: ref.number,
    title: `${ref.repository}#${ref.number}`,
    url: issueAddress(forge, ref.repository, ref.number),
    owners: [],
    openedAt: asOf,
    lastMovedAt: asOf,
    ageDays: 0,
    quietDays: 0,
    closedAt: null,
    problem: 'not among the issues that Herald has read',
  };
}

/** The open blockers among these items, oldest first. */
export const openBlockers = (items: readonly Item[], look: BlockerLook): BlockerFact[] =>
  oldestFirst(
    items
      .filter((item) => item.state === 'open' && isBlocking(item, look.rules))
      .map((item) => blockerFact(item, look)),
  );

export const oldestFirst = (blockers: readonly BlockerFact[]): BlockerFact[] =>
  [...blockers].sort(
    (a, b) => compare(a.openedAt, b.openedAt) || compare(a.repository, b.repository) || a.number - b.number,
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What the phase waits for comes first; within each part the order stays. */
export function blockingFirst(blockers: readonly BlockerFact[], phase: string): BlockerFact[] {
  const theirs = (blocker: BlockerFact): boolean => (blocker.blocks ?? []).some(({ phaseId }) => phaseId === phase);
  return [...blockers.filter(theirs), ...blockers.filter((blocker) => !theirs(blocker))];
}
