/**
 * Issues made up around merged pull requests: they have the numbers that are left, are closed by those that say so, and
 * carry the labels that Kubeflow uses. Some are pull requests that were given up. Every text is our own.
 */
import type { IssueRow, PullRow } from '../../../src/preview/github/world.js';
import { HOUR, instant, type Slot } from './moments.js';
import { type Sequence, sequence } from './sequence.js';

const SUBJECTS: [string, ...string[]] = [
  'The controller',
  'The dashboard',
  'Upload',
  'Sign-in',
  'The SDK',
  'The webhook',
  'A notebook',
  'A run',
];
const TROUBLES: [string, ...string[]] = [
  'fails behind a proxy',
  'is slow with many namespaces',
  'needs a test',
  'should remember its settings',
  'stops after an upgrade',
  'has no documentation',
  'asks twice',
];
const AREAS: [string, ...string[]] = [
  'area/jupyter',
  'area/backend',
  'area/front-end',
  'area/docs',
  'area/engprod',
  'area/auth',
  'area/sdk',
];
const DAY = 24 * HOUR;
/** Of the numbers that are left, how many are issues, and how many pull requests that were given up. */
const SHARES = { issues: 0.45, givenUp: 0.1 };

export interface MadeUp {
  issues: IssueRow[];
  pulls: PullRow[];
}

/** `closings`: when pull requests closed which numbers. `people`: who is about. Nothing happens after `until` (milliseconds). */
export function madeUpItems(
  repository: string,
  free: readonly Slot[],
  closings: ReadonlyMap<number, string>,
  people: readonly string[],
  until: number,
): MadeUp {
  const made: MadeUp = { issues: [], pulls: [] };
  for (const slot of free) {
    // A sequence for each number, so that one more of them changes no other.
    const chance = sequence(`${repository}#${slot.number}`);
    const closing = closings.get(slot.number);
    const kind = chance.next();
    if (closing !== undefined || kind < SHARES.issues) made.issues.push(issueOf(slot, closing, people, until, chance));
    else if (kind < SHARES.issues + SHARES.givenUp) made.pulls.push(givenUp(slot, people, until, chance));
  }
  return made;
}

export function issueOf(
  { number, opened }: Slot,
  closing: string | undefined,
  people: readonly string[],
  until: number,
  chance: Sequence,
): IssueRow {
  const created = Math.min(opened, closing === undefined ? until : Date.parse(closing) - HOUR);
  const labels = labelsOf(chance);
  const lasting = DAY * chance.next() ** 2 * 400;
  const end = closing === undefined ? created + lasting : Date.parse(closing);
  const closed = (closing !== undefined || chance.happens(0.8)) && end <= until;
  const comments = chance.below(5);
  const span = (closed ? end : Math.min(until, created + 60 * DAY)) - created;
  return {
    number,
    title: `${chance.pick(SUBJECTS)} ${chance.pick(TROUBLES)}`,
    author: somebody(people, chance),
    createdAt: instant(created),
    ...(labels.length > 0 ? { labels } : {}),
    ...(chance.happens(0.3) ? { assignees: [somebody(people, chance)] } : {}),
    ...(closed ? { closedAt: instant(end) } : {}),
    ...(comments > 0
      ? { changedAt: Array.from({ length: comments }, () => instant(created + span * chance.next())) }
      : {}),
    ...(chance.happens(0.2) ? { upvotes: Math.floor(chance.next() ** 6 * 80) } : {}),
  };
}

function labelsOf(chance: Sequence): string[] {
  const kind = chance.next();
  const priority = chance.next();
  return [
    ...(kind < 0.4 ? ['kind/bug'] : kind < 0.65 ? ['kind/feature'] : kind < 0.72 ? ['kind/question'] : []),
    ...(chance.happens(0.5) ? [chance.pick(AREAS)] : []),
    ...(priority < 0.01 ? ['priority/p0'] : priority < 0.07 ? ['priority/p1'] : priority < 0.2 ? ['priority/p2'] : []),
    ...(chance.happens(0.2) ? ['lifecycle/stale'] : []),
    ...(chance.happens(0.04) ? ['help wanted'] : []),
  ];
}

function givenUp({ number, opened }: Slot, people: readonly string[], until: number, chance: Sequence): PullRow {
  const end = opened + DAY * (1 + chance.below(90));
  const title = `${chance.pick(SUBJECTS)}: another try ${number}`;
  return [
    number,
    instant(opened),
    end <= until ? instant(end) : null,
    somebody(people, chance),
    title,
    { unmerged: true },
  ];
}

const somebody = (people: readonly string[], chance: Sequence): string =>
  people[chance.below(people.length)] ?? 'somebody';
