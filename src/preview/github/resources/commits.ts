/** Commits, and what differs between two of them. */
import type { StoredCommit } from '../commits.js';
import { type Answering, type Here, listOf, type Query, type Resource } from '../moment.js';
import { historyOf, refNamed } from '../refs.js';
import { commitJson, fileJson } from '../repository-answers.js';

/** GitHub lists no more in one comparison. */
const MOST_FILES = 300;
const EMPTY: Resource = { status: 409, message: 'Git Repository is empty.' };

export const commits: Answering = (here, [ref, ...more], query) => {
  if (here.row.empty === true) return EMPTY;
  if (ref === undefined) return history(here, query);
  if (more.length === 1 && more[0] === 'pulls') return pullsOf(here, ref);
  const name = [ref, ...more].join('/');
  const found = refNamed(here, name);
  const line = found === null ? [] : historyOf(here, found);
  const index = line.findIndex(({ sha }) => sha === found?.sha);
  const commit = line[index];
  if (commit === undefined) return { status: 422, message: `No commit found for SHA: ${name}` };
  return { one: { ...commitJson(here, commit, line[index - 1]), files: commit.files.map(fileJson) } };
};

/** The pull requests that a commit came with. */
function pullsOf(here: Here, ref: string): Resource {
  const found = refNamed(here, ref);
  const commit = here.shelf.commits(here.key).find(({ sha }) => sha === found?.sha);
  if (commit === undefined) return { status: 422, message: `No commit found for SHA: ${ref}` };
  return listOf(commit.pull === null ? [] : [commit.pull], (number) => ({ number, state: 'closed' }));
}

/** Newest first, of one branch, path or author, between two moments. */
function history(here: Here, { sha = 'HEAD', until = '9', since = '', path, author }: Query): Resource {
  const ref = refNamed(here, sha);
  if (ref === null) return { status: 404, message: 'Not Found' };
  const all = historyOf(here, ref);
  const fits = (commit: StoredCommit): boolean => {
    const at = commit.at.slice(0, 19);
    return (
      at <= until.slice(0, 19) &&
      at >= since.slice(0, 19) &&
      (path === undefined || touches(commit, path)) &&
      (author === undefined || commit.author === author)
    );
  };
  const rows = all.flatMap((commit, index) => (fits(commit) ? { commit, before: all[index - 1] } : []));
  return listOf(rows.reverse(), ({ commit, before }) => commitJson(here, commit, before));
}

const touches = ({ files }: StoredCommit, path: string): boolean =>
  files.some((file) => file === path || file.startsWith(`${path.replace(/\/$/, '')}/`));

/** `a...b`: what is on `b` and not on `a`, oldest first and page by page, with the files that it changes. */
export const compare: Answering = (here, rest, query) => {
  const [from = '', to = ''] = rest.join('/').split('...');
  const [base, head] = [refNamed(here, from), refNamed(here, to)];
  if (base === null || head === null) return { status: 404, message: 'Not Found' };
  const before = new Set(historyOf(here, base).map(({ sha }) => sha));
  const after = historyOf(here, head);
  const rows = after.flatMap((commit, index) => (before.has(commit.sha) ? [] : { commit, follows: after[index - 1] }));
  const behind = before.size - (after.length - rows.length);
  const files = [...new Set(rows.flatMap(({ commit }) => commit.files))].sort();
  const status = rows.length === 0 ? (behind === 0 ? 'identical' : 'behind') : behind === 0 ? 'ahead' : 'diverged';
  return {
    ...listOf(rows, ({ commit, follows }) => commitJson(here, commit, follows)),
    wrap: (part) => ({
      status,
      ahead_by: rows.length,
      behind_by: behind,
      total_commits: rows.length,
      commits: part,
      // Only the first page has them.
      files: (query.page ?? '1') === '1' ? files.slice(0, MOST_FILES).map(fileJson) : [],
    }),
  };
};
