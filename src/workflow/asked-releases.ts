/** About which releases people are asked, and whether distributions are. Pure. */

import type { Instant } from '../domain/time.js';
import type { AskedRelease } from '../schedules/round-asks.js';
import { isTestable } from '../schedules/testable.js';
import type { World } from './world.js';

export const askedReleases = (world: World, releases: World['releases'], now: Instant): AskedRelease[] =>
  releases.map((release) => ({
    id: release.plan.id,
    distributions: isTestable(world.configuration.community, release, world.tags, now),
  }));
