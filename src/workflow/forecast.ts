/** The forecast: every message of a cycle with date, kind, destinations and who approves, before the cycle starts. */
import { describePolicy } from '../domain/approval.js';
import type { Configuration } from '../domain/configuration.js';
import type { ForecastEntry, ForecastState } from '../domain/forecast.js';
import { MESSAGE_TITLES, type MessageKind } from '../domain/message-kind.js';
import type { Occasion, OccasionRecord } from '../domain/occasion.js';
import type { ReleasePlan } from '../domain/release.js';
import type { ScheduleRevision } from '../domain/schedule.js';
import { formatDate, type Instant } from '../domain/time.js';
import { digestOccasionsBetween } from '../schedules/digest-occasions.js';
import { releaseDate } from '../schedules/release-date.js';
import { reminderOccasions } from '../schedules/reminder-occasions.js';
import { sendTimeOn } from '../schedules/send-times.js';
import { timelineOccasion } from '../schedules/timeline-occasion.js';
import { cycleEnd } from '../schedules/upcoming.js';
import { datedSince } from './dated-since.js';
import type { World } from './world.js';

/** What the forecast of one release is made of; from the world when it is adopted, from its file before. */
export interface ForecastInput {
  configuration: Configuration;
  plan: ReleasePlan;
  phases: ScheduleRevision['phases'];
  adoptedAt: Instant;
}

/** Pure; sorted by send time. Candidates have no date before they are tagged, so they are not in it. */
export function forecastRelease({ configuration, plan, phases, adoptedAt }: ForecastInput): ForecastEntry[] {
  const { community, holidays } = configuration;
  const revision = { release: plan.id, phases };
  const timeline = timelineOccasion(community, { id: plan.id, phases }, adoptedAt, holidays);
  const end = cycleEnd(community, phases);
  const digests = end === null ? [] : digestOccasionsBetween(community, adoptedAt, end, holidays);
  const occasions = [timeline, ...reminderOccasions(community, revision, holidays), ...digests].filter(
    (o) => o !== null,
  );
  const entries = occasions
    .filter((o) => o.sendAt >= adoptedAt)
    .map((occasion) => entry(configuration, occasion, 'planned', null));
  const day = releaseDate(phases);
  if (day === null) return sorted(entries);
  const at = sendTimeOn(community, day);
  const title = `Release announcement, once ${plan.tags.stable} is tagged`;
  return sorted([
    ...entries,
    { ...common(configuration, 'release'), at, composeAt: at, title, release: plan.id, state: 'planned', draft: null },
  ]);
}

/** The forecast of everything under way from `now` on, with the state of what was drafted already. Pure. */
export function forecast(world: World, now: Instant, until: Instant): ForecastEntry[] {
  const drafts = new Map(world.drafts.map((file) => [file.draft.occasion, file]));
  const ledger = new Map(world.ledger.map((record) => [record.key, record]));
  const { configuration } = world;
  const { community, holidays } = configuration;
  const planned = world.releases.flatMap((release) => [
    timelineOccasion(community, { id: release.plan.id, phases: release.inForce.phases }, datedSince(release), holidays),
    ...reminderOccasions(community, release.inForce, holidays),
  ]);
  const digests = world.releases.length === 0 ? [] : digestOccasionsBetween(community, now, until, holidays);
  const known = new Map([...planned, ...digests].flatMap((o) => (o === null ? [] : [[o.key, o] as const])));
  for (const file of world.drafts) {
    const record = ledger.get(file.draft.occasion);
    if (record !== undefined) known.set(record.key, record);
  }
  const entries = [...known.values()].flatMap((occasion) => {
    const file = drafts.get(occasion.key);
    const state: ForecastState = file?.draft.state ?? stateOf(ledger.get(occasion.key));
    const ahead = occasion.sendAt >= now && occasion.sendAt < until;
    if (file === undefined && (!ahead || (state !== 'planned' && state !== 'cannot be composed'))) return [];
    return [entry(configuration, occasion, state, file?.draft.id ?? null)];
  });
  return sorted(entries);
}

function stateOf(record: OccasionRecord | undefined): ForecastState {
  const { outcome = null, trouble = null } = record ?? {};
  if (outcome === 'sent') return 'sent';
  if (outcome !== null && outcome !== 'superseded') return 'skipped';
  return trouble?.what === 'composing' ? 'cannot be composed' : 'planned';
}

const sorted = (entries: ForecastEntry[]): ForecastEntry[] =>
  [...entries].sort((a, b) => (a.at === b.at ? a.title.localeCompare(b.title) : a.at < b.at ? -1 : 1));

function entry(
  configuration: Configuration,
  occasion: Occasion,
  state: ForecastState,
  draft: string | null,
): ForecastEntry {
  const { sendAt: at, composeAt, kind, release } = occasion;
  return {
    ...common(configuration, kind),
    at,
    composeAt,
    title: titleOf(configuration, occasion),
    release,
    state,
    draft,
  };
}

function common(
  { community }: Configuration,
  kind: MessageKind,
): Pick<ForecastEntry, 'kind' | 'destinations' | 'approvers'> {
  const rule = community.messages[kind];
  return {
    kind,
    destinations: community.destinations.filter((d) => rule.destinations.includes(d.id)).map((d) => d.name),
    approvers: describePolicy(community, rule.approval),
  };
}

/** `Feature freeze, Sunday, 15 August 2021 (7 days ahead)`. */
export function titleOf({ community }: Pick<Configuration, 'community'>, { source, kind }: Occasion): string {
  switch (source.type) {
    case 'phase': {
      const definition = community.phases.find((p) => p.id === source.phase);
      const title = definition?.title ?? source.phase;
      const verb = definition?.shape === 'day' ? 'is on' : source.edge === 'start' ? 'begins on' : 'ends on';
      return `${title} ${verb} ${formatDate(source.date)} (${source.lead} ${source.lead === 1 ? 'day' : 'days'} ahead)`;
    }
    case 'moved tag':
    case 'tag':
      return `${MESSAGE_TITLES[kind]}: ${source.tag}`;
    case 'revision':
      return `${MESSAGE_TITLES[kind]} (schedule revision ${source.revision})`;
    case 'cadence':
      return `${MESSAGE_TITLES[kind]}, ${source.week}`;
    case 'person':
      return source.said.kind === 'notes'
        ? `${source.said.title}, ${formatDate(source.said.date)}`
        : MESSAGE_TITLES[kind];
    case 'late correction':
    case 'adoption':
      return MESSAGE_TITLES[kind];
  }
}
