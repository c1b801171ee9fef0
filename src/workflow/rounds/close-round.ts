/**
 * Closing a round: the threads of its prompts are read once more, so that what was said while Herald was down counts; then the
 * answers are counted, and the release team is told who is silent and who could not be reached.
 */
import { RemoteFault } from '../../domain/errors.js';
import type { Prompt, Round } from '../../domain/round.js';
import { addHours, type Instant } from '../../domain/time.js';
import type { Repositories } from '../../ports/store.js';
import { roundClosedPost } from '../../surfaces/slack/round-closed.js';
import { outgoing } from '../outgoing.js';
import { loadWorld, type World } from '../world.js';
import { noteLeft, noteUnreached } from './note-unreached.js';
import { readThreads, type Unclear } from './read-threads.js';
import { roundAccount } from './round-account.js';
import type { RoundDeps } from './round-deps.js';

/** How long Slack may be out of reach before a round is closed without a last look. */
const PATIENCE_HOURS = 2;
/** A digest does not say much that is older. */
const ALARM_HOURS = 72;

/** @throws RemoteFault while Slack may still come back */
export async function closeRound(deps: RoundDeps, world: World, key: string, now: Instant): Promise<void> {
  const { store } = deps;
  const round = await store.rounds.byKey(key);
  if (round === null || round.closedAt !== null) return;
  await noteUnreached(store, round);
  const prompts = await store.rounds.prompts(key);
  const { problem, unclear } = await lastLook(deps, round, prompts, now);
  await noteLeft(deps, round);
  const closed: Round = { ...round, closedAt: now, problem };
  await store.transaction(async (tx) => {
    if (!(await tx.rounds.save(closed))) return;
    await tellTeam(tx, world, { round: closed, unclear }, now);
    await tx.audit.append({ at: now, actor: 'herald', act: 'closed', subject: key, detail: { problem } });
  });
}

async function lastLook(
  deps: RoundDeps,
  round: Round,
  prompts: readonly Prompt[],
  now: Instant,
): Promise<{ problem: string | null; unclear: Unclear[] }> {
  try {
    return { problem: null, unclear: await readThreads(deps, round, prompts) };
  } catch (error) {
    if (!(error instanceof RemoteFault)) throw error;
    if (now < addHours(round.closesAt, PATIENCE_HOURS)) throw error;
    return { problem: `Replies could not be read once more before it closed: ${error.message}`, unclear: [] };
  }
}

async function tellTeam(
  tx: Repositories,
  world: World,
  { round, unclear }: { round: Round; unclear: readonly Unclear[] },
  now: Instant,
): Promise<void> {
  const { releaseTeam } = world.configuration.community;
  if (releaseTeam === null) return;
  // Replies that were only read now are in the store, not in the world that was planned with.
  const account = roundAccount(await loadWorld(tx, now), round, await tx.rounds.prompts(round.key), unclear);
  await tx.sends.insert([
    outgoing({
      purpose: 'alarm',
      dedupeKey: `round-closed:${round.key}>${releaseTeam.channel}`,
      about: round.key,
      to: releaseTeam.channel,
      post: roundClosedPost(account),
      notBefore: now,
      expiresAt: addHours(now, ALARM_HOURS),
    }),
  ]);
}
