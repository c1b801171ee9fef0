/** Merged pull requests as the stand-in keeps them, with the labels that Kubeflow's robots set and the paths that they touch. */
import type { PullMore, PullRow } from '../../../src/preview/github/world.js';
import type { MergedPull } from './history.js';
import { instant } from './moments.js';

export const DEFAULT_BRANCH = 'master';
/** Names that repositories had; what is written of them today is redirected. */
const NOW: Record<string, string> = {
  'kubeflow/tf-operator': 'kubeflow/trainer',
  'kubeflow/kfserving': 'kserve/kserve',
};
const SIZES: [number, string][] = [
  [2, 'size/XS'],
  [5, 'size/S'],
  [12, 'size/M'],
  [30, 'size/L'],
  [80, 'size/XL'],
];

/** `owner/name#number` under the repository's name of today. */
export const targetsOf = ({ closes = [] }: MergedPull): string[] =>
  closes.map((target) => {
    const [repository = '', number] = target.split('#');
    return `${NOW[repository] ?? repository}#${number}`;
  });

export function rowOf(pull: MergedPull, opened: number): PullRow {
  const { number, title, author_login: login, merged_at: merged } = pull;
  return [number, instant(opened), instant(Date.parse(merged)), login, title ?? `Pull request ${number}`, moreOf(pull)];
}

function moreOf(pull: MergedPull): PullMore {
  const targets = targetsOf(pull);
  const size = SIZES.find(([files]) => pull.files_changed <= files)?.[1] ?? 'size/XXL';
  return {
    sha: pull.merge_commit_sha,
    labels: ['approved', 'lgtm', size],
    files: pull.top_dirs.slice(0, 3).map((folder) => pathIn(folder, pull)),
    ...(pull.branch === DEFAULT_BRANCH ? {} : { branch: pull.branch }),
    ...(targets.length === 0 ? {} : { body: targets.map((target) => `Fixes ${target}`).join('\n') }),
  };
}

const pathIn = (folder: string, { number, docs }: MergedPull): string =>
  `${folder === '.' ? '' : `${folder}/`}change-${number}.${docs ? 'md' : 'go'}`;
