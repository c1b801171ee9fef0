/** Blockers of the release 1.4, as the forge shows them over time. */
import type { Item } from '../../src/domain/evidence.js';
import type { Instant } from '../../src/domain/time.js';
import { issue } from './digest.js';
import { REPOSITORY } from './world.js';

/** The n-th of September, which is also its number. */
export const blocker = (n: number, more: Partial<Item> = {}): Item =>
  issue(`${REPOSITORY}#${n}`, {
    labels: ['priority/p0'],
    createdAt: `2021-09-0${n}T12:00:00.000Z`,
    updatedAt: `2021-09-0${n}T12:00:00.000Z`,
    ...more,
  });

export const closed = (n: number, at: Instant): Item => blocker(n, { state: 'closed', closedAt: at, updatedAt: at });
