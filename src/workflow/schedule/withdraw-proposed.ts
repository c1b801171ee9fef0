/** A proposal that nobody wants any more ends, and its notice with it, so that nobody can approve it in the meantime. */
import { LIVE_STATES } from '../../domain/draft.js';
import type { ScheduleRevision } from '../../domain/schedule.js';
import type { Instant } from '../../domain/time.js';
import type { Repositories } from '../../ports/store.js';
import { closeDraft } from '../drafts/close-draft.js';
import { wakeHeld } from '../wake-held.js';

export async function withdrawProposed(
  tx: Repositories,
  { release, n }: Pick<ScheduleRevision, 'release' | 'n'>,
  { why, by, now }: { why: string; by: string; now: Instant },
): Promise<void> {
  for (const { draft } of await tx.drafts.live()) {
    const source = (await tx.occasions.byKey(draft.occasion))?.source;
    if (source?.type !== 'revision' || source.release !== release || source.revision !== n) continue;
    if (LIVE_STATES.includes(draft.state)) await closeDraft(tx, draft.id, { do: 'supersede', why, actor: by }, now);
  }
  await tx.schedules.change(release, n, 'proposed', 'withdrawn', now);
  await wakeHeld(tx);
}
