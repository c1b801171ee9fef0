/** What git says was merged, and when the tags were set: the real history where it lies beside the project, else a generated one with known answers. */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Item } from '../../../src/domain/evidence.js';
import { instantFromMillis, millisOf } from '../../../src/domain/time.js';
import { issue } from '../../support/digest.js';

const DATA = new URL('../../../../shared/data/', import.meta.url);
export const MANIFESTS = 'kubeflow/manifests';

export interface MergedPull {
  repository: string;
  number: number;
  title: string;
  author: string | null;
  mergedAt: string;
  /** Where it was merged, and where a commit with its number went. */
  branch: string;
  alsoOn: string[];
  /** The release in whose window git has it. */
  window: string;
}

export interface History {
  real: boolean;
  pulls: MergedPull[];
  /** Of the repository of the manifests. */
  tags: { name: string; sha: string; at: string }[];
}

/** Windows of the manifests' tags, `(previous, this]`. */
export const WINDOWS = [
  { release: '1.3', from: 'v1.2.0', to: 'v1.3.0' },
  { release: '1.4', from: 'v1.3.0', to: 'v1.4.0' },
] as const;

export function readHistory(): History {
  const pulls = new URL('pulls.ndjson.gz', DATA);
  if (existsSync(pulls)) return realHistory(pulls);
  process.stdout.write(`There is no ${pulls.pathname}: a generated history with known answers stands in for it.\n`);
  return generatedHistory();
}

const instant = (text: string): string => new Date(text).toISOString();

interface PullRow {
  repo: string;
  number: number;
  title: string | null;
  author_login: string | null;
  merged_at: string;
  branch: string;
  also_on: string[];
  release_window: string;
}

function realHistory(file: URL): History {
  const rows = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  const { tags } = JSON.parse(readFileSync(new URL('tags.json', DATA), 'utf8'))[MANIFESTS] as {
    tags: { name: string; sha: string; commit_date: string }[];
  };
  return {
    real: true,
    pulls: rows.map((line): MergedPull => {
      const row = JSON.parse(line) as PullRow;
      return {
        repository: row.repo,
        number: row.number,
        title: row.title ?? '',
        author: row.author_login,
        mergedAt: instant(row.merged_at),
        branch: row.branch,
        alsoOn: row.also_on ?? [],
        window: row.release_window,
      };
    }),
    tags: tags.map(({ name, sha, commit_date }) => ({ name, sha, at: instant(commit_date) })),
  };
}

const MONTH_HOURS = 30 * 24;
const BEGIN = '2020-12-01T00:00:00.000Z';

/** Two windows of two months; in each of three repositories 40 pull requests, 3 of them on a branch and 2 that cancel each other. */
function generatedHistory(): History {
  const after = (hours: number): string => instantFromMillis(millisOf(BEGIN) + hours * 3_600_000);
  const pulls = ['manifests', 'katib', 'website'].flatMap((name) =>
    (['1.3', '1.4'] as const).flatMap((window, w) =>
      Array.from({ length: 40 }, (_one, i): MergedPull => {
        const number = w * 1000 + i + 1;
        const onBranch = i >= 30 && i < 33;
        return {
          repository: `kubeflow/${name}`,
          number,
          title: generatedTitle(number, i),
          author: `person-${(name.length + i) % 11}`,
          mergedAt: after(w * 2 * MONTH_HOURS + 1 + i),
          branch: onBranch ? 'v1.3-branch' : 'master',
          alsoOn: i === 5 ? ['v1.3-branch'] : [],
          window,
        };
      }),
    ),
  );
  const tags = ['v1.2.0', 'v1.3.0', 'v1.4.0'].map((name, i) => ({
    name,
    sha: String(i).repeat(40),
    at: after(i * 2 * MONTH_HOURS),
  }));
  return { real: false, pulls, tags };
}

function generatedTitle(number: number, i: number): string {
  if (i >= 30 && i < 33) return `Automated cherry pick of #${number - 13}: Change ${number - 13}`;
  return i === 39 ? `Revert "Change ${number - 1} (#${number - 1})"` : `Change ${number}`;
}

/** As GitHub's list of issues would show it. */
export const asItem = ({ repository, number, title, author, mergedAt }: MergedPull): Item =>
  issue(`${repository}#${number}`, {
    type: 'pull',
    title: title === '' ? `#${number}` : title,
    url: `https://github.com/${repository}/pull/${number}`,
    state: 'closed',
    author,
    createdAt: mergedAt,
    updatedAt: mergedAt,
    closedAt: mergedAt,
    mergedAt,
  });
