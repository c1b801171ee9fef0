/** What users may care about most. */
import type { ChangelogEntry } from '../../domain/changelog.js';
import { sizeRank } from './sizes.js';

/** Of no interest to somebody who only uses what is released. */
const INSIDE = new Set(['docs', 'dependencies', 'upkeep', 'other', 'taken back']);

export interface Ranked {
  entry: ChangelogEntry;
  /** Thumbs up and comments: what people cared about while it was made. */
  heard: number;
}

/**
 * Breaking changes first, then what is new, then fixes; among equals those whose kind is said rather than guessed, then the
 * largest by their size label, then those with most thumbs up and comments, then the newest.
 */
export const highlightsAmong = (ranked: readonly Ranked[], limit: number): ChangelogEntry[] =>
  ranked
    .filter(({ entry }) => !entry.bot && !INSIDE.has(entry.kind))
    .map((one) => ({ ...one, rank: rankOf(one) }))
    .sort((a, b) => {
      const differs = a.rank.findIndex((value, i) => value !== b.rank[i]);
      if (differs >= 0) return (a.rank[differs] ?? 0) - (b.rank[differs] ?? 0);
      return a.entry.mergedAt < b.entry.mergedAt ? 1 : a.entry.mergedAt > b.entry.mergedAt ? -1 : 0;
    })
    .slice(0, limit)
    .map(({ entry }) => entry);

const rankOf = ({ entry, heard }: Ranked): number[] => [
  entry.kind === 'breaking' ? 0 : entry.kind === 'fix' ? 2 : 1,
  entry.kindSource === 'words' ? 1 : 0,
  -sizeRank(entry.size),
  -heard,
];
