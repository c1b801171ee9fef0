/** What the world answers to a claim's key now; null when it cannot tell. Pure. */

import { resolveComponents } from '../../digest/components.js';
import type { OccasionSource } from '../../domain/occasion.js';
import { phaseDeadline } from '../../domain/phase.js';
import type { ScheduleRevision } from '../../domain/schedule.js';
import type { ReleaseWorld, World } from '../world.js';
import { NONE } from './none.js';
import { newestStatus } from './status-claims.js';

/**
 * @param source what the message comes from: a notice of a proposed revision speaks of that revision's dates, every other
 *   message of those in force
 * @param said what the message says
 */
export function answerClaim(world: World, key: string, source: OccasionSource, said: string): string | null {
  const [type, first, ...rest] = key.split(':');
  if (first === undefined) return null;
  if (type === 'tag') {
    // Of a tag that moved, the commit that it is at now comes last.
    const tag = world.tags.filter((t) => t.repository === first && t.name === rest.join(':')).at(-1);
    return tag === undefined || tag.goneAt !== null ? NONE : tag.sha;
  }
  if (type === 'open') {
    return world.issues.find((issue) => `${issue.repository}#${issue.number}` === first)?.state ?? null;
  }
  const release = world.releases.find((r) => r.plan.id === first);
  if (release === undefined) return null;
  const subject = rest.join(':');
  switch (type) {
    case 'date':
      return dateAnswer(revisionFor(release, source), subject);
    case 'hour':
      return hourAnswer(world, revisionFor(release, source), subject);
    case 'version':
      return versionAnswer(world, release, subject);
    case 'status':
      return statusAnswer(world, first, subject, said);
    default:
      return null;
  }
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
