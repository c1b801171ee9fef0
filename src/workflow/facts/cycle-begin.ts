/** When a cycle began: the first day of its first phase, else its adoption. */
import { type Instant, instantAt } from '../../domain/time.js';
import type { ReleaseWorld, World } from '../world.js';

export function cycleBegin({ configuration }: Pick<World, 'configuration'>, release: ReleaseWorld): Instant {
  const first = release.inForce.phases
    .map((p) => p.start)
    .filter((d) => d !== null)
    .sort()[0];
  return first === undefined ? release.adoptedAt : instantAt(first, '00:00', configuration.community.zone);
}
