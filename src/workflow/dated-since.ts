/** When a release that was taken on had a date for the first time: from then on there is a timeline to announce. */
import type { Instant } from '../domain/time.js';
import type { ReleaseWorld } from './world.js';

/** Never before the adoption; the adoption where no revision that was in force has a date. */
export function datedSince({ adoptedAt, history }: Pick<ReleaseWorld, 'adoptedAt' | 'history'>): Instant {
  const first = history
    .filter((revision) => revision.phases.some((phase) => phase.start !== null || phase.end !== null))
    .flatMap((revision) => revision.inForceAt ?? [])
    .sort()[0];
  return first === undefined || first < adoptedAt ? adoptedAt : first;
}
