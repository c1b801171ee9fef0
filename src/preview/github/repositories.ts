/** What stands behind a repository's name at a moment: renamed and transferred ones lead on, others are gone or not there yet. */
import { createHash } from 'node:crypto';
import type { Instant } from '../../domain/time.js';
import { type GithubWorld, namesOf, type RepositoryRow, type When } from './world.js';

export type Place =
  /** `key` is the name that its rows are under, `name` the one that it has at the moment. */
  | { kind: 'here'; key: string; name: string; row: RepositoryRow }
  /** Redirected to the repository whose rows are under `key`. */
  | { kind: 'moved'; key: string };

export const holds = (when: When | undefined, now: Instant): boolean =>
  typeof when === 'string' ? when <= now : when === true;

/** Stable for a name, and not GitHub's own. */
export const idOf = (world: GithubWorld, key: string): number => world.repositories?.[key]?.id ?? numberOf(key);

export const numberOf = (name: string): number =>
  createHash('sha256').update(name.toLowerCase()).digest().readUInt32BE(0);

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Null when there is none of that name. GitHub ignores case. */
export function placeOf(world: GithubWorld, asked: string, now: Instant): Place | null {
  const key = namesOf(world).find((name) => same(name, asked));
  const own = key === undefined ? null : (world.repositories?.[key] ?? {});
  if (key !== undefined && own !== null) {
    if (own.movedTo !== undefined) return leading(world, key, own, own.movedTo, now);
    if (nameAt(world, key, now) === key && (own.createdAt ?? '') <= now)
      return { kind: 'here', key, name: key, row: own };
  }
  const rows = Object.entries(world.repositories ?? {});
  for (const [other, row] of rows) {
    const former = row.formerNames?.find(({ name }) => same(name, asked));
    if (former === undefined) continue;
    if (former.until <= now) return { kind: 'moved', key: other };
    return nameAt(world, other, now) === former.name ? { kind: 'here', key: other, name: former.name, row } : null;
  }
  return null;
}

function leading(world: GithubWorld, name: string, own: RepositoryRow, to: string, now: Instant): Place {
  if ((own.movedAt ?? '') > now) return { kind: 'here', key: to, name, row: { ...world.repositories?.[to], ...own } };
  return { kind: 'moved', key: to };
}

/** The name that the repository has at the moment. */
function nameAt(world: GithubWorld, key: string, now: Instant): string {
  const former = (world.repositories?.[key]?.formerNames ?? [])
    .filter(({ until }) => until > now)
    .sort((a, b) => (a.until < b.until ? -1 : 1))[0];
  if (former !== undefined) return former.name;
  const leads = Object.entries(world.repositories ?? {}).find(
    ([, row]) => row.movedTo === key && (row.movedAt ?? '') > now,
  );
  return leads?.[0] ?? key;
}

/** The repository of this id; an id outlives every name. */
export function placeOfId(world: GithubWorld, id: string, now: Instant): Place | null {
  const key = namesOf(world).find(
    (name) => world.repositories?.[name]?.movedTo === undefined && String(idOf(world, name)) === id,
  );
  if (key === undefined) return null;
  const row = world.repositories?.[key] ?? {};
  return (row.createdAt ?? '') <= now ? { kind: 'here', key, name: nameAt(world, key, now), row } : null;
}

export const defaultBranch = (world: GithubWorld, key: string): string =>
  world.repositories?.[key]?.defaultBranch ?? 'master';
