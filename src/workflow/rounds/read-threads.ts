/** Reads the threads of a round's prompts once more, so that what was said while Herald was down counts. */
import type { Prompt, Round } from '../../domain/round.js';
import type { RoundDeps } from './round-deps.js';

/** @throws RemoteFault when Slack does not answer */
export async function readThreads(
  { store, chat }: RoundDeps,
  _round: Round,
  prompts: readonly Prompt[],
): Promise<void> {
  for (const prompt of prompts) {
    const send = prompt.send === null ? null : await store.sends.byId(prompt.send);
    if (send === null || send.remoteId === null || send.remoteChannel === null) continue;
    await chat.replies(send.remoteChannel, send.remoteId);
  }
}
