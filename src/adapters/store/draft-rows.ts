/** How drafts, their revisions and verdicts lie in rows. */
import { withoutRe } from '../../domain/answering.js';
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
  lateBy: 'plain',
  revision: 'plain',
});

const revisions = rowCodec<DraftRevision>({
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

/** Before mails had a slot for it `Re:` was written into the revision, where it promised what nobody could know yet. */
export const revisionRows: typeof revisions = {
  ...revisions,
  fromRow: (row) => {
    const revision = revisions.fromRow(row);
    return { ...revision, subject: withoutRe(revision.subject) };
  },
};

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
