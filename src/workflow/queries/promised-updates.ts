/** Updates that delay notices promised for a day: due, or coming tomorrow, as long as nothing has been said since. */
import { addDays, dateIn, type Instant, type Zone } from '../../domain/time.js';
import type { DraftFile, Repositories } from '../../ports/store.js';
import type { PromisedUpdate } from '../../surfaces/pages/desk-promises.js';
import type { ReleaseWorld } from '../world.js';
import { MESSAGES_REACH, sentSends } from './sent-messages.js';

type Promising = Pick<ReleaseWorld, 'plan' | 'inForce' | 'proposed'>;

/**
 * What the notice of the schedule in force promised, from the day before on. Any message that leaves in the notice's thread on
 * that day or later keeps the promise, and so does the announcement of the release or of a patch; a notice that never left has promised nothing.
 * @param files the release's drafts
 */
export function promisedUpdate(
  { plan, inForce, proposed }: Promising,
  files: readonly Pick<DraftFile, 'draft' | 'sends'>[],
  now: Instant,
  zone: Zone,
): PromisedUpdate | null {
  const day = inForce.nextUpdate;
  const today = dateIn(now, zone);
  if (day === null || today < addDays(day, -1)) return null;
  const notice = files.find(({ draft }) => draft.occasion === `delay:${plan.id}:${inForce.n}`);
  const promisedAt = notice === undefined ? undefined : sentSends(notice)[0]?.sentAt;
  if (notice === undefined || promisedAt === undefined) return null;
  const kept = files
    .filter(({ draft }) => draft.matter === notice.draft.matter)
    .some((file) => sentSends(file).some(({ sentAt }) => dateIn(sentAt, zone) >= day));
  const released = files.some(
    (file) =>
      ['release', 'patch'].includes(file.draft.kind) && sentSends(file).some(({ sentAt }) => sentAt > promisedAt),
  );
  if (kept || released) return null;
  return { release: plan.id, name: plan.name, day, due: today >= day, proposed: proposed !== null };
}

/** Of the releases given, the earliest promise first. */
export async function promisedUpdates(
  store: Pick<Repositories, 'drafts'>,
  releases: readonly Promising[],
  now: Instant,
  zone: Zone,
): Promise<PromisedUpdate[]> {
  const promising = releases.filter(({ inForce }) => inForce.nextUpdate !== null);
  const promises = promising.map(async (release) => {
    const files = await store.drafts.list({ release: release.plan.id, limit: MESSAGES_REACH });
    return promisedUpdate(release, files, now, zone);
  });
  return (await Promise.all(promises)).filter((p) => p !== null).sort((a, b) => (a.day < b.day ? -1 : 1));
}
