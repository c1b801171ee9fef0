/** What tells which documentation is behind its component. */
import { breakingChanges } from '../../digest/documented.js';
import { isUnderWay } from '../../schedules/upcoming.js';
import { cycleBegin } from '../facts/cycle-begin.js';
import { lastDigest, windowStart } from '../facts/digest-window.js';
import { groupsWithPages, releaseOfGroup } from '../facts/docs-facts.js';
import { repositoriesOf } from '../facts/repositories-of.js';
import { tagEvidence } from '../facts/tag-evidence.js';
import { loadWorld } from '../world.js';
import type { Wish } from './wish.js';

/** More breaking changes than this in a cycle are no exceptions that anybody would look through. */
const MOST = 200;

/** The files of changes that break, of this cycle and the digest's window; the pages, and which changed since each group's last release. */
export const wantedForDocs: Wish = async ({ configuration: { community }, store, now }) => {
  const world = await loadWorld(store, now);
  const repositories = repositoriesOf(world);
  const current = world.releases.filter((r) => isUnderWay(community, r.inForce.phases, r.adoptedAt, now));
  const last = await lastDigest(store);
  const begins = [
    windowStart(last?.window.to ?? null, now),
    ...(last?.counted ?? []).map(({ to }) => to),
    ...current.map((release) => cycleBegin(world, release)),
  ];
  const finished = await store.evidence.finishedBetween(repositories, begins.sort()[0] ?? now, now);
  const changedFiles = breakingChanges(finished, community)
    .filter(({ repository }) => repository !== community.docs?.repository)
    .slice(0, MOST)
    .map(({ repository, number }) => ({ repository, number }));
  const groups = groupsWithPages(community);
  if (community.docs === null || groups.length === 0) return { changedFiles };
  const { repository } = community.docs;
  const dates = await tagEvidence(store, repositories);
  const moments = new Set(groups.flatMap((group) => releaseOfGroup(world, group, dates)?.at ?? []));
  return {
    changedFiles,
    trees: [repository],
    changedSince: [...moments].map((since) => ({ repository, since })),
  };
};
