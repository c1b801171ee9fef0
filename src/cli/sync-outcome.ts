/** What came of a sync, for people and for programs. */
import type { SyncEndpoint, SyncState } from '../domain/evidence.js';
import type { Instant, Zone } from '../domain/time.js';
import type { SyncCounts } from '../evidence/progress.js';
import { LISTS } from '../evidence/sync.js';
import type { Budget } from '../ports/forge.js';
import { counted as grouped, LIST_NAMES } from '../surfaces/pages/evidence-words.js';
import { counted, moment, table } from './words.js';

export interface SyncOutcome extends SyncCounts {
  /** Every list of every repository that was to be read is complete. */
  complete: boolean;
  /** Somebody stopped it. */
  stopped: boolean;
  /** What GitHub allows after it. */
  budget: Budget;
  lists: {
    repository: string;
    list: SyncEndpoint;
    complete: boolean;
    /** As of when it was last complete. */
    completeAsOf: Instant | null;
    problem: string | null;
  }[];
}

export function syncOutcome(
  states: readonly SyncState[],
  repositories: readonly string[],
  run: SyncCounts & Pick<SyncOutcome, 'stopped' | 'budget'>,
): SyncOutcome {
  const lists = repositories.flatMap((repository) =>
    LISTS.map((list) => {
      const state = states.find((s) => s.repository === repository && s.endpoint === list);
      const completeAsOf = state?.completeAsOf ?? null;
      const problem = state?.problem ?? null;
      return { repository, list, complete: completeAsOf !== null && problem === null, completeAsOf, problem };
    }),
  );
  return { complete: lists.every(({ complete }) => complete), ...run, lists };
}

const STOPPED = 'Stopped. What was read is kept, and the next run goes on where this one was.';

export function describeSync(outcome: SyncOutcome, zone: Zone): string {
  const { requests, unchanged, rows, lists, stopped } = outcome;
  const repositories = new Set(lists.map(({ repository }) => repository)).size;
  const cost = `${grouped(requests)} ${requests === 1 ? 'request' : 'requests'}, ${grouped(unchanged)} of them unchanged, ${grouped(rows)} ${rows === 1 ? 'row' : 'rows'}.`;
  const { remaining, resetsAt } = outcome.budget;
  const until = resetsAt === null ? '' : ` until ${moment(resetsAt, zone)}`;
  const left = remaining === null ? '' : ` GitHub allows ${grouped(remaining)} more${until}.`;
  const missing = lists.filter(({ complete }) => !complete);
  if (missing.length === 0 && !stopped) {
    const oldest = lists.flatMap(({ completeAsOf }) => completeAsOf ?? []).sort()[0];
    const asOf = oldest === undefined ? '' : ` as of ${moment(oldest, zone)}`;
    return `${counted(repositories, 'repository', 'repositories')} complete${asOf}: ${cost}${left}`;
  }
  const rowsOf = missing.map(({ repository, list, completeAsOf, problem }) => [
    repository,
    LIST_NAMES[list],
    completeAsOf === null ? 'never complete' : `complete as of ${moment(completeAsOf, zone)}`,
    problem ?? 'not read to its end yet; run `herald sync` again',
  ]);
  const list = rowsOf.length === 0 ? [] : [`Not complete\n${table(rowsOf)}`];
  return [...(stopped ? [STOPPED] : []), ...list, `${cost}${left}`].join('\n\n');
}
