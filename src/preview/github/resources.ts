/** What each address of GitHub's API holds at a moment; pure. */
import type { Answering, Here, Moment, Query, Resource } from './moment.js';
import { holds, idOf, type Place, placeOf, placeOfId } from './repositories.js';
import { repositoryJson } from './repository-answers.js';
import { commits, compare } from './resources/commits.js';
import { contents, git } from './resources/contents.js';
import { issues, pulls } from './resources/issues.js';
import { branches, labels, milestones, releases, tags } from './resources/lists.js';
import { searchIssues } from './resources/search.js';

const KINDS: Record<string, Answering> = {
  issues,
  pulls,
  tags,
  releases,
  milestones,
  labels,
  branches,
  commits,
  compare,
  contents,
  git,
};

/** `path` as in `/repos/kubeflow/katib/issues/1`, and `accept` the media type that is asked for. */
export function resourceAt(moment: Moment, path: string, query: Query, accept: string): Resource {
  const { world, now } = moment;
  const [root, first = '', second = '', ...rest] = path.split('/').slice(1).map(decodeURIComponent);
  if (root === 'search' && first === 'issues') return searchIssues(moment, query);
  if (root === 'repositories') {
    return inRepository(moment, placeOfId(world, first, now), [second, ...rest].filter(Boolean), query, accept);
  }
  if (root !== 'repos') return null;
  return inRepository(moment, placeOf(world, `${first}/${second}`, now), rest, query, accept);
}

function inRepository(moment: Moment, place: Place | null, rest: string[], query: Query, accept: string): Resource {
  const { world, api, asker, now } = moment;
  if (place === null) return null;
  const row = world.repositories?.[place.key] ?? {};
  // Whoever may not see a repository is not led to it either.
  if (holds(row.deleted, now) || (holds(row.private, now) && !asker.sees(place.key))) return null;
  if (place.kind === 'moved') {
    const parameters = new URLSearchParams(query).toString();
    const path = [`${api}/repositories/${idOf(world, place.key)}`, ...rest].join('/');
    return { status: 301, message: 'Moved Permanently', location: parameters === '' ? path : `${path}?${parameters}` };
  }
  if (holds(place.row.blocked, now)) return { status: 451, message: 'Repository access blocked' };
  const here: Here = { ...moment, key: place.key, name: place.name, row: place.row };
  const [kind, ...more] = rest;
  if (kind === undefined) return { one: repositoryJson(here) };
  return Object.hasOwn(KINDS, kind) ? (KINDS[kind]?.(here, more, query, accept) ?? null) : null;
}
