/** What a member's home page in Slack shows: for everyone, for who answers for a group, and for the release team. */
import type { Community, Person } from '../../../domain/community.js';
import { displayName, hasRole, personBySlack } from '../../../domain/people.js';
import { openAsks, type Prompt, type Round } from '../../../domain/round.js';
import type { Status } from '../../../domain/status.js';
import { addHours, type Instant } from '../../../domain/time.js';
import type { Store } from '../../../ports/store.js';
import { sameAsk } from '../../../schedules/round-asks.js';
import type { SlackHomeProps } from '../../../surfaces/slack/home.js';
import type { HomeAsk, HomeStatus, LiaisonHome } from '../../../surfaces/slack/home-liaison.js';
import type { TeamHome } from '../../../surfaces/slack/home-team.js';
import { askName } from '../../rounds/prompt-view.js';
import { loadWorld, type World } from '../../world.js';
import { cycleSummary } from '../cycle.js';
import { deskQuery } from '../desk.js';
import { datedPhases, underWay } from './answer-queries.js';

const DAYS_AHEAD = 14;
const ANSWERS_DAYS = 60;
const DATES = 4;

/** `user` is the member's id. @throws Refusal when no configuration has been applied */
export async function slackHomeQuery(
  store: Store,
  now: Instant,
  publicUrl: string,
  user: string,
): Promise<SlackHomeProps> {
  const world = await loadWorld(store, now);
  const { community } = world.configuration;
  const person = personBySlack(community, user);
  const round = await openRound(store, now);
  const releases = underWay(world, now);
  const manages = person !== null && hasRole(person, 'release-manager', 'release-team');
  const answers = person !== null && answersFor(community, person).length > 0;
  return {
    now,
    zone: community.zone,
    community: community.name,
    url: publicUrl,
    releases: releases.map((release) => {
      const { id, name, releaseDate, current, next } = cycleSummary(world, release, now, DATES);
      return { id, name, releaseDate, current, next, phases: datedPhases(world, release, now) };
    }),
    liaison: person === null ? null : await liaisonHome(store, world, person, round, now),
    team: manages ? await teamHome(store, world, round, now) : null,
    known: person !== null,
    mayWriteNotes: manages || answers || (person !== null && hasRole(person, 'liaison')),
  };
}

/** The round in which people are asked at this moment; null between two. */
async function openRound(store: Store, now: Instant): Promise<Round | null> {
  const unclosed = await store.rounds.unclosed();
  return unclosed.findLast((round) => round.opensAt <= now) ?? null;
}

/** Ids of the groups and distributions that somebody answers for. */
function answersFor({ workingGroups, distributions }: Community, { id }: Person): string[] {
  return [
    ...workingGroups.filter((group) => group.liaisons.includes(id)),
    ...distributions.filter((distribution) => distribution.contacts.includes(id)),
  ].map((unit) => unit.id);
}

async function liaisonHome(
  store: Store,
  world: World,
  person: Person,
  round: Round | null,
  now: Instant,
): Promise<LiaisonHome | null> {
  const { community } = world.configuration;
  const prompt = round === null ? null : await store.rounds.prompt(round.key, person.id);
  const units = answersFor(community, person);
  if (prompt === null && units.length === 0) return null;
  const said = await store.statuses.saidSince(
    world.releases.map((r) => r.plan.id),
    addHours(now, -24 * ANSWERS_DAYS),
  );
  const own = said.filter((status) => status.author === person.name || units.includes(status.unit));
  return {
    round:
      round === null || prompt === null
        ? null
        : { key: round.key, closesAt: round.closesAt, asks: asksOf(world, round, prompt) },
    answers: own.reverse().map((status) => statusOf(world, status)),
  };
}

function asksOf(world: World, round: Round, { asks }: Prompt): HomeAsk[] {
  const open = openAsks(asks, world.statuses, round);
  return asks.map((ask) => ({
    release: ask.release,
    unit: ask.unit,
    name: askName(world, ask),
    answered: !open.includes(ask),
    before: world.statuses.some((status) => sameAsk(status, ask)),
  }));
}

const statusOf = (world: World, { release, unit, colour, readiness, text, saidAt }: Status): HomeStatus => ({
  name: askName(world, { release, unit }),
  colour,
  readiness,
  text,
  saidAt,
});

async function teamHome(store: Store, world: World, round: Round | null, now: Instant): Promise<TeamHome> {
  const { notices, pausing, waiting, trouble, forecast } = await deskQuery(store, now);
  const until = addHours(now, 24 * DAYS_AHEAD);
  return {
    notices,
    pausing,
    waiting,
    trouble,
    leaving: forecast.filter((entry) => entry.at < until),
    round: round === null ? null : { closesAt: round.closesAt, silent: await silentIn(store, world, round) },
  };
}

/** Who has not answered all that they were asked. */
async function silentIn(
  store: Store,
  world: World,
  round: Round,
): Promise<{ name: string; units: string[]; problem: string | null }[]> {
  const prompts = await store.rounds.prompts(round.key);
  return prompts.flatMap((prompt) => {
    const open = asksOf(world, round, prompt).filter((ask) => !ask.answered);
    if (open.length === 0) return [];
    const name = displayName(world.configuration.community, prompt.person);
    return [{ name, units: open.map((ask) => ask.name), problem: prompt.problem }];
  });
}
