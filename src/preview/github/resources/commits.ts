/** Commits, and what differs between two of them. */
import type { StoredCommit } from '../commits.js';
import { type Answering, type Here, listOf, type Query, type Resource } from '../moment.js';
import { historyOf, refNamed } from '../refs.js';
import { commitJson, fileJson } from '../repository-answers.js';

/** GitHub lists no more in one comparison. */
const MOST_FILES = 300;
const COMMITS_OF_COMPARISON = 250;
const EMPTY: Resource = { status: 409, message: 'Git Repository is empty.' };

export const commits: Answering = (here, [ref, ...more], query) => {
  if (here.row.empty === true) return EMPTY;
  if (ref === undefined) return history(here, query);
  const name = [ref, ...more].join('/');
  const found = refNamed(here, name);
  const line = found === null ? [] : historyOf(here, found);
  const index = line.findIndex(({ sha }) => sha === found?.sha);
  const commit = line[index];
  if (commit === undefined) return { status: 422, message: `No commit found for SHA: ${name}` };
  return { one: { ...commitJson(here, commit, line[index - 1]), files: commit.files.map(fileJson) } };
};

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

/** `a...b`: what is on `b` and not on `a`, with the files that it changes. */
export const compare: Answering = (here, rest, query) => {
  const [from = '', to = ''] = rest.join('/').split('...');
  const [base, head] = [refNamed(here, from), refNamed(here, to)];
  if (base === null || head === null) return { status: 404, message: 'Not Found' };
  const before = new Set(historyOf(here, base).map(({ sha }) => sha));
  const after = historyOf(here, head);
  const ahead = after.filter(({ sha }) => !before.has(sha));
  const behind = before.size - (after.length - ahead.length);
  const size = Math.min(Number(query.per_page ?? COMMITS_OF_COMPARISON), COMMITS_OF_COMPARISON);
  const page = Number(query.page ?? 1);
  const part = ahead.slice((page - 1) * size, page * size);
  const files = [...new Set(ahead.flatMap((commit) => commit.files))].sort();
  return {
    one: {
      status: ahead.length === 0 ? (behind === 0 ? 'identical' : 'behind') : behind === 0 ? 'ahead' : 'diverged',
      ahead_by: ahead.length,
      behind_by: behind,
      total_commits: ahead.length,
      commits: part.map((commit) => commitJson(here, commit, undefined)),
      // Only the first page has them.
      files: page > 1 ? [] : files.slice(0, MOST_FILES).map(fileJson),
    },
  };
};
