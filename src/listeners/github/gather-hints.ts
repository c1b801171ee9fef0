/**
 * Gathers hints for a moment, so that a hundred deliveries about a repository become one look at it. GitHub delivers before all
 * of its servers show what happened, so what was named is looked at once more a little later; the lists' conditions make that cheap.
 */
import type { SyncEndpoint } from '../../domain/evidence.js';
import { Hints } from '../../workflow/hints.js';

export type Hint = (repository: string, endpoints: readonly SyncEndpoint[]) => void;

/** After the first hint of each gathering. */
const LOOKS_MILLIS: readonly number[] = [1_000, 30_000];

/** `stop` forgets what has not been looked at: hints may be lost. */
export function gatherHints(look: Hint, looks = LOOKS_MILLIS): { hint: Hint; stop(): void } {
  const gatherings = looks.map((millis) => gathering(look, millis));
  return {
    hint: (repository, endpoints) => {
      for (const { add } of gatherings) add(repository, endpoints);
    },
    stop: () => {
      for (const { stop } of gatherings) stop();
    },
  };
}

function gathering(look: Hint, millis: number): { add: Hint; stop(): void } {
  const hints = new Hints();
  let timer: NodeJS.Timeout | null = null;
  const lookAtAll = (): void => {
    timer = null;
    for (const [repository, endpoints] of hints.take()) look(repository, [...endpoints]);
  };
  return {
    add(repository, endpoints) {
      hints.add(repository, endpoints);
      timer ??= setTimeout(lookAtAll, millis);
    },
    stop() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
