/** Which of a message's facts must still be true when it leaves (decision 6), by kind. Counts are never among them. */
import type { Claims, Facts, PhaseFact, UpcomingFact } from '../../domain/facts.js';
import type { BlockerFact } from '../../domain/issue-facts.js';
import type { CalendarDate, Instant } from '../../domain/time.js';
import { NONE } from './none.js';

export function claimsOf(facts: Facts, statusIds: Record<string, string> = {}): Claims {
  const release = facts.release?.id ?? '';
  switch (facts.kind) {
    case 'timeline':
      return Object.assign({}, ...facts.phases.map((phase) => phaseClaims(release, phase)));
    case 'reminder':
      return { ...phaseClaims(release, facts.phase), ...nextClaims(release, facts.next) };
    case 'delay':
      return Object.assign(
        nextClaims(release, facts.next),
        ...facts.blockers.filter((b) => b.problem === null && b.closedAt === null).map(openClaim),
        ...facts.moves.map((move) => phaseClaims(release, { id: move.phase, ...move.to, deadline: move.deadline })),
      );
    case 'candidate':
      return {
        [`tag:${facts.repository}:${facts.tag}`]: facts.sha,
        ...versionClaims(release, facts.components),
        ...nextClaims(release, facts.next),
      };
    case 'release':
    case 'patch':
      return { [`tag:${facts.repository}:${facts.version}`]: facts.sha, ...versionClaims(release, facts.components) };
    case 'correction':
      // What was sent stays sent; only where the tag is now must hold.
      return facts.moved === null
        ? {}
        : { [`tag:${facts.moved.repository}:${facts.moved.tag}`]: facts.moved.is ?? NONE };
    case 'notes':
      return nextClaims(release, facts.next);
    case 'digest':
      return Object.assign(statusIds, ...facts.releases.map((r) => nextClaims(r.id, r.next)));
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
const openClaim = ({ repository, number }: BlockerFact): Claims => ({ [`open:${repository}#${number}`]: 'open' });

const nextClaims = (release: string, next: readonly UpcomingFact[]): Claims =>
  Object.fromEntries(next.map((one) => [`date:${release}:${one.phase}:${one.edge}`, one.date]));

const versionClaims = (release: string, components: readonly { name: string; version: string | null }[]): Claims =>
  Object.fromEntries(components.map((c) => [`version:${release}:${c.name}`, c.version ?? NONE]));
