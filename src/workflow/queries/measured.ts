/** What Herald measures of itself: what the store shows, beside what the process has counted. */
import type { LoopMeasures, Measured, SyncMeasures } from '../../domain/measured.js';
import { type Instant, millisOf } from '../../domain/time.js';
import { evidenceSources } from '../../evidence/evidence-sources.js';
import { LISTS } from '../../evidence/sync.js';
import type { Repositories } from '../../ports/store.js';
import { appliedConfiguration } from '../applied-configuration.js';
import { readRepositories } from '../read-repositories.js';
import { type Troubled, troubles } from '../troubles.js';

const WAITING_AT_MOST = 1000;

/** @throws Refusal when no configuration has been applied */
export async function measured(
  store: Pick<Repositories, 'configs' | 'drafts' | 'evidence' | 'occasions' | 'sends'>,
  now: Instant,
  process: { sync: SyncMeasures; loop: LoopMeasures },
): Promise<Measured> {
  const repositories = readRepositories((await appliedConfiguration(store)).configuration);
  const states = await store.evidence.syncStates();
  const isComplete = (repository: string, endpoint: string): boolean =>
    states.some(
      (s) => s.repository === repository && s.endpoint === endpoint && s.completeAsOf !== null && s.problem === null,
    );
  const waiting = await store.drafts.list({ states: ['awaiting', 'withheld'], limit: WAITING_AT_MOST });
  return {
    lists: repositories.flatMap((repository) =>
      LISTS.map((endpoint) => ({ repository, endpoint, complete: isComplete(repository, endpoint) })),
    ),
    ages: evidenceSources(states, repositories, now).flatMap(({ name, fetchedAt }) =>
      fetchedAt === null ? [] : [{ repository: name, seconds: secondsBetween(fetchedAt, now) }],
    ),
    known: (await store.evidence.counts()).filter(({ repository }) => repositories.includes(repository)),
    sends: await store.sends.counts(),
    waiting: waiting.length,
    troubles: counted(troubles({ ledger: await store.occasions.troubled() }, now)),
    ...process,
  };
}

function counted(troubled: readonly Troubled[]): Measured['troubles'] {
  const counts = new Map<string, Measured['troubles'][number]>();
  for (const { kind, trouble } of troubled) {
    const key = `${kind} ${trouble.what}`;
    const before = counts.get(key)?.count ?? 0;
    counts.set(key, { kind, what: trouble.what, count: before + 1 });
  }
  return [...counts.values()];
}

/** GitHub's clock may be ahead of ours: never less than nothing. */
const secondsBetween = (from: Instant, to: Instant): number => Math.max(0, millisOf(to) - millisOf(from)) / 1000;
