/** How the forge's things lie in rows. */
import type { EvidenceDocument, ForgeRelease, Item, SyncPage, SyncState, Tag } from '../../domain/evidence.js';
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
  checklist: 'json',
  closes: 'json',
  breaking: 'flag',
  upvotes: 'plain',
  comments: 'plain',
});

export const tagRows = rowCodec<Tag>({
  repository: 'plain',
  name: 'plain',
  sha: 'plain',
  firstSeen: 'plain',
  baseline: 'flag',
  goneAt: 'plain',
});

export const releaseRows = rowCodec<ForgeRelease>({
  repository: 'plain',
  id: 'plain',
  tag: 'plain',
  name: 'plain',
  url: 'plain',
  draft: 'flag',
  prerelease: 'flag',
  latest: 'flag',
  publishedAt: 'plain',
});

export const syncStateRows = rowCodec<SyncState>({
  repository: 'plain',
  endpoint: 'plain',
  watermark: 'plain',
  cursor: 'plain',
  completeAsOf: 'plain',
  problem: 'plain',
});

export const syncPageRows = rowCodec<SyncPage>({
  repository: 'plain',
  endpoint: 'plain',
  n: 'plain',
  url: 'plain',
  etag: 'plain',
  next: 'plain',
  rows: 'json',
});

export const documentRows = rowCodec<Required<EvidenceDocument>>({
  repository: 'plain',
  kind: 'plain',
  key: 'plain',
  value: 'json',
  asOf: 'plain',
  etag: 'plain',
});
