/** How the forge's things lie in rows. */
import type { ForgeRelease, Item, SyncState, Tag } from '../../domain/evidence.js';
import { rowCodec } from './columns.js';

export const itemRows = rowCodec<Item>({
  repository: 'plain',
  number: 'plain',
  type: 'plain',
  title: 'plain',
  url: 'plain',
  state: 'plain',
  author: 'plain',
  assignees: 'json',
  labels: 'json',
  milestone: 'plain',
  createdAt: 'plain',
  updatedAt: 'plain',
  closedAt: 'plain',
  mergedAt: 'plain',
});

export const tagRows = rowCodec<Tag>({
  repository: 'plain',
  name: 'plain',
  sha: 'plain',
  firstSeen: 'plain',
  baseline: 'flag',
});

export const releaseRows = rowCodec<ForgeRelease>({
  repository: 'plain',
  id: 'plain',
  tag: 'plain',
  name: 'plain',
  url: 'plain',
  draft: 'flag',
  prerelease: 'flag',
  publishedAt: 'plain',
});

export const syncStateRows = rowCodec<SyncState>({
  repository: 'plain',
  endpoint: 'plain',
  watermark: 'plain',
  completeAsOf: 'plain',
  problem: 'plain',
});
