/** People who could not be written to are reported, not dropped: why is kept with their prompt. */
import { type Round, readAboutPrompt } from '../../domain/round.js';
import type { Send } from '../../domain/send.js';
import type { Repositories } from '../../ports/store.js';

/** Prompts of this round that were refused, or have not left although it is over. */
export async function noteUnreached(store: Repositories, round: Round): Promise<void> {
  for (const prompt of await store.rounds.prompts(round.key)) {
    if (prompt.send === null || prompt.problem !== null) continue;
    const send = await store.sends.byId(prompt.send);
    if (send === null || send.remoteId !== null) continue;
    await store.rounds.savePrompt({ ...prompt, problem: send.error ?? 'It had not left when the round closed.' });
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
