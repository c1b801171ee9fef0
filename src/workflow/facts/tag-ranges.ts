/** Per repository, from which version to which a tag of a release goes since an earlier one: by the tables that the two have. Pure. */
import { resolveComponents } from '../../digest/components.js';
import { previousTag } from '../../digest/previous-tag.js';
import type { TagEvidence } from '../../digest/tag-date.js';
import { currentTags, type Tag } from '../../domain/evidence.js';
import type { ReleasePlan } from '../../domain/release.js';
import { compareVersions, parseVersion } from '../../domain/version.js';
import { tagKind } from '../../schedules/tag-occasion.js';
import type { SaidTags, Versions } from './said-tags.js';

export interface TagRange {
  repository: string;
  components: string[];
  from: Version | null;
  to: Version | null;
}

export interface Version {
  name: string;
  sha: string;
}

type Plan = Pick<ReleasePlan, 'tags' | 'components'>;

/** The tag that `name` is announced against: the last of its line that people have heard of, here or before Herald came. */
export const formerTag = (plan: Plan, tags: readonly Tag[], name: string, said: SaidTags, evidence: TagEvidence = {}) =>
  previousTag(plan, tags, name, evidence, (tag) => tag.baseline || said.isSaid(tag.repository, tag.name));

/**
 * @param versions the components of the later tag
 * @returns the release's own repository first, then one for each repository and pair of versions
 */
export function tagRanges(
  plan: Plan,
  tags: readonly Tag[],
  { from, to, versions, said }: { from: Version; to: Version; versions: Versions; said: SaidTags },
): TagRange[] {
  const own: TagRange = { repository: plan.tags.repository, components: [], from, to };
  const before = versionsAt(plan, from.name, said);
  const current = currentTags(tags);
  const tagged = (repository: string, name: string | null | undefined): Version | null => {
    const tag = current.find((one) => one.repository === repository && one.name === name);
    return tag === undefined ? null : { name: tag.name, sha: tag.sha };
  };
  const ranges = new Map<string, TagRange>();
  for (const { name, repository, version } of versions) {
    if (repository === null) continue;
    const range: TagRange = {
      repository,
      components: [name],
      from: tagged(repository, before(name, repository)),
      to: tagged(repository, version),
    };
    const key = `${repository} ${range.from?.sha} ${range.to?.name}`;
    const same = ranges.get(key);
    if (same === undefined) ranges.set(key, range);
    else same.components.push(name);
  }
  return [own, ...ranges.values()];
}

/** By a component's name, else by its repository where one alone is of it: components are renamed. */
function versionsAt(plan: Plan, tag: string, said: SaidTags): (name: string, repository: string) => string | null {
  const { repository } = plan.tags;
  const isOwn = tagKind(plan, { repository, name: tag }) !== null;
  const configured = isOwn ? [] : plan.components.map((one) => ({ ...one, version: one.before ?? null }));
  const table: Versions = said.versions(repository, tag) ?? configured;
  return (name, of) => {
    const named = table.find((one) => one.name === name && one.repository === of);
    const sharing = table.filter((one) => one.repository === of);
    return (named ?? (sharing.length === 1 ? sharing[0] : undefined))?.version ?? null;
  };
}

/** The components that a tag of this release has: as its message has them, else as they are now where it is the newest. */
export function versionsOf(plan: Plan, tags: readonly Tag[], tag: Pick<Tag, 'name'>, said: SaidTags): Versions {
  const known = said.versions(plan.tags.repository, tag.name);
  return known ?? (isNewest(plan, tags, tag) ? resolveComponents(plan, tags) : []);
}

/** It is of this release, and no later version of it is there. */
function isNewest(plan: Plan, tags: readonly Tag[], { name }: Pick<Tag, 'name'>): boolean {
  const version = parseVersion(name);
  if (version === null || tagKind(plan, { repository: plan.tags.repository, name }) === null) return false;
  return !currentTags(tags).some((other) => {
    const parsed = tagKind(plan, other) === null ? null : parseVersion(other.name);
    return parsed !== null && compareVersions(parsed, version) > 0;
  });
}

/** Two commits of a repository, by their shas. */
export interface Pair {
  repository: string;
  base: string;
  head: string;
}

/** What the sync has to compare for the announcement of a tag: by the table that its message has, and by the one that it would have now. */
export function pairsOf(plan: Plan, tags: readonly Tag[], tag: Tag, said: SaidTags): Pair[] {
  const from = formerTag(plan, tags, tag.name, said);
  if (from === null) return [];
  const tables = [
    versionsOf(plan, tags, tag, said),
    ...(isNewest(plan, tags, tag) ? [resolveComponents(plan, tags)] : []),
  ];
  return tables.flatMap((versions) =>
    comparisonsIn(tagRanges(plan, tags, { from, to: { name: tag.name, sha: tag.sha }, versions, said })),
  );
}

const comparisonsIn = (ranges: readonly TagRange[]): Pair[] =>
  ranges.flatMap(({ repository, from, to }) =>
    from === null || to === null || from.sha === to.sha ? [] : [{ repository, base: from.sha, head: to.sha }],
  );
