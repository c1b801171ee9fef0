/** What was seen on the forge, as Herald keeps it. */
import type { Instant } from './time.js';

/** An issue or a pull request. */
export interface Item {
  /** `owner/name`. */
  repository: string;
  number: number;
  type: 'issue' | 'pull';
  title: string;
  url: string;
  state: 'open' | 'closed';
  author: string | null;
  assignees: string[];
  labels: string[];
  milestone: string | null;
  createdAt: Instant;
  updatedAt: Instant;
  closedAt: Instant | null;
  /** Pull requests only; null when closed without merging. */
  mergedAt: Instant | null;
}

export interface Tag {
  repository: string;
  name: string;
  sha: string;
  /** Lightweight tags carry no date, so age counts from here. */
  firstSeen: Instant;
  /** Seen in the repository's first complete sync: makes no occasion (decision 3, baseline). */
  baseline: boolean;
}

/**
 * Each tag once, at the commit that it points to now. A tag that moved keeps the moment at which it was first seen and stays
 * of the baseline; `tags` must be in the order of when they were last seen.
 */
export function currentTags(tags: readonly Tag[]): Tag[] {
  const current = new Map<string, Tag>();
  for (const tag of tags) {
    const key = `${tag.repository} ${tag.name}`;
    const before = current.get(key) ?? tag;
    const first = tag.firstSeen < before.firstSeen ? tag : before;
    current.set(key, { ...tag, firstSeen: first.firstSeen, baseline: before.baseline || tag.baseline });
  }
  return [...current.values()];
}

export interface ForgeRelease {
  repository: string;
  id: number;
  tag: string;
  name: string;
  url: string;
  draft: boolean;
  prerelease: boolean;
  publishedAt: Instant | null;
}

export type SyncEndpoint = 'issues' | 'tags' | 'releases';

export interface SyncState {
  repository: string;
  endpoint: SyncEndpoint;
  /** The newest `updatedAt` that is known to be complete; null before the first complete sync. */
  watermark: Instant | null;
  /** When this was last known to be complete; null when it never was. */
  completeAsOf: Instant | null;
  /** What went wrong the last time, in a sentence; null when nothing did. */
  problem: string | null;
}
