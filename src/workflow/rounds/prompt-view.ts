/** What a prompt shows now: from the world, what was said, and what GitHub shows. Pure. */
import { type Community, unitName } from '../../domain/community.js';
import { displayName } from '../../domain/people.js';
import type { Ask, Prompt, Round } from '../../domain/round.js';
import type { Status } from '../../domain/status.js';
import { askingTime, zoneOf } from '../../schedules/asking-times.js';
import { roundAsks } from '../../schedules/round-asks.js';
import { roundsAround } from '../../schedules/round-times.js';
import type { AskView, PromptView, RecordedView } from '../../surfaces/slack/prompt.js';
import { askedReleases } from '../asked-releases.js';
import type { World } from '../world.js';
import type { RoundEvidence } from './round-evidence.js';

export interface Showing {
  world: World;
  round: Round;
  prompt: Pick<Prompt, 'person' | 'asks' | 'at'>;
  /** Null where it is not to be shown, as once the round has closed. */
  evidence: RoundEvidence | null;
  /** What a `no change` keeps, by its id. */
  kept: ReadonlyMap<string, Status>;
}

export function promptView({ world, round, prompt, evidence, kept }: Showing): PromptView {
  const { community } = world.configuration;
  const closed = round.closedAt !== null;
  return {
    round: round.key,
    zone: zoneOf(community, prompt.person),
    closesAt: round.closesAt,
    closedAt: round.closedAt,
    publishedOn: publishedOn(community),
    notes: closed ? [] : notesFor(world, round, prompt),
    asks: prompt.asks.map((ask): AskView => {
      const newest = newestOf(world.statuses, ask);
      const inRound = newest !== null && newest.saidAt >= round.opensAt;
      return {
        ...ask,
        name: askName(world, ask),
        evidence: evidence === null || closed || ask.type !== 'group' ? null : evidence(ask.unit, prompt.at),
        recorded: inRound ? recorded(newest, displayName(community, prompt.person), kept) : null,
        before: inRound ? null : newest,
      };
    }),
  };
}

const newestOf = (statuses: readonly Status[], ask: Ask): Status | null =>
  statuses.find((s) => s.release === ask.release && s.unit === ask.unit) ?? null;

function recorded(status: Status, person: string, kept: ReadonlyMap<string, Status>): RecordedView {
  const own = status.author === person && status.recordedBy === null;
  return {
    status,
    by: own ? null : status.author,
    unchangedSince: status.noChangeOf === null ? null : (kept.get(status.noChangeOf)?.saidAt ?? null),
  };
}

export function publishedOn({ messages, destinations }: Community): string[] {
  return messages.digest.destinations.flatMap((id) => destinations.find((d) => d.id === id)?.name ?? []);
}

/** `Pipelines`; with its release where several are under way. */
export function askName(world: World, ask: Pick<Ask, 'release' | 'unit'>): string {
  const name = unitName(world.configuration.community, ask.unit);
  const open = world.releases.filter((r) => !r.past);
  const release = open.find((r) => r.plan.id === ask.release)?.plan.name ?? ask.release;
  return open.length > 1 ? `${name} (${release})` : name;
}

function notesFor(world: World, round: Round, prompt: Pick<Prompt, 'person'>): string[] {
  const { community, holidays } = world.configuration;
  const respondent = world.respondents.find((r) => r.person === prompt.person) ?? null;
  const releases = askedReleases(world, world.releases, round.closesAt);
  const asked = roundAsks(community, releases, world.respondents).find((a) => a.person === prompt.person);
  const times = roundsAround(community, round.opensAt, holidays).find((t) => t.key === round.key);
  const time =
    community.rounds === null || times === undefined
      ? null
      : askingTime(community.rounds, times, zoneOf(community, prompt.person), respondent, holidays);
  const stands = asked?.inPlaceOf.map((person) => displayName(community, person)) ?? [];
  return [
    ...(stands.length === 0 ? [] : [`You are asked in place of ${stands.join(' and ')}.`]),
    ...(respondent?.deputy === null || respondent === null
      ? []
      : [`${displayName(community, respondent.deputy)} is asked in your place.`]),
    ...(time?.note === null || time === null ? [] : [time.note]),
  ];
}
