/** The movements on blockers, and what works on them; and what people named in repositories that are not read otherwise. */

import { parseIssueRef } from '../../digest/issue-ref.js';
import { isUnderWay } from '../../schedules/upcoming.js';
import { blockingItems, rulesInForce } from '../facts/blocking.js';
import { readRepositories } from '../read-repositories.js';
import { loadWorld } from '../world.js';
import type { Wish } from './wish.js';

/** Where more block than this, the rule says nothing, and neither would their movements. */
const MOST = 200;

/** Of what blocks by a rule, oldest first, and of what a person named as the reason of a delay. */
export const wantedForBlockers: Wish = async ({ configuration, store, now }) => {
  const { community } = configuration;
  const world = await loadWorld(store, now);
  const current = world.releases.filter((r) => isUnderWay(community, r.inForce.phases, r.adoptedAt, now));
  const named = current
    .flatMap(({ history }) => history)
    .filter(({ state }) => state === 'in force' || state === 'proposed')
    .flatMap(({ blockers }) => blockers);
  const references = (texts: readonly string[]) => texts.flatMap((text) => parseIssueRef(text) ?? []);
  const said = world.statuses.flatMap(({ blockers }) => blockers);
  const read = new Set(readRepositories(configuration).map((name) => name.toLowerCase()));
  const blocking = await blockingItems({ world, store }, rulesInForce({ world, now }, null));
  const wanted = [...references(named), ...blocking.slice(0, MOST)].map(({ repository, number }) => ({
    repository,
    number,
  }));
  return {
    movements: wanted.filter(
      ({ repository, number }, i) =>
        wanted.findIndex((other) => other.repository === repository && other.number === number) === i,
    ),
    items: references([...named, ...said]).filter(({ repository }) => !read.has(repository.toLowerCase())),
  };
};
