/** What the week's asking needs now: to open, to ask and remind each person in their own hours, to close; or why not yet. */
import type { RoundRule } from '../../domain/community.js';
import { type Ask, openAsks, type Prompt, type Round } from '../../domain/round.js';
import type { Instant } from '../../domain/time.js';
import { type AskingTime, askingTime, nudgeTime, withinWorkingHours, zoneOf } from '../../schedules/asking-times.js';
import { type Asked, roundAsks, sameAsk } from '../../schedules/round-asks.js';
import { type RoundTimes, roundsAround } from '../../schedules/round-times.js';
import { isUnderWay } from '../../schedules/upcoming.js';
import { askedReleases } from '../asked-releases.js';
import type { RoundWorld, World } from '../world.js';
import type { Left, Step } from './actions.js';

export function aboutRounds(world: World, now: Instant): Step[] {
  const { community, holidays } = world.configuration;
  const open = world.rounds.filter(({ round }) => round.closedAt === null);
  const times = roundsAround(community, now, holidays);
  return [...open.flatMap((one) => aboutRound(world, one, times, now)), ...toOpen(world, times, now)];
}

const underWay = (world: World, now: Instant): World['releases'] =>
  world.releases.filter((r) => isUnderWay(world.configuration.community, r.inForce.phases, r.adoptedAt, now));

function toOpen(world: World, times: readonly RoundTimes[], now: Instant): Step[] {
  const current = times.find((t) => now < t.closesAt);
  const missed = times.filter((t) => t.closesAt <= now).at(-1);
  const unknown = (t: RoundTimes | undefined): t is RoundTimes =>
    t !== undefined && !world.rounds.some(({ round }) => round.key === t.key);
  const steps: Step[] = [];
  const since = underWay(world, now)
    .map((r) => r.adoptedAt)
    .sort()[0];
  if (since === undefined) return steps;
  // Without any round before it nobody can tell whether this one was to be.
  if (unknown(missed) && since <= missed.opensAt && world.rounds.some(({ round }) => round.opensAt < missed.opensAt)) {
    steps.push({ do: 'open-round', round: { ...blank(missed), closedAt: now, problem: MISSED } });
  }
  if (!unknown(current)) return steps;
  return current.opensAt <= now
    ? [...steps, { do: 'open-round', round: blank(current) }]
    : [...steps, { key: current.key, why: 'its day has not come', until: current.opensAt }];
}

const MISSED = 'Herald was not running while it was open, so nobody was asked.';

const blank = ({ key, opensAt, closesAt }: RoundTimes): Round => ({
  key,
  opensAt,
  askedAt: null,
  closesAt,
  closedAt: null,
  problem: null,
});

function aboutRound(world: World, one: RoundWorld, times: readonly RoundTimes[], now: Instant): Step[] {
  const { round, prompts } = one;
  const { rounds } = world.configuration.community;
  if (round.closesAt <= now) return [{ do: 'close-round', round: round.key }];
  const mine = times.find((t) => t.key === round.key);
  if (rounds === null || mine === undefined) {
    return [{ key: round.key, why: 'rounds are no longer configured; it closes', until: round.closesAt }];
  }
  const asked = roundAsks(
    world.configuration.community,
    askedReleases(world, underWay(world, now), now),
    world.respondents,
  );
  const asking = { world, rule: rounds, round, times: mine, now };
  const steps = asked.flatMap((person) => aboutPerson(asking, person, prompts));
  const reminding = prompts.flatMap((prompt) => aboutNudge(asking, prompt));
  const waiting = steps.some((step) => ('do' in step ? step.do === 'ask' : step.until !== null));
  const done: Step[] = !waiting && round.askedAt === null ? [{ do: 'asked', round: round.key }] : [];
  const closing: Left = { key: round.key, why: 'waits for answers', until: round.closesAt };
  return [...steps, ...reminding, ...done, closing];
}

interface Asking {
  world: World;
  rule: RoundRule;
  round: Round;
  times: RoundTimes;
  now: Instant;
}

function aboutPerson(asking: Asking, { person, asks }: Asked, prompts: readonly Prompt[]): Step[] {
  const { world, round, now } = asking;
  const prompt = prompts.find((p) => p.person === person);
  if (prompt !== undefined) {
    const more = asks.filter((ask) => !prompt.asks.some((known) => sameAsk(known, ask)));
    return more.length === 0 ? [] : [ask(round, person, [...prompt.asks, ...more], prompt.problem)];
  }
  const slack = world.configuration.community.people.find((p) => p.id === person)?.slack ?? null;
  if (slack === null) return [ask(round, person, asks, 'The configuration names no Slack member for them.')];
  const left = (why: string, until: Instant | null): Left => ({ key: round.key, why: `${person}: ${why}`, until });
  const planned = plannedFor(asking, person);
  if (planned === null) return [left('has paused', null)];
  const at = notBefore(asking, person, planned.at);
  if (at >= round.closesAt) return [ask(round, person, asks, TOO_LATE)];
  return at <= now ? [ask(round, person, asks, null)] : [left('is asked in their own working hours', at)];
}

const TOO_LATE = 'None of their working hours were left before the round closes.';

const ask = (round: Round, person: string, asks: Ask[], problem: string | null): Step => ({
  do: 'ask',
  round: round.key,
  person,
  asks,
  problem,
});

function plannedFor({ world, rule, times }: Asking, person: string): AskingTime | null {
  const { community, holidays } = world.configuration;
  const respondent = world.respondents.find((r) => r.person === person) ?? null;
  return askingTime(rule, times, zoneOf(community, person), respondent, holidays);
}

/** In their hours: at the planned moment, later when Herald was not there, sooner when the round was opened by hand. */
function notBefore({ world, rule, round, times, now }: Asking, person: string, planned: Instant): Instant {
  const { community, holidays } = world.configuration;
  const wanted = round.opensAt < times.opensAt ? round.opensAt : planned;
  return withinWorkingHours(rule, zoneOf(community, person), wanted > now ? wanted : now, holidays);
}

function aboutNudge(asking: Asking, prompt: Prompt): Step[] {
  const { world, round, now } = asking;
  if (prompt.send === null || prompt.nudge !== null || prompt.problem !== null) return [];
  if (world.respondents.some((r) => r.person === prompt.person && r.deputy !== null)) return [];
  if (openAsks(prompt.asks, world.statuses, round).length === 0) return [];
  const at = reminderOf(asking, prompt);
  if (at === null) return [];
  return at <= now
    ? [{ do: 'nudge', round: round.key, person: prompt.person }]
    : [{ key: round.key, why: `${prompt.person}: is reminded unless they answer`, until: at }];
}

function reminderOf(asking: Asking, prompt: Prompt): Instant | null {
  const { world, rule, round, now } = asking;
  const { community, holidays } = world.configuration;
  const planned = plannedFor(asking, prompt.person);
  if (planned === null) return null;
  const zone = zoneOf(community, prompt.person);
  // Asked for another day once asked: then the reminder waits for that day.
  const due = nudgeTime(rule, round.closesAt, zone, { at: prompt.at, planned: planned.at }, holidays);
  if (due === null || due > now) return due;
  const hour = withinWorkingHours(rule, zone, now, holidays);
  return hour < round.closesAt ? hour : null;
}
