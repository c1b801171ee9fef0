/** How drafts, their revisions and verdicts lie in rows. */
import type { Draft, DraftRevision, Verdict } from '../../domain/draft.js';
import { rowCodec } from './columns.js';

export const draftRows = rowCodec<Draft>({
  id: 'plain',
  occasion: 'plain',
  generation: 'plain',
  matter: 'plain',
  kind: 'plain',
  release: 'plain',
  state: 'plain',
  handKept: 'flag',
  holdUntil: 'plain',
  why: 'plain',
  createdAt: 'plain',
  expiresAt: 'plain',
  revision: 'plain',
});

export const revisionRows = rowCodec<DraftRevision>({
  draft: 'plain',
  n: 'plain',
  hash: 'plain',
  subject: 'plain',
  intro: 'plain',
  bodyMd: 'plain',
  facts: 'json',
  factsSchema: 'plain',
  claims: 'json',
  destinations: 'json',
  sendAt: 'plain',
  cause: 'plain',
  baseN: 'plain',
  author: 'plain',
  at: 'plain',
  why: 'plain',
  silenceFrom: 'plain',
});

export const verdictRows = rowCodec<Verdict>({
  draft: 'plain',
  revision: 'plain',
  actor: 'plain',
  kind: 'plain',
  hash: 'plain',
  via: 'plain',
  reason: 'plain',
  overrideReason: 'plain',
  at: 'plain',
});
