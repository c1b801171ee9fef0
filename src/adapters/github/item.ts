/** One issue or pull request by its number, and where it is now when it was moved. */
import type { ItemLook } from '../../domain/evidence.js';
import type { Answer } from '../../ports/forge.js';
import { isFields, text } from './fields.js';
import { ownerOf } from './lists.js';
import { mustBeThere } from './repository.js';
import type { Asking } from './request.js';
import { itemOf } from './shapes.js';

const ELSEWHERE = [301, 302, 307, 308, 404, 410];

export async function readItem(
  asking: Asking,
  repository: string,
  number: number,
  etag: string | null,
): Promise<Answer<ItemLook>> {
  const got = await asking.get({
    what: `${repository}#${number}`,
    owner: ownerOf(repository),
    target: `/repos/${repository}/issues/${number}`,
    etag,
    read: (data) => itemOf(repository, data),
    also: ELSEWHERE,
  });
  const { asOf } = got;
  if (got.status === 200) return { changed: true, value: { item: got.value, movedTo: null }, etag: got.etag, asOf };
  if (got.code === 304) return { changed: false, asOf };
  await mustBeThere(asking, repository);
  const movedTo = got.location === null ? null : await whereTo(asking, repository, got.location);
  return { changed: true, value: { item: null, movedTo }, etag: null, asOf };
}

/** Where a transferred issue is now, as `owner/name#number`. */
async function whereTo(asking: Asking, repository: string, location: string): Promise<string | null> {
  const got = await asking.get({
    what: `${repository}: where an issue was moved to`,
    owner: ownerOf(repository),
    target: location,
    read: (data) => (isFields(data) ? text(data.html_url) : null),
    also: ELSEWHERE,
  });
  if (got.status !== 200) return null;
  const found = /\/([^/]+\/[^/]+)\/(?:issues|pull)\/(\d+)$/.exec(got.value);
  return found === null ? null : `${found[1]}#${found[2]}`;
}
