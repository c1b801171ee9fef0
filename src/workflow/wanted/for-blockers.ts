/** The movements on blockers, and what works on them. */

import { parseIssueRef } from '../../digest/issue-ref.js';
import { isUnderWay } from '../../schedules/upcoming.js';
import { blockingItems, rulesInForce } from '../facts/blocking.js';
import { loadWorld } from '../world.js';
import type { Wish } from './wish.js';

/** Where more block than this, the rule says nothing, and neither would their movements. */
const MOST = 200;

/** Of what blocks by a rule, oldest first, and of what a person named as the reason of a delay. */
export const wantedForBlockers: Wish = async ({ configuration: { community }, store, now }) => {
  const world = await loadWorld(store, now);
  const current = world.releases.filter((r) => isUnderWay(community, r.inForce.phases, r.adoptedAt, now));
  const named = current
    .flatMap(({ history }) => history)
    .filter(({ state }) => state === 'in force' || state === 'proposed')
    .flatMap(({ blockers }) => blockers.flatMap((text) => parseIssueRef(text) ?? []));
  const blocking = await blockingItems({ world, store }, rulesInForce({ world, now }, null));
  const wanted = [...named, ...blocking.slice(0, MOST)].map(({ repository, number }) => ({ repository, number }));
  return {
    movements: wanted.filter(
      ({ repository, number }, i) =>
        wanted.findIndex((other) => other.repository === repository && other.number === number) === i,
    ),
  };
};
