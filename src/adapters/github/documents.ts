/** Single things: commits, files, trees, and what changed. */
import type { Instant } from '../../domain/time.js';
import type { Answer } from '../../ports/forge.js';
import { PAGE } from './client.js';
import { TOO_LARGE, unreadable, unusable } from './faults.js';
import { instant, isFields, list, text } from './fields.js';
import { ownerOf } from './lists.js';
import { mustBeThere } from './repository.js';
import type { Asking } from './request.js';

/** GitHub lists no more files of a comparison. */
const MOST_COMPARED = 300;
const GONE = [404, 409, 422];

const inPath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

const committedAt = (data: unknown): Instant | null => {
  const commit = isFields(data) && isFields(data.commit) ? data.commit : null;
  return commit !== null && isFields(commit.committer) ? instant(commit.committer.date) : null;
};

export async function readCommitDate(asking: Asking, repository: string, sha: string): Promise<Instant | null> {
  const got = await asking.get({
    what: `${repository}: commit ${sha.slice(0, 12)}`,
    owner: ownerOf(repository),
    target: `/repos/${repository}/commits/${encodeURIComponent(sha)}`,
    read: committedAt,
    also: GONE,
  });
  if (got.status === 200) return got.value;
  if (got.code === 404) await mustBeThere(asking, repository);
  return null;
}

export async function readFile(
  asking: Asking,
  repository: string,
  ref: string,
  path: string,
  etag: string | null,
): Promise<Answer<string | null>> {
  const what = `${repository}: ${path}`;
  const got = await asking.get({
    what,
    owner: ownerOf(repository),
    target: `/repos/${repository}/contents/${inPath(path)}`,
    ...(ref === 'HEAD' ? {} : { parameters: { ref } }),
    etag,
    accept: 'application/vnd.github.raw+json',
    read: fileOf,
    also: [404],
  });
  if (got.status === 'other') {
    if (got.code === 304) return { changed: false, asOf: got.asOf };
    await mustBeThere(asking, repository);
    return { changed: true, value: null, etag: null, asOf: got.asOf };
  }
  if ('problem' in got.value) throw unusable(what, got.value.problem);
  if (got.value.text === '') await mustBeEmpty(asking, repository, ref, path);
  return { changed: true, value: got.value.text, etag: got.etag, asOf: got.asOf };
}

/** Octokit makes an empty text of a body that was cut off, and an empty file looks the same. @throws RemoteFault */
async function mustBeEmpty({ get }: Asking, repository: string, ref: string, path: string): Promise<void> {
  await get({
    what: `${repository}: ${path}`,
    owner: ownerOf(repository),
    target: `/repos/${repository}/contents/${inPath(path)}`,
    ...(ref === 'HEAD' ? {} : { parameters: { ref } }),
    read: (data) => (isFields(data) && data.size === 0 ? true : null),
  });
}

/** Manifests and lists of versions are a few kilobytes. */
const LONGEST_FILE = 1024 * 1024;
const NO_TEXT = 'it is not text in UTF-8. Name another file in the configuration, or save it as UTF-8.';
const NO_FILE = 'it is a folder, a link or a submodule. Name a file in the configuration.';

/** Text in UTF-8, or why it is none; null for what is no answer. */
function fileOf(data: unknown): { text: string } | { problem: string } | null {
  if (Array.isArray(data) || isFields(data)) return data instanceof ArrayBuffer ? decoded(data) : { problem: NO_FILE };
  if (typeof data !== 'string') return null;
  if (data.length > LONGEST_FILE) return { problem: TOO_LARGE };
  // GitHub calls everything UTF-8, and what is not has lost its bytes on the way.
  return data.includes('\0') ? { problem: NO_TEXT } : { text: data };
}

function decoded(bytes: ArrayBuffer): { text: string } | { problem: string } {
  if (bytes.byteLength > LONGEST_FILE) return { problem: TOO_LARGE };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { problem: NO_TEXT };
  }
}

const filesOf = (data: unknown): string[] | null => {
  if (!Array.isArray(data)) return null;
  const paths = data.map((file) => (isFields(file) ? text(file.filename) : null));
  return paths.includes(null) ? null : paths.filter((path) => path !== null);
};

export async function readChangedFiles({ get }: Asking, repository: string, pull: number): Promise<string[]> {
  const paths: string[] = [];
  const what = `${repository}#${pull}: its files`;
  const owner = ownerOf(repository);
  let target: string | null = `/repos/${repository}/pulls/${pull}/files`;
  let parameters: Record<string, number> = { per_page: PAGE };
  while (target !== null) {
    const got: Awaited<ReturnType<typeof get<string[]>>> = await get({
      what,
      owner,
      target,
      parameters,
      read: filesOf,
    });
    if (got.status === 'other') throw unreadable(what);
    paths.push(...got.value);
    target = got.next;
    parameters = {};
  }
  return paths;
}

export async function readTree(
  { get }: Asking,
  repository: string,
  etag: string | null,
): Promise<Answer<{ paths: string[]; complete: boolean }>> {
  const got = await get({
    what: `${repository}: its tree`,
    owner: ownerOf(repository),
    target: `/repos/${repository}/git/trees/HEAD`,
    parameters: { recursive: 1 },
    etag,
    read: (data) => (isFields(data) && Array.isArray(data.tree) ? data : null),
    also: [409],
  });
  if (got.status === 'other') {
    // An empty repository has no tree.
    if (got.code === 409) return { changed: true, value: { paths: [], complete: true }, etag: null, asOf: got.asOf };
    return { changed: false, asOf: got.asOf };
  }
  const paths = list(got.value.tree).flatMap((entry) =>
    isFields(entry) && entry.type === 'blob' ? (text(entry.path) ?? []) : [],
  );
  const value = { paths, complete: got.value.truncated !== true };
  return { changed: true, value, etag: got.etag, asOf: got.asOf };
}

/** Compares the last commit before `since` with the default branch. */
export async function readChangedSince(
  { get }: Asking,
  repository: string,
  since: Instant,
): Promise<{ paths: string[]; complete: boolean }> {
  const owner = ownerOf(repository);
  const what = `${repository}: what changed since ${since.slice(0, 10)}`;
  const before = await get({
    what,
    owner,
    target: `/repos/${repository}/commits`,
    parameters: { until: `${since.slice(0, 19)}Z`, per_page: 1 },
    read: (data) => (Array.isArray(data) ? { sha: isFields(data[0]) ? text(data[0].sha) : null } : null),
    also: [409],
  });
  const sha = before.status === 200 ? before.value.sha : null;
  // Nothing is older: everything has been touched since.
  if (sha === null) {
    const tree = await readTree({ get } as Asking, repository, null);
    return tree.changed ? tree.value : { paths: [], complete: false };
  }
  const compared = await get({
    what,
    owner,
    target: `/repos/${repository}/compare/${sha}...HEAD`,
    parameters: { per_page: 1 },
    read: (data) => (isFields(data) ? filesOf(list(data.files)) : null),
    also: [404],
  });
  if (compared.status === 'other') return { paths: [], complete: false };
  return { paths: compared.value, complete: compared.value.length < MOST_COMPARED };
}
