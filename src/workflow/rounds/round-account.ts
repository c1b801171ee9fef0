/** Where a round stands: what was answered, who is silent, who could not be reached, who is not asked. Pure. */
import { displayName } from '../../domain/people.js';
import { openAsks, type Prompt, type Round } from '../../domain/round.js';
import { roundAsks, sameAsk } from '../../schedules/round-asks.js';
import { isUnderWay } from '../../schedules/upcoming.js';
import type { RoundAccount } from '../../surfaces/slack/round-closed.js';
import { askedReleases } from '../asked-releases.js';
import type { World } from '../world.js';
import { askName } from './prompt-view.js';
import type { Unclear } from './read-threads.js';

export function roundAccount(
  world: World,
  round: Round,
  prompts: readonly Prompt[],
  unclear: readonly Unclear[] = [],
): RoundAccount {
  const { community } = world.configuration;
  const name = (person: string): string => displayName(community, person);
  const releases = world.releases.filter((r) => isUnderWay(community, r.inForce.phases, r.adoptedAt, round.closesAt));
  const asked = roundAsks(community, askedReleases(world, releases, round.closesAt), world.respondents);
  const wanted = asked.flatMap(({ asks }) => asks);
  const every = [...wanted, ...prompts.flatMap((p) => p.asks)].filter(
    (ask, index, all) => all.findIndex((other) => sameAsk(other, ask)) === index,
  );
  const silent = openAsks(every, world.statuses, round);
  return {
    round: round.key,
    zone: community.zone,
    closedAt: round.closedAt,
    closesAt: round.closesAt,
    problem: round.problem,
    answered: every
      .filter((ask) => !silent.includes(ask))
      .map((ask) => ({
        name: askName(world, ask),
        status: world.statuses.find((s) => sameAsk(s, ask)) ?? null,
      })),
    silent: silent.map((ask) => ({
      name: askName(world, ask),
      people: prompts
        .filter((p) => p.problem === null && p.asks.some((other) => sameAsk(other, ask)))
        .map((p) => ({ name: name(p.person), slack: slackOf(world, p.person), reminded: p.nudge !== null })),
    })),
    unreached: prompts.flatMap((p) => (p.problem === null ? [] : [{ name: name(p.person), why: p.problem }])),
    // Whoever has made themselves clear since need not be asked; what was said before does not make it clear.
    unclear: unclear
      .filter(({ asks, at }) => !world.statuses.some((s) => s.saidAt > at && asks.some((ask) => sameAsk(s, ask))))
      .map(({ person, text }) => ({ name: name(person), text })),
    notAsked: asked
      .filter(({ person }) => !prompts.some((p) => p.person === person))
      .map(({ person }) => ({
        name: name(person),
        pausedUntil: world.respondents.find((r) => r.person === person)?.pausedUntil ?? null,
      })),
  };
}

const slackOf = (world: World, person: string): string | null =>
  world.configuration.community.people.find((p) => p.id === person)?.slack ?? null;
