/** How lists of evidence are called on pages and in the terminal. */
import type { SyncEndpoint } from '../../domain/evidence.js';

export const LIST_NAMES: Record<SyncEndpoint, string> = {
  repository: 'the repository itself',
  issues: 'issues and pull requests',
  tags: 'tags',
  releases: 'releases',
  milestones: 'milestones',
  labels: 'labels',
  branches: 'branches',
  upvotes: 'thumbs up',
  movements: 'last movement of blockers',
  documents: 'files and commits',
};

/** `11,829` */
export const counted = (n: number): string => n.toLocaleString('en-GB');
