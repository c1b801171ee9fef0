/**
 * What follows when the verdicts suffice: the draft is approved, its sends are written, and a notice puts its schedule
 * revision in force, all in the caller's transaction.
 */
import { changeDraft, type Draft, type DraftRevision } from '../../domain/draft.js';
import { Refusal } from '../../domain/errors.js';
import type { Instant } from '../../domain/time.js';
import type { Repositories } from '../../ports/store.js';
import { putInForce } from '../schedule/put-in-force.js';
import { wakeHeld } from '../wake-held.js';
import type { World } from '../world.js';
import { freezeSends } from './freeze-sends.js';

/** @throws Refusal when the draft changed in between */
export async function approveDraft(
  store: Repositories,
  world: World,
  { draft, head, hash, actor, now }: { draft: Draft; head: DraftRevision; hash: string; actor: string; now: Instant },
): Promise<void> {
  const approved: Draft = { ...changeDraft(draft, head, { do: 'approve', hash }, now), state: 'approved', why: null };
  if (!(await store.drafts.save(approved, draft))) {
    throw new Refusal('stale', 'Somebody else decided about this draft a moment ago. Look at it again.');
  }
  const record = await store.occasions.byKey(draft.occasion);
  if (record?.source.type === 'revision') {
    await putInForce(store, world, { release: record.source.release, n: record.source.revision, at: now });
  }
  if (record?.source.type === 'revision' || draft.kind === 'correction') await wakeHeld(store);
  const sends = await freezeSends(store, { community: world.configuration.community, draft: approved, head });
  await store.audit.append({
    at: now,
    actor,
    act: 'approved',
    subject: `draft:${draft.id}`,
    detail: { revision: head.n, hash, sends: sends.map((s) => `${s.destination}/${s.part}`) },
  });
}
