/** How a person wants to be asked, and asking by hand. */
import { Refusal } from '../../domain/errors.js';
import { displayName, hasRole, mayManage, personById } from '../../domain/people.js';
import { openAsks, type Prompt, type Round } from '../../domain/round.js';
import { isCalendarDate } from '../../domain/time.js';
import { withinWorkingHours, zoneOf } from '../../schedules/asking-times.js';
import { roundsAround } from '../../schedules/round-times.js';
import { isUnderWay } from '../../schedules/upcoming.js';
import { appliedConfiguration } from '../applied-configuration.js';
import type { WorkflowDeps } from '../deps.js';
import { loadWorld, type World } from '../world.js';
import { nudgeSend } from './nudge-send.js';
import type { AskedNow, RoundCommands } from './round-commands.js';

export function askingCommands(deps: WorkflowDeps): Pick<RoundCommands, 'setRespondent' | 'askNow'> {
  const { store, clock } = deps;
  return {
    async setRespondent({ actor, wish }) {
      const { community } = (await appliedConfiguration(store)).configuration;
      const who = personById(community, actor);
      personById(community, wish.person);
      if (wish.person !== actor && !hasRole(who, 'release-manager', 'release-team')) mayManage(community, actor);
      if (wish.deputy !== null) personById(community, wish.deputy);
      if (wish.deputy === wish.person)
        throw new Refusal('invalid', 'Nobody can stand in for themselves. Name somebody else.');
      if (wish.pausedUntil !== null && !isCalendarDate(wish.pausedUntil)) {
        throw new Refusal('invalid', `${wish.pausedUntil} is not a date. Write it like 2021-08-15.`);
      }
      await store.transaction(async (tx) => {
        await tx.rounds.saveRespondent(wish);
        const subject = `respondent:${wish.person}`;
        await tx.audit.append({ at: clock.now(), actor, act: 'asked-for', subject, detail: { ...wish } });
      });
      deps.wake();
      return wish;
    },

    async askNow({ actor }) {
      const now = clock.now();
      const world = await loadWorld(store, now);
      mayManage(world.configuration.community, actor);
      const [open] = await store.rounds.unclosed();
      const asked = open === undefined ? await openNow(deps, world, actor) : await remindNow(deps, world, open, actor);
      deps.wake();
      return asked;
    },
  };
}

async function openNow({ store, clock }: WorkflowDeps, world: World, actor: string): Promise<AskedNow> {
  const now = clock.now();
  const { community, holidays } = world.configuration;
  if (community.rounds === null) throw new Refusal('conflict', 'The configuration has no `rounds`: nobody is asked.');
  if (!world.releases.some((r) => isUnderWay(community, r.inForce.phases, r.adoptedAt, now))) {
    throw new Refusal('conflict', 'No release is under way, so there is nothing to ask about.');
  }
  const times = roundsAround(community, now, holidays).find((t) => now < t.closesAt && !isKnown(world, t.key));
  if (times === undefined) throw new Refusal('conflict', 'No round lies ahead.');
  const { key, closesAt } = times;
  const round: Round = { key, opensAt: now, askedAt: null, closesAt, closedAt: null, problem: null };
  const opened = await store.transaction(async (tx) => {
    const there = await tx.rounds.open(round);
    await tx.audit.append({ at: now, actor, act: 'opened', subject: key, detail: { closesAt, early: true } });
    return there;
  });
  return { round: opened, opened: true, reminded: [], left: [] };
}

const isKnown = (world: World, key: string): boolean => world.rounds.some(({ round }) => round.key === key);

async function remindNow({ store, clock }: WorkflowDeps, world: World, round: Round, actor: string): Promise<AskedNow> {
  const now = clock.now();
  const asked: AskedNow = { round, opened: false, reminded: [], left: [] };
  await store.transaction(async (tx) => {
    for (const prompt of await tx.rounds.prompts(round.key)) {
      const name = displayName(world.configuration.community, prompt.person);
      const latest = await tx.statuses.latest(...new Set(prompt.asks.map((ask) => ask.release)));
      const open = openAsks(prompt.asks, latest, round);
      if (open.length === 0) continue;
      const at = momentFor(world, round, prompt, now);
      if (typeof at !== 'string') {
        asked.left.push({ name, why: at.why });
        continue;
      }
      const to = world.configuration.community.people.find((p) => p.id === prompt.person)?.slack ?? '';
      const send = nudgeSend(world, round, { prompt, open, to, notBefore: at });
      await tx.sends.insert([send]);
      await tx.rounds.savePrompt({ ...prompt, nudge: send.id });
      asked.reminded.push(name);
    }
    const detail = { reminded: asked.reminded };
    await tx.audit.append({ at: now, actor, act: 'reminded', subject: round.key, detail });
  });
  return asked;
}

/** In their hours; one reminder is all that a round has. */
function momentFor(world: World, round: Round, prompt: Prompt, now: string): string | { why: string } {
  const { community, holidays } = world.configuration;
  if (prompt.problem !== null || prompt.send === null) return { why: prompt.problem ?? 'They cannot be written to.' };
  if (prompt.nudge !== null) return { why: 'They were reminded already.' };
  const slack = community.people.find((p) => p.id === prompt.person)?.slack ?? null;
  if (community.rounds === null || slack === null) return { why: 'The configuration names no Slack member for them.' };
  const at = withinWorkingHours(community.rounds, zoneOf(community, prompt.person), now, holidays);
  return at < round.closesAt ? at : { why: 'None of their working hours are left before the round closes.' };
}
