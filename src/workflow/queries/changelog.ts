/** What the page about the changes of a release shows, and what the JSON, the Markdown and the command say. */
import type { Instant } from '../../domain/time.js';
import type { Store } from '../../ports/store.js';
import type { ChangelogProps } from '../../surfaces/pages/changelog-props.js';
import { type AskedChangelog, changelogFacts } from '../facts/changelog-facts.js';
import { loadWorld } from '../world.js';
import { onlyRelease, releaseIn } from './release.js';

/**
 * Without an id, of the only release that is not past.
 * @throws Refusal `not-found` or `invalid`, with what there is
 */
export async function changelogQuery(
  store: Store,
  now: Instant,
  publicUrl: string,
  id: string | null,
  asked: AskedChangelog,
): Promise<ChangelogProps> {
  const world = await loadWorld(store, now);
  const release = id === null ? onlyRelease(world) : releaseIn(world, id);
  const { facts, tags } = await changelogFacts({ world, store, now, publicUrl }, release, asked);
  const { workingGroups } = world.configuration.community;
  return { now, facts, tags, asked, groups: workingGroups.map((group) => ({ id: group.id, name: group.name })) };
}
