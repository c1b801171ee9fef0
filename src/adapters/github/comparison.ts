/** What one commit has that another has not, page by page, and the pull requests of a commit whose message names none. */
import type { ComparedPage } from '../../ports/forge.js';
import { PAGE } from './client.js';
import { unreadable } from './faults.js';
import { count, type Fields, isFields, list, text, texts } from './fields.js';
import { ownerOf } from './lists.js';
import { mustBeThere } from './repository.js';
import type { Asking } from './request.js';

/** Null where one of the two is not there, or where they share no history. */
export async function readCompared(
  asking: Asking,
  repository: string,
  base: string,
  head: string,
  page: number,
): Promise<ComparedPage | null> {
  const got = await asking.get({
    what: `${repository}: what ${head.slice(0, 10)} has and ${base.slice(0, 10)} has not`,
    owner: ownerOf(repository),
    target: `/repos/${repository}/compare/${base}...${head}`,
    parameters: { per_page: PAGE, page },
    read: comparedOf,
    also: [404, 422],
  });
  if (got.status === 200) return { ...got.value, more: got.next !== null };
  if (got.code === 404) await mustBeThere(asking, repository);
  return null;
}

/** A page on which a commit is not what GitHub documents is none: it would be missing in what is announced. */
function comparedOf(data: unknown): Omit<ComparedPage, 'more'> | null {
  if (!isFields(data) || !Array.isArray(data.commits)) return null;
  const commits = data.commits.flatMap((one) => commitOf(one) ?? []);
  return commits.length === data.commits.length ? { commits, behind: count(data.behind_by) } : null;
}

function commitOf(value: unknown): ComparedPage['commits'][number] | null {
  const commit: Fields | null = isFields(value) && isFields(value.commit) ? value.commit : null;
  if (commit === null || !isFields(value)) return null;
  const [sha, message] = [text(value.sha), text(commit.message)];
  return sha === null || message === null ? null : { sha, message, parents: texts(list(value.parents), 'sha') };
}

export async function readPullsOfCommit({ get }: Asking, repository: string, sha: string): Promise<number[]> {
  const what = `${repository}: the pull requests of commit ${sha.slice(0, 10)}`;
  const got = await get({
    what,
    owner: ownerOf(repository),
    target: `/repos/${repository}/commits/${sha}/pulls`,
    parameters: { per_page: PAGE },
    read: (data) => (Array.isArray(data) ? data.filter(isFields) : null),
    also: [404, 409, 422],
  });
  if (got.status === 'other') return [];
  if (got.value.some(({ number }) => typeof number !== 'number')) throw unreadable(what);
  return got.value.map(({ number }) => count(number));
}
