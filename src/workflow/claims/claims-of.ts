/** Which of a message's facts must still be true when it leaves (decision 6), by kind. Counts are never among them. */
import { blockingClaim, ownersClaim, referenceOf } from '../../domain/blocking-claim.js';
import type { CandidateFacts, Claims, DigestFacts, Facts, PhaseFact, UpcomingFact } from '../../domain/facts.js';
import type { BlockerFact, ItemFact } from '../../domain/issue-facts.js';
import { NONE } from '../../domain/none.js';
import type { CalendarDate, Instant } from '../../domain/time.js';

/** The scope of what blocks any release under way. */
export const EVERY_RELEASE = '*';

/** @param also what the facts alone do not tell: quoted statuses, quiet, and what is out */
export function claimsOf(facts: Facts, also: Claims = {}): Claims {
  const release = facts.release?.id ?? '';
  switch (facts.kind) {
    case 'timeline':
      return Object.assign(
        { ...also, ...nextClaims(release, facts.next) },
        ...facts.phases.map((phase) => phaseClaims(release, phase)),
      );
    case 'reminder':
      return {
        ...phaseClaims(release, facts.phase),
        ...nextClaims(release, facts.next),
        ...blockingClaims(release, facts.blockers),
      };
    case 'delay':
      return Object.assign(
        { ...also, ...nextClaims(release, facts.next) },
        ...facts.blockers.filter((b) => b.problem === null && b.closedAt === null).map(namedClaims),
        ...facts.moves.map((move) => phaseClaims(release, { id: move.phase, ...move.to, deadline: move.deadline })),
      );
    case 'candidate':
      return {
        [`tag:${facts.repository}:${facts.tag}`]: facts.sha,
        ...versionClaims(release, facts.components),
        ...nextClaims(release, facts.next),
        ...untilClaims(release, facts),
        ...blockingClaims(release, facts.blockers),
      };
    case 'release':
    case 'patch':
      return {
        [`tag:${facts.repository}:${facts.version}`]: facts.sha,
        ...versionClaims(release, facts.components),
        ...nextClaims(release, facts.next),
      };
    case 'correction':
      // What was sent stays sent; only where the tag is now must hold.
      return facts.moved === null
        ? {}
        : { [`tag:${facts.moved.repository}:${facts.moved.tag}`]: facts.moved.is ?? NONE };
    case 'notes':
      return nextClaims(release, facts.next);
    case 'digest':
      return { ...also, ...digestClaims(facts) };
  }
}

const date = (value: CalendarDate | null): string => value ?? NONE;

function phaseClaims(
  release: string,
  phase: Pick<PhaseFact, 'id' | 'start' | 'end'> & { deadline: Instant | null },
): Claims {
  return {
    [`date:${release}:${phase.id}:start`]: date(phase.start),
    [`date:${release}:${phase.id}:end`]: date(phase.end),
    [`hour:${release}:${phase.id}`]: phase.deadline ?? NONE,
  };
}

/** Of an issue that could not be looked up the message says nothing that could cease to be true. */
const namedClaims = (blocker: BlockerFact): Claims => ({
  ...openClaim(blocker),
  [`owner:${referenceOf(blocker)}`]: ownersClaim(blocker.owners),
});

const openClaim = (item: Pick<ItemFact, 'repository' | 'number'>): Claims => ({
  [`open:${referenceOf(item)}`]: 'open',
});

const blockingClaims = (scope: string, blockers: readonly BlockerFact[]): Claims => ({
  [`blocking:${scope}`]: blockingClaim(blockers.filter((blocker) => blocker.closedAt === null)),
});

const nextClaims = (release: string, next: readonly UpcomingFact[]): Claims =>
  Object.fromEntries(
    next.flatMap((one) => [
      [`date:${release}:${one.phase}:${one.edge}`, one.date],
      [`ahead:${release}:${one.phase}:${one.edge}`, 'ahead'],
    ]),
  );

const untilClaims = (release: string, { until }: CandidateFacts): Claims =>
  until === null ? {} : { [`until:${release}`]: until.at };

const versionClaims = (release: string, components: readonly { name: string; version: string | null }[]): Claims =>
  Object.fromEntries(components.map((c) => [`version:${release}:${c.name}`, c.version ?? NONE]));

function digestClaims({ releases, groups, upvoted = [], docs = [] }: DigestFacts): Claims {
  return Object.assign(
    blockingClaims(
      EVERY_RELEASE,
      groups.flatMap((group) => group.blockers),
    ),
    ...releases.map(({ id, next, running, releaseDate: day, released }) => ({
      ...nextClaims(id, next),
      ...(day === null ? {} : { [`date:${id}:release:end`]: day }),
      ...(running === undefined ? {} : { [`running:${id}`]: running.join(', ') || NONE }),
      ...(released === undefined ? {} : { [`released:${id}`]: released?.tag ?? NONE }),
    })),
    ...[...upvoted, ...docs.flatMap(({ issues }) => issues.named)].map(openClaim),
  );
}
