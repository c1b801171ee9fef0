/** Where the documentation is behind, from what was read of it and of the changes (R22, R23, R31). */
import { issueKey } from '../../digest/blockers.js';
import { docsFacts as factsOf, NAMED } from '../../digest/docs-behind.js';
import { lastRelease, stalePages } from '../../digest/stale-pages.js';
import type { TagEvidence } from '../../digest/tag-date.js';
import type { Community, WorkingGroup } from '../../domain/community.js';
import type { DocsFact, StalePages } from '../../domain/docs-facts.js';
import type { Item } from '../../domain/evidence.js';
import { addHours, type Instant } from '../../domain/time.js';
import type { World } from '../world.js';
import type { Looking } from './gathering.js';
import { repositoriesOf } from './repositories-of.js';
import { tagEvidence } from './tag-evidence.js';

/** Documentation may be written before the change that it describes is merged. */
const BEFORE_HOURS = 30 * 24;

/** @param merged pull requests merged since `from` */
export async function docsFacts(
  { world, store, now }: Pick<Looking, 'world' | 'store' | 'now'>,
  from: Instant,
  merged: readonly Item[],
): Promise<DocsFact[]> {
  const { community } = world.configuration;
  const { evidence } = store;
  const repositories = repositoriesOf(world);
  const docs = community.docs?.repository ?? null;
  const labels = [...new Set(community.labels.docs)];
  const files = await evidence.documents('changed files', repositories);
  const earlier = addHours(from, -BEFORE_HOURS);
  const docsPulls =
    docs === null
      ? []
      : [
          ...(await evidence.finishedBetween([docs], earlier, now)),
          ...(await evidence.openedBetween([docs], earlier, now)),
        ].filter((item) => item.type === 'pull');
  const tree = docs === null ? null : await evidence.document('tree', docs, 'HEAD');
  const changes = docs === null ? [] : await evidence.documents('changed since', [docs]);
  const dates = await tagEvidence(store, repositories);
  const pagesOf = (group: WorkingGroup): StalePages | null => {
    if (docs === null) return null;
    const since = releaseOfGroup(world, group, dates);
    const changed = since === null ? null : (changes.find(({ key }) => key === since.at)?.value ?? null);
    return stalePages(
      group.docs,
      { repository: docs, forge: community, since, tree: tree?.value ?? null, changed },
      NAMED,
    );
  };
  return factsOf(community, {
    issues: await evidence.openWithLabels(repositories, labels),
    merged,
    changedFiles: new Map(
      files.map(({ repository, key, value }) => [issueKey({ repository, number: Number(key) }), value.paths]),
    ),
    docsPulls,
    pagesOf,
  });
}

/** Since when a group's pages are held against its work. */
export const releaseOfGroup = (world: World, group: WorkingGroup, dates: TagEvidence): StalePages['since'] =>
  lastRelease(
    group,
    world.releases.flatMap(({ plan }) => plan.components),
    world.tags,
    dates,
  );

/** The groups whose pages can be looked at. */
export const groupsWithPages = ({ docs, workingGroups }: Community): WorkingGroup[] =>
  docs === null ? [] : workingGroups.filter((group) => group.docs.length > 0);
