/** The weekly account by working group: its word, its blockers and what it finished in the window. */
import type { Community } from '../domain/community.js';
import type { Item } from '../domain/evidence.js';
import type { BlockerFact, DigestGroupFact } from '../domain/facts.js';
import type { Status } from '../domain/status.js';
import type { Instant } from '../domain/time.js';
import { countActivity, groupOf, highlightsOf, itemsByGroup, OTHER } from './activity.js';
import { lastSaidFact, latestOf, statusFact } from './status-fact.js';

export interface DigestInput {
  /** A word from before it is not an update: silence is shown as silence (R9). */
  window: { from: Instant; to: Instant };
  /** Pull requests merged and issues closed in the window. */
  finished: readonly Item[];
  /** Every open blocker in scope. */
  blockers: readonly BlockerFact[];
  /** The issues behind `blockers`: their labels tell whose they are where groups share a repository. */
  blocking?: readonly Item[];
  /** Of the releases under way; earlier ones that a `no change` keeps may be among them. */
  statuses: readonly Status[];
}

const HIGHLIGHTS = 3;

/** In the order of the configuration; `Other repositories` last, and only when it has something. */
export function digestGroups(
  community: Community,
  { window, finished, blockers, blocking = [], statuses }: DigestInput,
): DigestGroupFact[] {
  const items = itemsByGroup(community, finished);
  const { counts } = countActivity(community, finished);
  const homes = blockers.map((blocker) => ({ blocker, home: homeOf(blocker, blocking, community) }));
  const groups = [...items].map(([name, theirs]): DigestGroupFact => {
    const group = community.workingGroups.find((g) => g.name === name);
    const said = group === undefined ? null : latestOf(group.id, statuses);
    const inWindow = said !== null && said.saidAt >= window.from;
    const counted = counts.find((c) => c.group === name);
    return {
      name,
      status: inWindow ? statusFact(said, statuses) : null,
      lastSaid: said === null || inWindow ? null : lastSaidFact(said, window.to),
      blockers: homes.filter(({ home }) => home === name).map(({ blocker }) => blocker),
      merged: counted?.merged ?? 0,
      closed: counted?.closed ?? 0,
      highlights: highlightsOf(theirs, HIGHLIGHTS),
      releaseProcess: group?.releaseProcess ?? null,
    };
  });
  return groups.filter((g) => g.name !== OTHER || g.merged + g.closed + g.blockers.length > 0);
}

function homeOf({ repository, number }: BlockerFact, blocking: readonly Item[], community: Community): string {
  const labels = blocking.find((item) => item.repository === repository && item.number === number)?.labels ?? [];
  return groupOf({ repository, labels }, community.workingGroups)?.name ?? OTHER;
}
