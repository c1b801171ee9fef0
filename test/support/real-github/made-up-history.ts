/** A history of the size and shape of the real one: as many merged pull requests, tags and branches in repositories of the same names. */
import type { History, KnownBranch, KnownTag, MergedPull } from './history.js';
import { type Sequence, sequence } from './sequence.js';

/** Merged pull requests, highest number, first and last day, tags, release branches. */
const SHAPES: [string, number, number, string, string, number, number][] = [
  ['kserve/kserve', 914, 2121, '2019-03-28', '2022-03-30', 22, 7],
  ['kubeflow/community', 278, 554, '2017-12-01', '2022-02-08', 0, 0],
  ['kubeflow/katib', 955, 1832, '2018-04-05', '2022-03-07', 15, 5],
  ['kubeflow/kubeflow', 2232, 6398, '2017-12-01', '2022-03-29', 91, 14],
  ['kubeflow/manifests', 1028, 2168, '2019-04-20', '2022-03-10', 42, 10],
  ['kubeflow/pipelines', 3649, 7496, '2018-11-03', '2022-03-31', 104, 16],
  ['kubeflow/spark-operator', 410, 1475, '2017-11-20', '2022-02-14', 51, 2],
  ['kubeflow/trainer', 719, 1567, '2017-06-28', '2022-03-30', 29, 11],
  ['kubeflow/website', 1644, 3210, '2018-02-09', '2022-03-31', 0, 18],
];

const WORDS: [string, ...string[]] = [
  'fix',
  'feat',
  'docs',
  'chore',
  'Add',
  'Update',
  'Remove',
  'Support',
  'Bump',
  'Test',
];
const THINGS: [string, ...string[]] = [
  'controller',
  'dashboard',
  'manifests',
  'SDK',
  'examples',
  'webhook',
  'images',
  'tests',
];

export function madeUpHistory(): History {
  const history: History = { pulls: [], tags: {}, source: 'made up' };
  for (const shape of SHAPES) {
    const [repo, , , first, last, tags, branches] = shape;
    const chance = sequence(repo);
    const at = between(first, last);
    const pulls = pullsOf(shape, at, chance);
    history.pulls.push(...pulls);
    if (tags + branches > 0) {
      history.tags[repo] = {
        tags: Array.from({ length: tags }, (_, i) => tagOf(pulls, i, tags)),
        release_branches: Array.from({ length: branches }, (_, i) => branchOf(pulls, i, branches)),
      };
    }
  }
  return history;
}

const between = (first: string, last: string) => {
  const [from, to] = [Date.parse(first), Date.parse(last)];
  return (share: number): string => `${new Date(from + share * (to - from)).toISOString().slice(0, 19)}Z`;
};

function pullsOf([repo, count, highest]: (typeof SHAPES)[number], at: (share: number) => string, chance: Sequence) {
  return Array.from({ length: count }, (_, i): MergedPull => {
    const number = 1 + Math.floor((i * (highest - 1)) / Math.max(1, count - 1));
    const word = chance.pick(WORDS);
    const login = `person-${chance.below(200)}`;
    const issue = number + 1 - (chance.below(40) + 2);
    return {
      repo,
      number,
      title: `${word}${/^[a-z]/.test(word) ? ':' : ''} ${chance.pick(THINGS)} ${chance.below(1000)}`,
      author_name: login,
      author_login: chance.happens(0.7) ? login : null,
      bot: chance.happens(0.02),
      merged_at: at(i / Math.max(1, count - 1)),
      merge_commit_sha: shaOf(`${repo}#${number}`),
      branch: 'master',
      files_changed: 1 + chance.below(12),
      top_dirs: [chance.pick(['docs', 'pkg', 'sdk', 'manifests', '.'])],
      docs: chance.happens(0.15),
      ...(issue > 0 && chance.happens(0.07) ? { closes: [`${repo}#${issue}`] } : {}),
    };
  });
}

const shaOf = (seed: string): string => {
  const chance = sequence(seed);
  return Array.from({ length: 40 }, () => chance.below(16).toString(16)).join('');
};

/** Every third one is a candidate of the next. */
function tagOf(pulls: readonly MergedPull[], i: number, count: number): KnownTag {
  const pull = pulls[Math.floor(((i + 1) * (pulls.length - 1)) / count)];
  const candidate = i % 3 !== 2;
  const minor = Math.floor(i / 3);
  return {
    name: candidate ? `v0.${minor}.0-rc.${i % 3}` : `v0.${minor}.0`,
    sha: pull?.merge_commit_sha ?? shaOf(String(i)),
    commit_date: pull?.merged_at ?? '2022-01-01T00:00:00Z',
    tag_date: null,
    is_prerelease: candidate,
  };
}

function branchOf(pulls: readonly MergedPull[], i: number, count: number): KnownBranch {
  const pull = pulls[Math.floor(((i + 1) * (pulls.length - 1)) / (count + 1))];
  const sha = pull?.merge_commit_sha ?? null;
  return { name: `v0.${i}-branch`, head: sha, fork_point: sha, forked_at: pull?.merged_at ?? null };
}
