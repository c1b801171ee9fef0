/** Which schedule was in force when, from the store's own history. */
import type { PhaseDates } from '../../../src/domain/phase.js';
import type { Instant } from '../../../src/domain/time.js';
import type { Store } from '../../../src/ports/store.js';

export async function schedulesAt(store: Store): Promise<(release: string, at: Instant) => PhaseDates[]> {
  const releases = await store.releases.all();
  const histories = new Map(
    await Promise.all(releases.map(async ({ id }) => [id, await store.schedules.history(id)] as const)),
  );
  return (release, at) =>
    (histories.get(release) ?? [])
      .filter((revision) => revision.inForceAt !== null && revision.inForceAt <= at)
      .sort((a, b) => a.n - b.n)
      .at(-1)?.phases ?? [];
}
