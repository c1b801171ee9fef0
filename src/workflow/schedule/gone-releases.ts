/** Releases that were in the files and are there no more: cancelled, unless they look renamed; then somebody is asked. */
import type { Configuration } from '../../domain/configuration.js';
import { Refusal } from '../../domain/errors.js';
import { hashOf } from '../../domain/identity.js';
import type { ReleasePlan } from '../../domain/release.js';
import { dateIn } from '../../domain/time.js';
import type { Repositories } from '../../ports/store.js';
import { updateEntries } from '../../schedules/calendar-events.js';
import type { Application, Applied } from './application.js';
import { withdrawProposed } from './withdraw-proposed.js';

/**
 * A release is known by the name of its file: under another one all that was said of it would be said once more.
 * @throws Refusal when a file is new and another one is gone that looks the same
 */
export function refuseRenamed(
  { configuration, anew = [] }: Application,
  before: Configuration | null,
  adopted: ReadonlySet<string>,
): void {
  const gone = (before?.releases ?? []).filter(({ id }) => !configuration.releases.some((plan) => plan.id === id));
  for (const plan of configuration.releases) {
    if (adopted.has(plan.id) || anew.includes(plan.id)) continue;
    const former = gone.find((one) => likeness(one, plan) !== null);
    if (former === undefined) continue;
    throw new Refusal(
      'conflict',
      `releases/${former.id}.yaml is gone, releases/${plan.id}.yaml is new, and both have ${likeness(former, plan)}. A release is known by the name of its file, in every address, event and message. If it is the same release, give the file its former name; \`name:\` in it is what people read. If it is another one, run \`herald apply --new ${plan.id}\`: then ${former.id} is cancelled and ${plan.id} is announced.`,
    );
  }
}

function likeness(former: ReleasePlan, plan: ReleasePlan): string | null {
  if (former.name === plan.name) return `the name "${plan.name}"`;
  const { repository, stable } = plan.tags;
  if (former.tags.repository === repository && former.tags.stable === stable) return `the tag ${stable}`;
  return isDated(plan) && hashOf(datesOf(former)) === hashOf(datesOf(plan)) ? 'the same dates' : null;
}

const datesOf = ({ phases }: ReleasePlan): unknown[] =>
  phases.map(({ id, start, end, hour }) => [id, start, end, hour]);
const isDated = ({ phases }: ReleasePlan): boolean => phases.some(({ start, end }) => start !== null || end !== null);

/** Its events that are still to come are cancelled, and its proposal ends; what waits about it loses its reason with it. */
export async function cancelGone(
  tx: Repositories,
  { configuration, by, now }: Application,
  before: Configuration | null,
  adopted: ReadonlySet<string>,
  result: Applied,
): Promise<void> {
  const gone = [...adopted].filter((id) => !configuration.releases.some((plan) => plan.id === id));
  const today = dateIn(now, configuration.community.zone);
  const entries = await tx.calendar.all();
  for (const release of gone) {
    // What has taken place is not cancelled afterwards.
    const ahead = entries.filter(
      ({ event, ...entry }) => entry.release === release && event.type === 'days' && event.end >= today,
    );
    const cancelled = updateEntries(ahead, [], now);
    await tx.calendar.save(cancelled);
    const proposed = (await tx.schedules.history(release)).find((r) => r.state === 'proposed');
    if (proposed !== undefined)
      await withdrawProposed(tx, proposed, { why: 'Its release is gone from the files.', by, now });
    const isNews = before?.releases.some((plan) => plan.id === release) === true || cancelled.length > 0;
    if (isNews) result.removed.push(release);
  }
}
