/** Files and folders at a ref: their text, as JSON or raw, and the whole tree. */
import { createHash } from 'node:crypto';
import type { Answering, Here, Resource } from '../moment.js';
import { filesAt, refNamed } from '../refs.js';
import type { FileRow } from '../world.js';

/** Beyond it GitHub's JSON is without content, and only the raw form has it. */
const MOST_IN_JSON = 1024 * 1024;

export const contents: Answering = (here, rest, query, accept) => {
  const path = rest.join('/').replace(/\/$/, '');
  const { ref: name = 'HEAD' } = query;
  const ref = refNamed(here, name);
  if (ref === null) return { status: 404, message: `No commit found for the ref ${name}` };
  const files = filesAt(here, ref);
  const file = files.find((one) => one.path === path);
  if (file !== undefined) return fileResource(here, file, name, accept);
  const inside = entriesOf(files, path);
  if (inside.length === 0)
    return here.row.empty === true ? { status: 404, message: 'This repository is empty.' } : null;
  return { one: inside.map((entry) => ({ ...entry, url: addressOf(here, entry.path, name) })) };
};

function fileResource(here: Here, { path, text }: FileRow, ref: string, accept: string): Resource {
  if (/[.+]raw\b/.test(accept)) return { text, type: 'application/vnd.github.raw+json; charset=utf-8' };
  const size = Buffer.byteLength(text);
  const large = size > MOST_IN_JSON;
  return {
    one: {
      type: 'file',
      encoding: large ? 'none' : 'base64',
      size,
      name: path.split('/').at(-1),
      path,
      content: large ? '' : Buffer.from(text).toString('base64'),
      sha: blobOf(text),
      url: addressOf(here, path, ref),
      html_url: `https://github.com/${here.name}/blob/${ref}/${path}`,
    },
  };
}

const addressOf = ({ api, name }: Here, path: string, ref: string): string =>
  `${api}/repos/${name}/contents/${path}?ref=${ref}`;

/** As git names the content of a file. */
const blobOf = (text: string): string =>
  createHash('sha1')
    .update(`blob ${Buffer.byteLength(text)}\0`)
    .update(text)
    .digest('hex');

function entriesOf(files: readonly FileRow[], folder: string) {
  const start = folder === '' ? '' : `${folder}/`;
  const names = new Map<string, FileRow | null>();
  for (const file of files.filter(({ path }) => path.startsWith(start))) {
    const [name = '', ...deeper] = file.path.slice(start.length).split('/');
    names.set(name, deeper.length === 0 ? file : null);
  }
  return [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, file]) => ({
      type: file === null ? 'dir' : 'file',
      name,
      path: `${start}${name}`,
      size: file === null ? 0 : Buffer.byteLength(file.text),
      sha: blobOf(file?.text ?? name),
    }));
}

/** `git/trees/<ref>`, whole with `recursive`, and `git/ref/tags/<tag>`. */
export const git: Answering = (here, [what, ...rest], query) => {
  const name = rest.join('/');
  const ref = refNamed(here, name);
  if (what === 'ref' || what === 'refs') {
    if (ref?.sha == null) return null;
    return { one: { ref: `refs/${name}`, object: { type: 'commit', sha: ref.sha } } };
  }
  if (what !== 'trees') return null;
  if (here.row.empty === true) return { status: 409, message: 'Git Repository is empty.' };
  if (ref === null) return null;
  const files = filesAt(here, ref);
  const folders = new Set(files.flatMap(({ path }) => foldersOf(path)));
  const entries = [
    ...[...folders].map((path) => ({ path, mode: '040000', type: 'tree', sha: blobOf(path) })),
    ...files.map(({ path, text }) => ({
      path,
      mode: '100644',
      type: 'blob',
      size: Buffer.byteLength(text),
      sha: blobOf(text),
    })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  const tree = query.recursive === undefined ? entries.filter(({ path }) => !path.includes('/')) : entries;
  return { one: { sha: ref.sha, truncated: here.row.truncated ?? false, tree } };
};

const foldersOf = (path: string): string[] => {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
};
