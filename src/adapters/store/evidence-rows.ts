/** How the forge's things lie in rows. */
import type { EvidenceDocument, ForgeRelease, Item, SyncPage, SyncState, Tag } from '../../domain/evidence.js';
import type { ItemIds, Renamed } from '../../domain/forge-names.js';
import type { Instant } from '../../domain/time.js';
import { rowCodec } from './columns.js';

export type StoredItem = Omit<Item, 'ids' | 'formerly'> & { ids: ItemIds | null };

/** Everything that has an id and a name, renamed or not. `missingSince`: a whole list was without it. */
export type KnownName = Renamed & { missingSince: Instant | null };

export const nameRows = rowCodec<KnownName>({
  repository: 'plain',
  kind: 'plain',
  id: 'plain',
  name: 'plain',
  former: 'json',
  missingSince: 'plain',
  goneAt: 'plain',
});

export const itemRows = rowCodec<StoredItem>({
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
  ids: 'json',
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
