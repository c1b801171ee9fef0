/** What the world answers to a claim's key now; null when it cannot tell. Pure. */

import { resolveComponents } from '../../digest/components.js';
import { blockingClaim, ownersClaim } from '../../domain/blocking-claim.js';
import { type ClaimCheck, checkClaims } from '../../domain/claims.js';
import type { Item } from '../../domain/evidence.js';
import type { Claims } from '../../domain/facts.js';
import { NONE } from '../../domain/none.js';
import type { OccasionSource } from '../../domain/occasion.js';
import { nameOfLogin } from '../../domain/people.js';
import { phaseDeadline } from '../../domain/phase.js';
import type { ScheduleRevision } from '../../domain/schedule.js';
import type { Instant } from '../../domain/time.js';
import { comingNext, releasedTag, reportUntil, runningPhases } from '../coming-next.js';
import type { ReleaseWorld, World } from '../world.js';
import { newestStatus, troubledUnits } from './status-claims.js';

/** Whose claims they are, and when they are looked at. */
export interface Asking {
  world: World;
  /** What the message comes from: a notice of a proposed revision speaks of that revision's dates, every other message of those in force. */
  source: OccasionSource;
  now: Instant;
}

/** All claims of a message, held against the world. */
export const checkAll = (asking: Asking, claims: Claims): ClaimCheck =>
  checkClaims(claims, (key, said) => answerClaim(asking, key, said));

/** @param said what the message says */
export function answerClaim(asking: Asking, key: string, said: string): string | null {
  const [type, first, ...rest] = key.split(':');
  if (first === undefined) return null;
  const subject = rest.join(':');
  switch (type) {
    case 'tag':
      return tagAnswer(asking.world, first, subject);
    case 'open':
      return issueAnswer(asking.world, first, ({ state }) => state);
    case 'owner':
      return issueAnswer(asking.world, first, ({ assignees }) => ownersOf(asking.world, assignees));
    case 'blocking':
      return blockingAnswer(asking.world, first);
    default: {
      const release = asking.world.releases.find((r) => r.plan.id === first);
      return release === undefined ? null : releaseAnswer(asking, release, { type, subject, said });
    }
  }
}

interface Asked {
  type: string | undefined;
  subject: string;
  said: string;
}

function releaseAnswer(asking: Asking, release: ReleaseWorld, { type, subject, said }: Asked): string | null {
  const { world, source, now } = asking;
  const { community } = world.configuration;
  switch (type) {
    case 'date':
      return dateAnswer(revisionFor(release, source), subject);
    case 'hour':
      return hourAnswer(world, revisionFor(release, source), subject);
    case 'ahead': {
      const ahead = comingNext({ world, now }, release, Number.POSITIVE_INFINITY, revisionFor(release, source).phases);
      return ahead.some(({ phase, edge }) => `${phase}:${edge}` === subject) ? 'ahead' : 'passed';
    }
    case 'running':
      return runningPhases({ world, now }, release).join(', ') || NONE;
    case 'until':
      return reportUntil(community, release.inForce.phases, now)?.at ?? NONE;
    case 'released':
      return releasedTag(release.plan, world.tags)?.name ?? NONE;
    case 'version':
      return versionAnswer(world, release, subject);
    case 'quiet':
      return troubledUnits(world, release.plan.id, subject).join(', ') || NONE;
    case 'status':
      return statusAnswer(world, release.plan.id, subject, said);
    default:
      return null;
  }
}

function tagAnswer({ tags }: World, repository: string, name: string): string {
  // Of a tag that moved, the commit that it is at now comes last.
  const tag = tags.filter((t) => t.repository === repository && t.name === name).at(-1);
  return tag === undefined || tag.goneAt !== null ? NONE : tag.sha;
}

function issueAnswer({ issues }: World, reference: string, answer: (item: Item) => string): string | null {
  const item = issues.find((issue) => `${issue.repository}#${issue.number}` === reference);
  return item === undefined ? null : answer(item);
}

const ownersOf = ({ configuration }: World, assignees: readonly string[]): string =>
  ownersClaim(assignees.map((login) => nameOfLogin(configuration.community, login)));

function blockingAnswer(world: World, scope: string): string | null {
  const items = world.blocking[scope];
  if (items === undefined) return null;
  const { community } = world.configuration;
  return blockingClaim(
    items.map(({ repository, number, assignees }) => ({
      repository,
      number,
      owners: assignees.map((login) => nameOfLogin(community, login)),
    })),
  );
}

function revisionFor(release: ReleaseWorld, source: OccasionSource): ScheduleRevision {
  const { proposed, inForce } = release;
  const own = source.type === 'revision' && source.release === release.plan.id;
  return own && proposed?.n === source.revision ? proposed : inForce;
}

function dateAnswer(revision: ScheduleRevision, subject: string): string | null {
  const [phase, edge] = subject.split(':');
  if (edge !== 'start' && edge !== 'end') return null;
  return revision.phases.find((p) => p.id === phase)?.[edge] ?? NONE;
}

function hourAnswer(world: World, revision: ScheduleRevision, phase: string): string {
  const dates = revision.phases.find((p) => p.id === phase);
  return (dates === undefined ? null : phaseDeadline(dates, world.configuration.community)) ?? NONE;
}

/**
 * A quote stands while its author has not taken it back, and silence until then was silence: what is said later is for the
 * next message, and keeps no message from leaving.
 */
function statusAnswer(world: World, release: string, unit: string, said: string): string | null {
  if (said === NONE) return NONE;
  const quoted = world.quoted.find((status) => status.id === said);
  if (quoted === undefined) return null;
  return quoted.withdrawnAt === null ? said : newestStatus(world, release, unit);
}

function versionAnswer(world: World, release: ReleaseWorld, component: string): string | null {
  const resolved = resolveComponents(release.plan, world.tags).find((c) => c.name === component);
  return resolved === undefined ? null : (resolved.version ?? NONE);
}
