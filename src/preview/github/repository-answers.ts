/** GitHub's JSON of a repository itself, and of its commits. */
import { user } from './answers.js';
import type { StoredCommit } from './commits.js';
import { type Here, stamp } from './moment.js';
import { defaultBranch, holds, idOf } from './repositories.js';

export function repositoryJson({ world, shelf, key, name, row, now, api }: Here) {
  const [owner = '', short = ''] = name.split('/');
  const newest = shelf.commits(key).findLast(({ at }) => at <= now);
  const hidden = holds(row.private, now);
  return {
    id: idOf(world, key),
    name: short,
    full_name: name,
    owner: { ...user(owner), type: 'Organization' },
    private: hidden,
    visibility: hidden ? 'private' : 'public',
    archived: holds(row.archived, now),
    disabled: false,
    fork: false,
    has_issues: true,
    default_branch: defaultBranch(world, key),
    pushed_at: stamp(row.pushedAt ?? newest?.at ?? null),
    html_url: `https://github.com/${name}`,
    url: `${api}/repos/${name}`,
  };
}

/** `before` is the commit that it follows. */
export function commitJson({ api, name }: Here, commit: StoredCommit, before: StoredCommit | undefined) {
  const { sha, at, message, author } = commit;
  const who = {
    name: author ?? 'Somebody',
    email: `${author ?? 'somebody'}@users.noreply.github.com`,
    date: stamp(at),
  };
  const account = author === null ? null : user(author);
  return {
    sha,
    url: `${api}/repos/${name}/commits/${sha}`,
    html_url: `https://github.com/${name}/commit/${sha}`,
    commit: { message, author: who, committer: who, tree: { sha }, comment_count: 0 },
    author: account,
    committer: account,
    parents: before === undefined ? [] : [{ sha: before.sha, url: `${api}/repos/${name}/commits/${before.sha}` }],
  };
}

export const fileJson = (filename: string) => ({
  filename,
  status: 'modified',
  additions: 1,
  deletions: 1,
  changes: 2,
});
