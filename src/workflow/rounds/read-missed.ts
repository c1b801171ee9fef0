/** After a time in which nobody heard Slack: the threads of the rounds that are open are read again. */
import { readThreads } from './read-threads.js';
import type { RoundDeps } from './round-deps.js';

/** @throws RemoteFault when Slack does not answer; they are read again as the round closes */
export async function readMissedReplies(deps: RoundDeps): Promise<void> {
  for (const round of await deps.store.rounds.unclosed()) {
    if (round.opensAt > deps.clock.now()) continue;
    await readThreads(deps, round, await deps.store.rounds.prompts(round.key));
  }
  deps.wake();
}
