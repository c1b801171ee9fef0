/** What the page of one release shows. */

import { resolveComponents } from '../../digest/components.js';
import { parseIssueRef } from '../../digest/issue-ref.js';
import type { Community } from '../../domain/community.js';
import { Refusal } from '../../domain/errors.js';
import { displayName } from '../../domain/people.js';
import { phaseDeadline } from '../../domain/phase.js';
import { phaseMoves, type ScheduleRevision } from '../../domain/schedule.js';
import type { Instant } from '../../domain/time.js';
import type { Store } from '../../ports/store.js';
import type { ReleaseProps, ScheduleChange } from '../../surfaces/pages/release-props.js';
import { loadWorld, type ReleaseWorld, type World } from '../world.js';
import { checked } from './checked.js';
import { cycleSummary, timelinePhases } from './cycle.js';
import { messagesOf } from './sent-messages.js';

/** @throws Refusal `not-found`, naming the releases that there are */
export async function releaseQuery(store: Store, now: Instant, publicUrl: string, id: string): Promise<ReleaseProps> {
  const world = await loadWorld(store, now);
  const { community } = world.configuration;
  const release = releaseIn(world, id);
  const { plan } = release;
  const { name, releaseDate, trackingIssue, next } = cycleSummary(community, release, now);
  return {
    now,
    zone: community.zone,
    id,
    name,
    releaseDate,
    trackingIssue,
    calendar: `${publicUrl}/calendar/${encodeURIComponent(id)}.ics`,
    phases: phasesOf(community, release, now),
    next,
    team: plan.team.map(({ role, people }) => ({ role, people: people.map((p) => displayName(community, p)) })),
    components: resolveComponents(plan, world.tags),
    dependencies: plan.dependencies,
    changes: changesOf(community, release),
    sent: await messagesOf(store, community, id),
    checked: await checked(store, [
      ...new Set([
        plan.tags.repository,
        ...plan.components.flatMap((c) => (c.tags === null ? [] : (c.repository ?? []))),
      ]),
    ]),
  };
}

export function releaseIn(world: World, id: string): ReleaseWorld {
  const release = world.releases.find((r) => r.plan.id === id);
  if (release !== undefined) return release;
  const known = world.releases.map((r) => r.plan.id).join(', ');
  throw new Refusal('not-found', `There is no release of that name. Releases: ${known === '' ? 'none yet' : known}.`);
}

const phasesOf = (community: Community, { inForce }: ReleaseWorld, now: Instant): ReleaseProps['phases'] =>
  timelinePhases(community, inForce.phases, now).map((phase) => {
    const dates = inForce.phases.find((p) => p.id === phase.id);
    return {
      ...phase,
      deadline: dates === undefined ? null : phaseDeadline(dates, community),
      owners: (dates?.owners ?? []).map((owner) => displayName(community, owner)),
      definition: community.phases.find((d) => d.id === phase.id) ?? null,
    };
  });

/** Only what came into force; a proposal is nobody's business before its notice is approved. Newest first. */
function changesOf(community: Community, { history }: ReleaseWorld): ScheduleChange[] {
  const titles = new Map(community.phases.map((d) => [d.id, d.title]));
  const changes: ScheduleChange[] = [];
  let before: ScheduleRevision | null = null;
  for (const revision of history) {
    if (revision.inForceAt === null) continue;
    changes.push({
      n: revision.n,
      at: revision.inForceAt,
      author: revision.source === 'file' ? 'the configuration' : displayName(community, revision.author),
      reason: revision.reason,
      blockers: revision.blockers.map(issueLink),
      moves:
        before === null
          ? []
          : phaseMoves(before.phases, revision.phases).map((m) => ({ ...m, title: titles.get(m.phase) ?? m.phase })),
    });
    before = revision;
  }
  return changes.reverse();
}

function issueLink(text: string): { label: string; url: string } {
  const reference = parseIssueRef(text);
  const url = reference === null ? '' : `https://github.com/${reference.repository}/issues/${reference.number}`;
  return { label: text, url };
}
