/** What is known of Kubeflow's repositories up to April 2022: read where it lies, or made up in the same size and shape. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { madeUpHistory } from './made-up-history.js';

/** A merged pull request. */
export interface MergedPull {
  repo: string;
  number: number;
  title: string | null;
  author_name: string | null;
  author_login: string | null;
  bot: boolean;
  merged_at: string;
  merge_commit_sha: string;
  branch: string;
  also_on?: string[];
  files_changed: number;
  top_dirs: string[];
  docs: boolean;
  closes?: string[];
}

export interface KnownTag {
  name: string;
  sha: string;
  commit_date: string;
  tag_date: string | null;
  is_prerelease: boolean;
}

export interface KnownBranch {
  name: string;
  head: string | null;
  fork_point: string | null;
  forked_at: string | null;
}

export interface History {
  pulls: MergedPull[];
  /** By repository. */
  tags: Record<string, { tags: KnownTag[]; release_branches: KnownBranch[] }>;
  source: 'data' | 'made up';
}

const FOLDER = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));

let kept: History | null = null;

/** Once in a process; nobody changes it. Where the data is not on this machine, that is said on the terminal. */
export function history(folder = FOLDER): History {
  if (folder !== FOLDER) return read(folder);
  kept ??= read(folder);
  return kept;
}

function read(folder: string): History {
  const [pulls, tags] = [`${folder}pulls.ndjson.gz`, `${folder}tags.json`];
  if (!existsSync(pulls) || !existsSync(tags)) {
    process.stderr.write(`${folder} is not here: a made-up history of the same size stands in for it.\n`);
    return madeUpHistory();
  }
  const lines = gunzipSync(readFileSync(pulls)).toString('utf8').trimEnd().split('\n');
  return {
    pulls: lines.map((line) => JSON.parse(line) as MergedPull),
    tags: JSON.parse(readFileSync(tags, 'utf8')) as History['tags'],
    source: 'data',
  };
}
