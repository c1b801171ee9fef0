/** The forge port on GitHub's REST API, through Octokit: read only, page by page, and never a short list taken for a whole one. */
import type { Answer, Forge } from '../../ports/forge.js';
import { checkForge } from './check.js';
import { PAGE } from './client.js';
import { readCompared, readPullsOfCommit } from './comparison.js';
import { readChangedFiles, readChangedSince, readCommitDate, readFile, readTree } from './documents.js';
import { isFields, text } from './fields.js';
import { readItem } from './item.js';
import { ownerOf, readPage } from './lists.js';
import { readMovement } from './movement.js';
import { readRepository } from './repository.js';
import { type Asking, createAsking, type ForgeOptions } from './request.js';
import { readUpvoted } from './upvotes.js';

export function createForge(options: ForgeOptions): Forge {
  const asking = createAsking(options);
  return {
    pageSize: PAGE,
    page: (endpoint, repository, at, etag) => readPage(asking, endpoint, repository, at, etag),
    repository: (name, known, etag) => readRepository(asking, name, known, etag),
    latestRelease: (repository, etag) => latestRelease(asking, repository, etag),
    item: (repository, number, etag) => readItem(asking, repository, number, etag),
    movement: (repository, number, etag) => readMovement(asking, repository, number, etag),
    upvoted: (repository, limit) => readUpvoted(asking, repository, limit),
    commitDate: (repository, sha) => readCommitDate(asking, repository, sha),
    file: (repository, ref, path, etag) => readFile(asking, repository, ref, path, etag),
    changedFiles: (repository, pull) => readChangedFiles(asking, repository, pull),
    tree: (repository, etag) => readTree(asking, repository, etag),
    changedSince: (repository, since) => readChangedSince(asking, repository, since),
    compared: (repository, base, head, page) => readCompared(asking, repository, base, head, page),
    pullsOfCommit: (repository, sha) => readPullsOfCommit(asking, repository, sha),
    budget: asking.budget,
    forget: asking.forget,
    check: (repositories) => checkForge(asking, repositories),
  };
}

async function latestRelease({ get }: Asking, repository: string, etag: string | null): Promise<Answer<string | null>> {
  const got = await get({
    what: `${repository}: its latest release`,
    owner: ownerOf(repository),
    target: `/repos/${repository}/releases/latest`,
    etag,
    read: (data) => (isFields(data) ? text(data.tag_name) : null),
    also: [404],
  });
  if (got.status === 200) return { changed: true, value: got.value, etag: got.etag, asOf: got.asOf };
  return got.code === 304
    ? { changed: false, asOf: got.asOf }
    : { changed: true, value: null, etag: null, asOf: got.asOf };
}
