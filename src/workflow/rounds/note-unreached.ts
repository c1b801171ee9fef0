/** People who could not be written to are reported, not dropped: why is kept with their prompt. */
import { RemoteFault } from '../../domain/errors.js';
import { openAsks, type Round, readAboutPrompt } from '../../domain/round.js';
import type { Send } from '../../domain/send.js';
import type { Repositories } from '../../ports/store.js';
import type { RoundDeps } from './round-deps.js';

/** Prompts of this round that were refused, or have not left although it is over. */
export async function noteUnreached(store: Repositories, round: Round): Promise<void> {
  for (const prompt of await store.rounds.prompts(round.key)) {
    if (prompt.send === null || prompt.problem !== null) continue;
    const send = await store.sends.byId(prompt.send);
    if (send === null || send.remoteId !== null) continue;
    await store.rounds.savePrompt({ ...prompt, problem: send.error ?? 'It had not left when the round closed.' });
  }
}

/**
 * Slack takes messages to people who have left, so of whoever is silent it is asked whether they are there. Without an answer
 * they count as silent.
 */
export async function noteLeft({ store, chat, log }: RoundDeps, round: Round): Promise<void> {
  for (const prompt of await store.rounds.prompts(round.key)) {
    if (prompt.send === null || prompt.problem !== null) continue;
    const latest = await store.statuses.latest(...new Set(prompt.asks.map((ask) => ask.release)));
    if (openAsks(prompt.asks, latest, round).length === 0) continue;
    const send = await store.sends.byId(prompt.send);
    if (send === null) continue;
    try {
      const problem = await chat.reach(send.address);
      if (problem !== null) await store.rounds.savePrompt({ ...prompt, problem });
    } catch (error) {
      if (!(error instanceof RemoteFault)) throw error;
      log('info', 'round.silent-not-looked-for', { round: round.key, why: error.message });
      return;
    }
  }
}

/** At once where Slack refused it, so that the release team need not wait for the end of the round. */
export async function noteRefused(store: Repositories, open: readonly Round[]): Promise<void> {
  const failed = await store.sends.inStates(['failed']);
  for (const send of failed) await noteFailure(store, open, send);
}

async function noteFailure(store: Repositories, open: readonly Round[], send: Send): Promise<void> {
  if (send.purpose !== 'prompt' || send.remoteId !== null) return;
  const about = readAboutPrompt(send.about);
  if (about === null || !open.some((round) => round.key === about.round)) return;
  const prompt = await store.rounds.prompt(about.round, about.person);
  if (prompt === null || prompt.problem !== null) return;
  await store.rounds.savePrompt({ ...prompt, problem: send.error ?? 'Slack refused it.' });
}
