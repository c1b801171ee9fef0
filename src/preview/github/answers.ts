/** GitHub's JSON, with the fields of its documentation that a reader of issues, tags and releases uses. */
import type { Instant } from '../../domain/time.js';
import type { ItemView, ReleaseRow, TagRow } from './world.js';

/** GitHub writes whole seconds. */
const moment = (instant: Instant | null): string | null => (instant === null ? null : `${instant.slice(0, 19)}Z`);

const user = (login: string) => ({
  login,
  html_url: `https://github.com/${login}`,
  type: login.endsWith('[bot]') ? 'Bot' : 'User',
  site_admin: false,
});

export function issueJson(api: string, repository: string, item: ItemView) {
  const page = `https://github.com/${repository}/${item.pull ? 'pull' : 'issues'}/${item.number}`;
  return {
    url: `${api}/repos/${repository}/issues/${item.number}`,
    repository_url: `${api}/repos/${repository}`,
    html_url: page,
    number: item.number,
    title: item.title,
    user: item.author === null ? null : user(item.author),
    labels: item.labels.map((name) => ({ name, default: false })),
    state: item.closedAt === null ? 'open' : 'closed',
    locked: false,
    assignee: item.assignees[0] === undefined ? null : user(item.assignees[0]),
    assignees: item.assignees.map(user),
    milestone: item.milestone === null ? null : { title: item.milestone, state: 'open' },
    comments: item.comments,
    created_at: moment(item.createdAt),
    updated_at: moment(item.updatedAt),
    closed_at: moment(item.closedAt),
    body: null,
    ...(item.pull
      ? {
          draft: false,
          pull_request: {
            url: `${api}/repos/${repository}/pulls/${item.number}`,
            html_url: page,
            merged_at: moment(item.closedAt),
          },
        }
      : {}),
  };
}

export const tagJson = (api: string, repository: string, [name, sha]: TagRow) => ({
  name,
  commit: { sha, url: `${api}/repos/${repository}/commits/${sha}` },
  zipball_url: `${api}/repos/${repository}/zipball/refs/tags/${name}`,
  tarball_url: `${api}/repos/${repository}/tarball/refs/tags/${name}`,
});

export const releaseJson = (api: string, repository: string, release: ReleaseRow) => ({
  url: `${api}/repos/${repository}/releases/${release.id}`,
  html_url: `https://github.com/${repository}/releases/tag/${release.tag}`,
  id: release.id,
  tag_name: release.tag,
  name: release.name,
  draft: false,
  prerelease: release.prerelease,
  created_at: moment(release.publishedAt),
  published_at: moment(release.publishedAt),
  body: null,
});
