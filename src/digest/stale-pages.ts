/** Pages that nobody has touched since their component's last release (R31). */

import type { WorkingGroup } from '../domain/community.js';
import type { StalePages } from '../domain/docs-facts.js';
import { currentTags, type Tag } from '../domain/evidence.js';
import { type Forge, fileAddress } from '../domain/forge-address.js';
import type { ComponentPlan } from '../domain/release.js';
import { fitsPattern, isPrerelease, parseVersion } from '../domain/version.js';
import { type TagEvidence, tagDate } from './tag-date.js';

/** A group's components as the releases name them, or all tags of its repositories where no release does. */
export function lastRelease(
  { repositories }: Pick<WorkingGroup, 'repositories'>,
  components: readonly Pick<ComponentPlan, 'repository' | 'version' | 'tags'>[],
  tags: readonly Tag[],
  evidence: TagEvidence,
): { tag: string; at: string } | null {
  const own = components.filter(({ repository }) => repository !== null && repositories.includes(repository));
  const prefixes = new Map(own.map(({ repository, version, tags }) => [repository, prefixOf(tags ?? version ?? '')]));
  const stable = currentTags(tags).flatMap((tag) => {
    if (!repositories.includes(tag.repository)) return [];
    const version = parseVersion(tag.name);
    const wanted = prefixes.get(tag.repository);
    if (version === null || isPrerelease(version) || (wanted !== undefined && !fitsPattern(version.prefix, wanted)))
      return [];
    return [{ tag: tag.name, ...tagDate(tag, evidence) }];
  });
  // A tag without a date says nothing about when its release was.
  const dated = stable.filter(({ by }) => by !== 'first seen').sort((a, b) => (a.at < b.at ? 1 : -1));
  const [newest] = dated;
  return newest === undefined ? null : { tag: newest.tag, at: newest.at };
}

/** `sdk/` of `sdk/v1.8.*`. */
const prefixOf = (pattern: string): string => pattern.slice(0, pattern.lastIndexOf('/') + 1);

export interface PagesInput {
  repository: string;
  /** Where GitHub shows them. */
  forge?: Forge;
  since: StalePages['since'];
  /** Null where it was not read. */
  tree: { paths: readonly string[]; complete: boolean } | null;
  /** What changed since `since`; null where it was not read. */
  changed: { paths: readonly string[]; complete: boolean } | null;
}

const PAGE = /\.(?:md|mdx|html?|rst|adoc|ipynb)$/i;

/** @param folders folders and files of the documentation's repository @param most how many are named */
export function stalePages(
  folders: readonly string[],
  { repository, forge = {}, since, tree, changed }: PagesInput,
  most: number,
): StalePages | null {
  if (folders.length === 0) return null;
  const none = { count: 0, named: [] };
  if (tree === null) return { since, total: 0, untouched: none, problem: `the pages of ${repository} were not read` };
  const wanted = folders.map((folder) => folder.replace(/^\/+|\/+$/g, ''));
  const pages = tree.paths.filter((path) =>
    wanted.some((folder) => path === folder || (path.startsWith(`${folder}/`) && PAGE.test(path))),
  );
  const base = { since, total: pages.length, untouched: none };
  if (pages.length === 0) {
    return { ...base, problem: tree.complete ? 'there is no page under the folders that are configured' : CUT };
  }
  if (since === null) return { ...base, problem: null };
  if (changed === null) return { ...base, problem: 'what has changed since then was not read' };
  // More changed than is listed: who is not on the list may have been touched all the same.
  if (!changed.complete) return { ...base, problem: 'more has changed since then than GitHub lists' };
  const touched = new Set(changed.paths);
  const untouched = pages.filter((path) => !touched.has(path)).sort();
  return {
    ...base,
    untouched: {
      count: untouched.length,
      named: untouched.slice(0, most).map((path) => ({ path, url: fileAddress(forge, repository, path) })),
    },
    problem: tree.complete ? null : CUT,
  };
}

const CUT = 'GitHub lists only a part of the pages';
