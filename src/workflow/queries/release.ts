/** What the page of one release shows. */

import { openBlockers } from '../../digest/blockers.js';
import { resolveComponents } from '../../digest/components.js';
import { digestGroups } from '../../digest/digest-groups.js';
import { distributionFacts } from '../../digest/distributions.js';
import { parseIssueRef } from '../../digest/issue-ref.js';
import type { Community } from '../../domain/community.js';
import { Refusal } from '../../domain/errors.js';
import { type Forge, issueAddress } from '../../domain/forge-address.js';
import { displayName } from '../../domain/people.js';
import { phaseDeadline } from '../../domain/phase.js';
import { phaseMoves, type ScheduleRevision } from '../../domain/schedule.js';
import type { Instant } from '../../domain/time.js';
import type { Store } from '../../ports/store.js';
import { isUnderWay } from '../../schedules/upcoming.js';
import type { ReleaseProps, ScheduleChange } from '../../surfaces/pages/release-props.js';
import { askedReleases } from '../asked-releases.js';
import { blockerLook, blockingItems } from '../facts/blocking.js';
import { cycleBegin } from '../facts/cycle-begin.js';
import { docsFacts } from '../facts/docs-facts.js';
import type { Gathering } from '../facts/gathering.js';
import { quotedWords } from '../facts/quoted-words.js';
import { repositoriesOf } from '../facts/repositories-of.js';
import { componentTags } from '../facts/tag-evidence.js';
import { umbrellas } from '../facts/umbrellas.js';
import { loadWorld, type ReleaseWorld, type World } from '../world.js';
import { checked } from './checked.js';
import { cycleSummary, timelinePhases } from './cycle.js';
import { messagesOf } from './sent-messages.js';

/** Before anybody said anything. */
const EVER: Instant = '1970-01-01T00:00:00.000Z';

/** @throws Refusal `not-found`, naming the releases that there are */
export async function releaseQuery(store: Store, now: Instant, publicUrl: string, id: string): Promise<ReleaseProps> {
  const world = await loadWorld(store, now);
  const { community } = world.configuration;
  const release = releaseIn(world, id);
  const { plan } = release;
  const { name, releaseDate, trackingIssue, next } = cycleSummary(world, release, now);
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
    ...(await wordsOf({ world, store, now, publicUrl }, release)),
    team: plan.team.map(({ role, people }) => ({ role, people: people.map((p) => displayName(community, p)) })),
    components: resolveComponents(plan, world.tags, { ...(await componentTags(store, plan)), forge: community }),
    dependencies: plan.dependencies,
    changes: changesOf(community, release),
    sent: await messagesOf(store, community, id),
    checked: await checked(
      store,
      [
        ...new Set([
          plan.tags.repository,
          ...plan.components.flatMap((c) => (c.tags === null ? [] : (c.repository ?? []))),
        ]),
      ],
      now,
    ),
  };
}

export function releaseIn(world: World, id: string): ReleaseWorld {
  const release = world.releases.find((r) => r.plan.id === id);
  if (release !== undefined) return release;
  const known = world.releases.map((r) => r.plan.id).join(', ');
  throw new Refusal('not-found', `There is no release of that name. Releases: ${known === '' ? 'none yet' : known}.`);
}

/** The one that is not past. @throws Refusal where there are none or several */
export function onlyRelease(world: World): ReleaseWorld {
  const current = world.releases.filter((release) => !release.past);
  const [one] = current;
  if (one !== undefined && current.length === 1) return one;
  const known = current.map((release) => release.plan.id).join(', ');
  throw new Refusal('invalid', known === '' ? 'No release is under way.' : `Say which release: ${known}.`);
}

/** What was said about this release, whenever it was said. */
async function wordsOf(
  gathering: Gathering,
  release: ReleaseWorld,
): Promise<Pick<ReleaseProps, 'groups' | 'distributions' | 'distributionsWait' | 'umbrellas' | 'docs'>> {
  const { world, now } = gathering;
  const { community } = world.configuration;
  const { plan, inForce, adoptedAt } = release;
  const quoted = await quotedWords(gathering, [plan.id]);
  // Blockers are of the cycle that runs: none of them stands in the way of a release that is out.
  const runs = isUnderWay(community, inForce.phases, adoptedAt, now);
  const look = await blockerLook(gathering, release);
  const blocking = runs ? await blockingItems(gathering, look.rules) : [];
  const blockers = openBlockers(blocking, look);
  const window = { from: EVER, to: now };
  const asked = askedReleases(world, [release], now);
  const groups = digestGroups(community, { window, finished: [], blockers, blocking, ...quoted });
  return {
    groups: groups.flatMap(({ unit, name, status, contradiction, blockers }) =>
      unit === null ? [] : [{ unit, name, status, contradiction, blockers }],
    ),
    umbrellas: await umbrellas(gathering, [release], null),
    docs: runs ? await docsOf(gathering, release) : [],
    distributions: distributionFacts(community, asked, { community, asOf: now, ...quoted }),
    distributionsWait: community.distributions.length > 0 && asked.every(({ distributions }) => !distributions),
  };
}

/** Of the whole cycle. */
async function docsOf(gathering: Gathering, release: ReleaseWorld): Promise<ReleaseProps['docs']> {
  const { world, store, now } = gathering;
  const from = cycleBegin(world, release);
  return docsFacts(gathering, from, await store.evidence.finishedBetween(repositoriesOf(world), from, now));
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
      blockers: revision.blockers.map((text) => issueLink(text, community)),
      moves:
        before === null
          ? []
          : phaseMoves(before.phases, revision.phases).map((m) => ({ ...m, title: titles.get(m.phase) ?? m.phase })),
    });
    before = revision;
  }
  return changes.reverse();
}

function issueLink(text: string, forge: Forge): { label: string; url: string } {
  const reference = parseIssueRef(text);
  const url = reference === null ? '' : issueAddress(forge, reference.repository, reference.number);
  return { label: text, url };
}
