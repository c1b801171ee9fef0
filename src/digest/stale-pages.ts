/** Pages that nobody has touched since their component's last release (R31). */

import type { WorkingGroup } from '../domain/community.js';
import type { StalePages } from '../domain/docs-facts.js';
import { currentTags, type Tag } from '../domain/evidence.js';
import { type Forge, fileAddress } from '../domain/forge-address.js';
import type { LeftOut } from '../domain/left-out.js';
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
  const pages = tree.paths.filter((path) => folders.some((folder) => isUnder(folder, path)));
  const base = { since, total: pages.length, untouched: none };
  // That there is none is the release team's to put right, and told to nobody else.
  if (pages.length === 0) return { ...base, problem: tree.complete ? null : CUT };
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

function isUnder(folder: string, path: string): boolean {
  const wanted = folder.replace(/^\/+|\/+$/g, '');
  return path === wanted || (path.startsWith(`${wanted}/`) && PAGE.test(path));
}

/** Folders and files of a group's documentation in which there is no page; none while not all pages are known. */
export const pagesLeftOut = (
  { name, docs }: Pick<WorkingGroup, 'name' | 'docs'>,
  { repository, tree }: Pick<PagesInput, 'repository' | 'tree'>,
): LeftOut[] =>
  tree === null || !tree.complete
    ? []
    : docs
        .filter((folder) => !tree.paths.some((path) => isUnder(folder, path)))
        .map((folder) => ({
          reference: folder,
          read: true,
          sentence: `The pages of ${name} under ${folder} are left out of messages and pages: ${repository} has no page there. Correct the folder under \`docs\` of the group in community.yaml and apply it.`,
        }));

const CUT = 'GitHub lists only a part of the pages';
