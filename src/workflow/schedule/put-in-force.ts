/** A proposed revision comes into force: the old one is replaced and the calendar follows, in one transaction. */

import type { Community } from '../../domain/community.js';
import { Refusal } from '../../domain/errors.js';
import type { ReleasePlan } from '../../domain/release.js';
import type { ScheduleRevision } from '../../domain/schedule.js';
import type { Instant } from '../../domain/time.js';
import type { Repositories } from '../../ports/store.js';
import { calendarEvents, updateEntries } from '../../schedules/calendar-events.js';
import type { World } from '../world.js';

/** @throws Refusal when the revision is no longer proposed */
export async function putInForce(
  store: Repositories,
  world: World,
  { release, n, at }: { release: string; n: number; at: Instant },
): Promise<void> {
  const found = world.releases.find((r) => r.plan.id === release);
  const revision = found?.history.find((r) => r.n === n);
  if (found === undefined || revision === undefined) {
    throw new Refusal('not-found', `Release ${release} has no schedule revision ${n}.`);
  }
  await store.schedules.change(release, found.inForce.n, 'in force', 'replaced', at);
  if (!(await store.schedules.change(release, n, 'proposed', 'in force', at))) {
    throw new Refusal(
      'stale',
      `Schedule revision ${n} of ${release} is no longer proposed. Look at the schedule again.`,
    );
  }
  await writeCalendar(store, world.configuration.community, found.plan, revision, at);
}

/** Brings the stored events of one release in line with a revision; only what changed is written. */
export async function writeCalendar(
  store: Repositories,
  community: Community,
  plan: ReleasePlan,
  revision: ScheduleRevision,
  at: Instant,
): Promise<void> {
  const existing = (await store.calendar.all()).filter((entry) => entry.release === plan.id);
  const wanted = calendarEvents(community, plan, revision);
  await store.calendar.save(updateEntries(existing, wanted, at));
}
