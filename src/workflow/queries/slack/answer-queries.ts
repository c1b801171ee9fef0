/** What the answers to `/herald` say, from the same queries as the pages. */
import { openBlockers } from '../../../digest/blockers.js';
import { digestGroups } from '../../../digest/digest-groups.js';
import { latestOf } from '../../../digest/status-fact.js';
import { displayName } from '../../../domain/people.js';
import { phaseDeadline } from '../../../domain/phase.js';
import { addHours, type Instant } from '../../../domain/time.js';
import type { Store } from '../../../ports/store.js';
import { isUnderWay } from '../../../schedules/upcoming.js';
import type { BlockersAnswerProps } from '../../../surfaces/slack/answers/blockers-answer.js';
import type { CalendarAnswerProps } from '../../../surfaces/slack/answers/calendar-answer.js';
import type { NextAnswerProps } from '../../../surfaces/slack/answers/next-answer.js';
import type { ReadinessAnswerProps, ReadinessRow } from '../../../surfaces/slack/answers/readiness-answer.js';
import type { StatusAnswerProps } from '../../../surfaces/slack/answers/status-answer.js';
import type { DatedPhase, TimelineAnswerProps } from '../../../surfaces/slack/answers/timeline-answer.js';
import { askedReleases } from '../../asked-releases.js';
import { blockerLook, blockingItems } from '../../facts/blocking.js';
import { repositoriesOf } from '../../facts/repositories-of.js';
import { forecast } from '../../forecast.js';
import { loadWorld, type ReleaseWorld, type World } from '../../world.js';
import { checked } from '../checked.js';
import { cycleSummary, timelinePhases } from '../cycle.js';
import { homeQuery } from '../home.js';
import { releaseIn } from '../release.js';

/** What every answer is given beside this: how it is shared. */
type Own<P> = Omit<P, 'share' | 'sharedBy' | 'url'>;

const DAYS_AHEAD = 14;
const DATES = 5;

export const underWay = (world: World, now: Instant): ReleaseWorld[] =>
  world.releases.filter((r) => isUnderWay(world.configuration.community, r.inForce.phases, r.adoptedAt, now));

export async function statusQuery(store: Store, now: Instant, publicUrl: string): Promise<Own<StatusAnswerProps>> {
  const home = await homeQuery(store, now, publicUrl);
  const live = await store.drafts.live();
  const [digest] = await store.drafts.list({ kind: 'digest', limit: 5 }).then((files) =>
    files.flatMap(({ draft, head, sends }) => {
      const at = sends.flatMap((s) => (s.state === 'sent' && s.sentAt !== null ? [s.sentAt] : [])).sort()[0];
      return at === undefined ? [] : [{ id: draft.id, kind: draft.kind, subject: head.subject, at, destinations: [] }];
    }),
  );
  return {
    now,
    zone: home.zone,
    releases: home.underWay,
    blockers: { open: home.blockers.length, oldestDays: Math.max(0, ...home.blockers.map((b) => b.ageDays)) },
    waiting: {
      awaiting: live.filter((f) => f.draft.state === 'awaiting').length,
      withheld: live.filter((f) => f.draft.state === 'withheld').length,
    },
    lastDigest: digest ?? null,
    incomplete: home.checked.problems,
  };
}

export async function nextQuery(store: Store, now: Instant): Promise<Own<NextAnswerProps>> {
  const world = await loadWorld(store, now);
  const { community } = world.configuration;
  return {
    zone: community.zone,
    releases: underWay(world, now).map((release) => {
      const { id, name, next } = cycleSummary(world, release, now, DATES);
      return { id, name, next };
    }),
    messages: forecast(world, now, addHours(now, 24 * DAYS_AHEAD)).filter((entry) => entry.at >= now),
  };
}

/**
 * `asked` is an id or a name, in whichever case; empty takes the first release under way.
 * @throws Refusal `not-found`, naming the releases that there are
 */
export async function timelineQuery(store: Store, now: Instant, asked: string): Promise<Own<TimelineAnswerProps>> {
  const world = await loadWorld(store, now);
  const { community } = world.configuration;
  const open = underWay(world, now);
  const wanted = asked.trim().toLowerCase();
  const meant =
    wanted === ''
      ? (open[0] ?? world.releases.at(-1))
      : world.releases.find(({ plan }) => [plan.id, plan.name].some((name) => name.toLowerCase() === wanted));
  const release = meant ?? releaseIn(world, asked.trim());
  const { id, name, releaseDate } = cycleSummary(world, release, now);
  const others = open.filter((r) => r !== release).map((r) => r.plan.name);
  return { zone: community.zone, id, name, releaseDate, phases: datedPhases(world, release, now), others };
}

export const datedPhases = ({ configuration }: World, { inForce }: ReleaseWorld, now: Instant): DatedPhase[] =>
  timelinePhases(configuration.community, inForce.phases, now).map((phase) => {
    const dates = inForce.phases.find((p) => p.id === phase.id);
    return { ...phase, deadline: dates === undefined ? null : phaseDeadline(dates, configuration.community) };
  });

export async function blockersQuery(store: Store, now: Instant, publicUrl: string): Promise<Own<BlockersAnswerProps>> {
  const world = await loadWorld(store, now);
  const { community } = world.configuration;
  const look = await blockerLook({ world, store, now }, null);
  const blocking = await blockingItems({ world, store }, look.rules);
  const blockers = openBlockers(blocking, look);
  const window = { from: now, to: now };
  const groups = digestGroups(community, {
    window,
    finished: [],
    blockers,
    blocking,
    statuses: [],
    named: [],
    publicUrl,
  });
  return {
    groups: groups.map((group) => ({ name: group.name, blockers: group.blockers })),
    rules: [...new Set(look.rules.map(({ blocked }) => blocked.rule))],
    incomplete: (await checked(store, repositoriesOf(world), now)).problems,
  };
}

export async function readinessQuery(store: Store, now: Instant): Promise<Own<ReadinessAnswerProps>> {
  const world = await loadWorld(store, now);
  const { community } = world.configuration;
  return {
    zone: community.zone,
    releases: underWay(world, now).map((release) => {
      const { plan } = release;
      const asked = askedReleases(world, [release], now).some(({ distributions }) => distributions);
      const statuses = world.statuses.filter((status) => status.release === plan.id);
      return {
        name: plan.name,
        waits: !asked && community.distributions.length > 0,
        rows: community.distributions.flatMap(({ id, name, contacts }): ReadinessRow[] => {
          const said = latestOf(id, statuses);
          if (said === null && !asked) return [];
          const named = contacts.map((person) => displayName(community, person));
          return [{ name, said, contacts: said?.contact === null || said === null ? named : [said.contact] }];
        }),
      };
    }),
  };
}

export async function calendarQuery(store: Store, now: Instant, publicUrl: string): Promise<Own<CalendarAnswerProps>> {
  const world = await loadWorld(store, now);
  const feed = (name: string, path: string) => {
    const https = `${publicUrl}${path}`;
    return { name, https, webcal: https.replace(/^https?:/, 'webcal:') };
  };
  return {
    calendars: [
      feed('All releases and meetings', '/calendar.ics'),
      ...underWay(world, now).map(({ plan }) => feed(plan.name, `/calendar/${encodeURIComponent(plan.id)}.ics`)),
    ],
  };
}
