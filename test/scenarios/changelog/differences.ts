/**
 * Where the changelog and git differ, one by one. Git knows on which branch something was merged; GitHub's lists of issues and
 * pull requests, and titles, do not.
 */

export type Why =
  /** Made for a release branch alone: image tags, versions, fixes of what the default branch does not have any more. */
  | 'of the branch'
  /** Takes work there that it does not name: several at once, or in other words. */
  | 'names nothing'
  /** Carries the title of what it takes there, without a word or number that says so. */
  | 'same title';

/** Merged to a release branch and an entry of its own; by repository under `kubeflow/`, KServe's under its own name. */
export const ENTRIES_FROM_BRANCHES: Record<string, Record<string, Record<number, Why>>> = {
  '1.3': {
    'kserve/kserve': { 1465: 'of the branch' },
    'kubeflow/kubeflow': { 5776: 'of the branch', 5836: 'names nothing', 5838: 'of the branch' },
    'kubeflow/manifests': {
      1672: 'of the branch',
      1679: 'of the branch',
      1681: 'of the branch',
      1682: 'same title',
      1698: 'of the branch',
      1706: 'of the branch',
      1782: 'of the branch',
      1849: 'names nothing',
    },
    'kubeflow/website': { 2582: 'of the branch', 2612: 'of the branch' },
  },
  '1.4': {
    'kserve/kserve': { 1763: 'of the branch', 1777: 'of the branch', 1782: 'of the branch' },
    'kubeflow/katib': { 1657: 'names nothing' },
    'kubeflow/kubeflow': {
      5933: 'of the branch',
      6007: 'names nothing',
      6012: 'of the branch',
      6096: 'of the branch',
      6137: 'of the branch',
      6139: 'names nothing',
      6177: 'of the branch',
    },
    'kubeflow/manifests': {
      1920: 'names nothing',
      1936: 'same title',
      1948: 'names nothing',
      2000: 'names nothing',
      2016: 'of the branch',
      2034: 'of the branch',
      2042: 'same title',
      2052: 'same title',
      2054: 'same title',
      2056: 'of the branch',
    },
    'kubeflow/trainer': {
      1383: 'of the branch',
      1384: 'of the branch',
      1412: 'of the branch',
      1430: 'of the branch',
      1431: 'of the branch',
    },
  },
};

/** Taken out together although git still has the first on the default branch: the revert was made on a release branch alone. */
export const TAKEN_BACK_ON_A_BRANCH_ALONE: Record<string, string[]> = {
  '1.3': [],
  '1.4': ['kubeflow/website#2946', 'kubeflow/website#3016'],
};

/** Merged in each repository, as the data's own table of windows counts them. */
export const MERGED: Record<string, Record<string, number>> = {
  '1.3': {
    'kserve/kserve': 158,
    'kubeflow/community': 19,
    'kubeflow/katib': 61,
    'kubeflow/kubeflow': 123,
    'kubeflow/manifests': 88,
    'kubeflow/pipelines': 373,
    'kubeflow/spark-operator': 34,
    'kubeflow/trainer': 38,
    'kubeflow/website': 141,
  },
  '1.4': {
    'kserve/kserve': 95,
    'kubeflow/community': 7,
    'kubeflow/katib': 95,
    'kubeflow/kubeflow': 53,
    'kubeflow/manifests': 68,
    'kubeflow/pipelines': 628,
    'kubeflow/spark-operator': 26,
    'kubeflow/trainer': 72,
    'kubeflow/website': 184,
  },
};

/** How many are no entry of their own. */
export const NOT_ALONE: Record<string, { elsewhere: number; takenBack: number }> = {
  '1.3': { elsewhere: 28, takenBack: 0 },
  '1.4': { elsewhere: 11, takenBack: 12 },
};
