/** Carries out what planning decided about a round. */
import { Refusal } from '../../domain/errors.js';
import { type Ask, aboutPrompt, openAsks, type Prompt, type Round } from '../../domain/round.js';
import type { Instant } from '../../domain/time.js';
import type { Repositories } from '../../ports/store.js';
import { promptPost } from '../../surfaces/slack/prompt.js';
import { outgoing } from '../outgoing.js';
import type { RoundAction } from '../plan/actions.js';
import type { World } from '../world.js';
import { closeRound } from './close-round.js';
import { nudgeSend } from './nudge-send.js';
import { promptView } from './prompt-view.js';
import type { RoundDeps } from './round-deps.js';
import { roundEvidence } from './round-evidence.js';

/** @throws Refusal when somebody was faster; RemoteFault when a thread cannot be read yet */
export async function actRound(deps: RoundDeps, world: World, action: RoundAction, now: Instant): Promise<void> {
  const { store } = deps;
  switch (action.do) {
    case 'open-round':
      return store.transaction((tx) => open(tx, action.round, now));
    case 'ask':
      return ask(deps, world, action, now);
    case 'asked': {
      const round = await openRound(store, action.round);
      await store.rounds.save({ ...round, askedAt: now });
      return;
    }
    case 'nudge':
      return store.transaction((tx) => nudge(tx, world, action, now));
    case 'close-round':
      return closeRound(deps, world, action.round, now);
  }
}

async function open(tx: Repositories, round: Round, now: Instant): Promise<void> {
  await tx.rounds.open(round);
  const act = round.closedAt === null ? 'opened' : 'missed';
  const detail = { closesAt: round.closesAt, why: round.problem };
  await tx.audit.append({ at: now, actor: 'herald', act, subject: round.key, detail });
}

/** @throws Refusal when it has closed meanwhile */
async function openRound({ rounds }: Repositories, key: string): Promise<Round> {
  const round = await rounds.byKey(key);
  if (round === null || round.closedAt !== null) throw new Refusal('settled', 'The round has closed meanwhile.');
  return round;
}

async function ask(
  { store }: RoundDeps,
  world: World,
  { round: key, person, asks, problem }: Extract<RoundAction, { do: 'ask' }>,
  now: Instant,
): Promise<void> {
  const round = await openRound(store, key);
  const slack = world.configuration.community.people.find((p) => p.id === person)?.slack ?? null;
  const prompt: Prompt = { round: key, person, asks, at: now, send: null, nudge: null, problem };
  const send = problem !== null || slack === null ? null : await promptSend(store, world, round, prompt, slack);
  await store.transaction(async (tx) => {
    await openRound(tx, key);
    const before = await tx.rounds.prompt(key, person);
    // What is already asked shows further questions where it stands.
    if (before !== null) return tx.rounds.savePrompt({ ...before, asks: union(before.asks, asks) });
    if (send !== null) await tx.sends.insert([send]);
    await tx.rounds.addPrompt({ ...prompt, send: send?.id ?? null });
  });
}

const union = (a: readonly Ask[], b: readonly Ask[]): Ask[] => [
  ...new Map([...a, ...b].map((ask) => [`${ask.release} ${ask.unit}`, ask])).values(),
];

async function promptSend(store: Repositories, world: World, round: Round, prompt: Prompt, to: string) {
  const evidence = await roundEvidence(store, world, round.opensAt, prompt.at);
  const view = promptView({ world, round, prompt, evidence, kept: new Map() });
  return outgoing({
    purpose: 'prompt',
    dedupeKey: `prompt:${round.key}>${to}`,
    about: aboutPrompt(round.key, prompt.person),
    to,
    post: promptPost(view),
    notBefore: prompt.at,
    expiresAt: round.closesAt,
  });
}

async function nudge(
  tx: Repositories,
  world: World,
  { round: key, person }: Extract<RoundAction, { do: 'nudge' }>,
  now: Instant,
): Promise<void> {
  const round = await openRound(tx, key);
  const prompt = await tx.rounds.prompt(key, person);
  const slack = world.configuration.community.people.find((p) => p.id === person)?.slack ?? null;
  if (prompt === null || prompt.nudge !== null || slack === null) throw new Refusal('stale', 'They were reminded.');
  const latest = await tx.statuses.latest(...new Set(prompt.asks.map((a) => a.release)));
  const open = openAsks(prompt.asks, latest, round);
  if (open.length === 0) throw new Refusal('settled', 'They have answered meanwhile.');
  const send = nudgeSend(world, round, { prompt, open, to: slack, notBefore: now });
  await tx.sends.insert([send]);
  await tx.rounds.savePrompt({ ...prompt, nudge: send.id });
}
