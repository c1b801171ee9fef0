/** GitHub's JSON of issues, tags and releases, with the fields of its documentation that a reader of them uses. */
import type { ItemView } from './items.js';
import { type Here, stamp } from './moment.js';
import { idOf, numberOf } from './repositories.js';
import type { GithubWorld, LabelRow, MilestoneRow, ReleaseRow, TagRow } from './world.js';

/** Stable for a login, and not GitHub's own. */
export const user = (login: string, { users }: Pick<GithubWorld, 'users'> = {}) => ({
  login,
  id: users?.[login] ?? numberOf(login),
  html_url: `https://github.com/${login}`,
  type: login.endsWith('[bot]') ? 'Bot' : 'User',
  site_admin: false,
});

export function issueJson(here: Here, item: ItemView) {
  const { api, name, world, key } = here;
  const page = `https://github.com/${name}/${item.pull ? 'pull' : 'issues'}/${item.number}`;
  const url = `${api}/repos/${name}/issues/${item.number}`;
  return {
    id: (idOf(world, key) % 1_000_000) * 1_000_000 + item.number,
    url,
    repository_url: `${api}/repos/${name}`,
    comments_url: `${url}/comments`,
    timeline_url: `${url}/timeline`,
    html_url: page,
    number: item.number,
    title: item.title,
    user: item.author === null ? null : user(item.author, world),
    labels: item.labels.map((label) => labelOf(here, label)),
    state: item.closedAt === null ? 'open' : 'closed',
    locked: false,
    assignee: item.assignees[0] === undefined ? null : user(item.assignees[0], world),
    assignees: item.assignees.map((login) => user(login, world)),
    milestone: item.milestone === null ? null : milestoneOf(here, item.milestone),
    comments: item.comments,
    created_at: stamp(item.createdAt),
    updated_at: stamp(item.updatedAt),
    closed_at: stamp(item.closedAt),
    author_association: item.association,
    body: item.body,
    reactions: { url: `${url}/reactions`, total_count: item.upvotes, '+1': item.upvotes, '-1': 0 },
    ...(item.pull ? { draft: item.draft, pull_request: pullRequestJson(here, item) } : {}),
  };
}

const pullRequestJson = ({ api, name }: Here, { number, mergedAt }: ItemView) => ({
  url: `${api}/repos/${name}/pulls/${number}`,
  html_url: `https://github.com/${name}/pull/${number}`,
  merged_at: stamp(mergedAt),
});

/** One that the world has no row of, or none yet, is open and has no number of its own. */
function milestoneOf(here: Here, title: string) {
  const row = here.world.milestones?.[here.key]?.find(
    (one) => one.title === title && (one.createdAt ?? '') <= here.now,
  );
  if (row !== undefined) return milestoneJson(here, row);
  const { number: _, ...unnumbered } = milestoneJson(here, { number: 0, title, dueOn: null });
  return unnumbered;
}

/** One that the world has no row of is in no list, and has no id. */
function labelOf(here: Here, name: string) {
  const row = here.world.labels?.[here.key]?.find((one) => (typeof one === 'string' ? one : one.name) === name);
  return row === undefined ? { name, default: false } : labelJson(here, row);
}

export function labelJson({ key }: Pick<Here, 'key'>, row: LabelRow) {
  const { name, id, description = null, color = 'ededed' } = typeof row === 'string' ? { name: row } : row;
  return { id: id ?? numberOf(`${key} ${name}`), name, color, description, default: false };
}

export function milestoneJson({ api, name, key, now, shelf }: Here, row: MilestoneRow) {
  const closed = row.closedAt !== undefined && row.closedAt <= now;
  const counts = shelf.items(key, now).inMilestone(row.title);
  return {
    url: `${api}/repos/${name}/milestones/${row.number}`,
    html_url: `https://github.com/${name}/milestone/${row.number}`,
    number: row.number,
    title: row.title,
    description: row.description ?? null,
    state: row.state ?? (closed ? 'closed' : 'open'),
    open_issues: row.open ?? counts.open,
    closed_issues: row.closed ?? counts.closed,
    created_at: stamp(row.createdAt ?? null),
    closed_at: closed ? stamp(row.closedAt ?? null) : null,
    due_on: stamp(row.dueOn),
  };
}

export const tagJson = ({ api, name }: Here, [tag, sha]: TagRow) => ({
  name: tag,
  commit: { sha, url: `${api}/repos/${name}/commits/${sha}` },
  zipball_url: `${api}/repos/${name}/zipball/refs/tags/${tag}`,
  tarball_url: `${api}/repos/${name}/tarball/refs/tags/${tag}`,
});

export const releaseJson = ({ api, name }: Here, release: ReleaseRow) => ({
  url: `${api}/repos/${name}/releases/${release.id}`,
  html_url: `https://github.com/${name}/releases/tag/${release.tag}`,
  id: release.id,
  tag_name: release.tag,
  name: release.name,
  author: release.author === undefined ? null : user(release.author),
  draft: release.draft ?? false,
  prerelease: release.prerelease,
  created_at: stamp(release.publishedAt),
  published_at: release.draft === true ? null : stamp(release.publishedAt),
  body: release.body ?? null,
});
