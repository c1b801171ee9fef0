/** What the configuration names and readers are told nothing of, for those who can put it right. */
import { pagesLeftOut } from '../../digest/stale-pages.js';
import { umbrellasLeftOut } from '../../digest/umbrellas.js';
import type { LeftOut } from '../../domain/left-out.js';
import type { Repositories } from '../../ports/store.js';
import { groupsWithPages } from '../facts/docs-facts.js';
import { umbrellaItems } from '../facts/umbrellas.js';
import type { World } from '../world.js';

/** Of releases that are not past. Empty before GitHub was first read, since nothing is there then. */
export async function leftOut(
  { evidence }: Pick<Repositories, 'evidence'>,
  { configuration: { community }, releases }: Pick<World, 'configuration' | 'releases'>,
): Promise<LeftOut[]> {
  const states = await evidence.syncStates();
  if (states.every(({ completeAsOf }) => completeAsOf === null)) return [];
  const current = releases.filter((release) => !release.past);
  const items = await umbrellaItems({ evidence }, current);
  const repository = community.docs?.repository ?? null;
  const tree = repository === null ? null : await evidence.document('tree', repository, 'HEAD');
  return [
    ...current.flatMap(({ plan }) => umbrellasLeftOut({ community, plan, items, states })),
    ...groupsWithPages(community).flatMap((group) =>
      repository === null ? [] : pagesLeftOut(group, { repository, tree: tree?.value ?? null }),
    ),
  ];
}
