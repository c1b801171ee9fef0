/**
 * What one commit has that another has not, once for ever: neither of the two ever changes. Each page and each question about a
 * commit is a request of its own, so that the budget is kept; one that fails on its way is begun anew by the next sync.
 */
import { pullsNamedBy } from '../digest/changelog/commit-subject.js';
import { type ComparedCommit, type Comparison, comparisonKey } from '../domain/comparison.js';
import type { Instant } from '../domain/time.js';
import type { ComparedPage } from '../ports/forge.js';
import { ask, type Reading } from './reading.js';

/** Commits whose pull request is asked for: those of a branch that is merged by rebasing name none, one by one. */
const MOST_ASKED = 200;

type Commit = ComparedPage['commits'][number];

/** Null where it is known already. @throws RemoteFault */
export async function readComparison(reading: Reading, base: string, head: string): Promise<Instant | null> {
  const { store, repository, clock } = reading;
  const key = comparisonKey(base, head);
  if ((await store.evidence.document('comparison', repository, key)) !== null) return null;
  const value = await comparisonOf(reading, base, head);
  const asOf = clock.now();
  await store.evidence.saveDocuments([{ repository, kind: 'comparison', key, value, asOf }]);
  return asOf;
}

async function comparisonOf(reading: Reading, base: string, head: string): Promise<Comparison> {
  const { forge, repository } = reading;
  const all: Commit[] = [];
  let behind = 0;
  for (let n = 1, more = true; more; n++) {
    const page = await counted(
      reading,
      () => forge.compared(repository, base, head, n),
      (found) => found?.commits.length ?? 0,
    );
    if (page === null) return { commits: null, behind: 0 };
    all.push(...page.commits);
    ({ behind, more } = page);
  }
  const commits: ComparedCommit[] = [];
  let asked = 0;
  for (const { sha, message } of tellingOf(all, head)) {
    const subject = subjectOf(message);
    const asks = pullsNamedBy(subject).numbers.length === 0 && asked++ < MOST_ASKED;
    const pulls = asks ? await counted(reading, () => forge.pullsOfCommit(repository, sha)) : null;
    commits.push({ sha, subject, pulls });
  }
  return { commits, behind };
}

async function counted<T>(reading: Reading, question: () => Promise<T>, rowsIn?: (value: T) => number): Promise<T> {
  const asOf = reading.clock.now();
  const answer = await ask(reading, async () => ({ changed: true, value: await question(), etag: null, asOf }), rowsIn);
  if (!answer.changed) throw new Error('An answer without a condition cannot be unchanged');
  return answer.value;
}

/** Those whose subject names a pull request, and those that stand on the branch itself: what stands behind a merge is told by it. */
function tellingOf(commits: readonly Commit[], head: string): Commit[] {
  const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
  const onBranch = new Set<string>();
  for (let at = bySha.get(head); at !== undefined && !onBranch.has(at.sha); at = bySha.get(at.parents[0] ?? '')) {
    onBranch.add(at.sha);
  }
  return commits.filter(({ sha, message }) => onBranch.has(sha) || pullsNamedBy(subjectOf(message)).numbers.length > 0);
}

const subjectOf = (message: string): string => message.split('\n', 1)[0] ?? '';
