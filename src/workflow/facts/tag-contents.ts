/** What is between two tags of a release, by git's history as the sync has read it; asks nobody. */
import type { Carried } from '../../digest/changelog/held.js';
import { type HeldRange, refKey } from '../../domain/changelog.js';
import { comparisonKey } from '../../domain/comparison.js';
import type { Item } from '../../domain/evidence.js';
import type { SourceFact } from '../../domain/facts.js';
import type { Repositories } from '../../ports/store.js';
import { closedBy, heldWork } from './held-work.js';
import type { TagRange } from './tag-ranges.js';

export interface TagContents {
  ranges: HeldRange[];
  /** Commits that came without a pull request that is known. */
  alone: number;
  /** The pull requests, and the issues that they closed. */
  finished: Item[];
  carried: Map<string, Carried[]>;
  /** Those of which it is known what changed; each once. */
  repositories: string[];
}

export async function tagContents(
  store: Pick<Repositories, 'evidence'>,
  ranges: readonly TagRange[],
): Promise<TagContents> {
  const contents: TagContents = { ranges: [], alone: 0, finished: [], carried: new Map(), repositories: [] };
  const pulls = new Map<string, Item>();
  for (const range of ranges) {
    const { repository, components } = range;
    const { outcome, commits } = await comparedIn(store, range);
    const [from, to] = [range.from?.name ?? null, range.to?.name ?? null];
    contents.ranges.push({ repository, components, from, to, outcome });
    if (outcome !== 'changed') continue;
    const held = await heldWork(store, repository, commits);
    contents.alone += held.alone;
    contents.repositories.push(repository);
    for (const item of held.pulls) pulls.set(refKey(item), item);
    for (const [key, by] of held.carried) contents.carried.set(key, by);
  }
  contents.finished = [...pulls.values(), ...(await closedBy(store, [...pulls.values()]))];
  contents.repositories = [...new Set([...contents.repositories, ...contents.finished.map((item) => item.repository)])];
  return contents;
}

async function comparedIn({ evidence }: Pick<Repositories, 'evidence'>, { repository, from, to }: TagRange) {
  const nothing = (outcome: HeldRange['outcome']) => ({ outcome, commits: [] });
  if (from === null || to === null) return nothing('not known');
  if (from.sha === to.sha) return nothing('unchanged');
  const known = await evidence.document('comparison', repository, comparisonKey(from.sha, to.sha));
  if (known === null) return nothing('not read');
  const { commits, behind } = known.value;
  if (commits === null) return nothing('not known');
  if (commits.length === 0) return nothing(behind > 0 ? 'earlier' : 'unchanged');
  return { outcome: 'changed' as const, commits };
}

/** A comparison that is yet to be read is missing, and is called so. */
export function withUnread(sources: readonly SourceFact[], { ranges }: Pick<TagContents, 'ranges'>): SourceFact[] {
  const unread = ranges.filter(({ outcome }) => outcome === 'not read');
  const sentenceOf = ({ from, to }: HeldRange): string =>
    `What ${to} has that ${from} had not could not be read yet, so it is missing here.`;
  const missing = unread.filter(({ repository }) => !sources.some(({ name }) => name === repository));
  const added = missing.map(({ repository }): SourceFact => ({ name: repository, fetchedAt: null, problem: null }));
  return [...sources, ...new Map(added.map((source) => [source.name, source])).values()].map((source) => {
    const sentences = unread.filter(({ repository }) => repository === source.name).map(sentenceOf);
    const all = [...(source.problem === null ? [] : [source.problem]), ...sentences];
    return all.length === 0 ? source : { ...source, problem: all.join(' ') };
  });
}
