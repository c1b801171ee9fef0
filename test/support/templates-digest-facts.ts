/**
 * A rich digest: a group that contradicts itself, one in trouble that needs help, silent ones, distributions in every stage of
 * reporting, and a source that is incomplete.
 */
import type { DigestFacts } from '../../src/domain/facts.js';
import type { StatusFact } from '../../src/domain/status-facts.js';
import { BLOCKERS, CHANGES, COMMON, NEXT } from './templates-parts.js';

const PAGE = 'https://releases.example.org/releases/1.4';

const said = (unit: string, more: Partial<StatusFact>): StatusFact => ({
  colour: 'green',
  readiness: null,
  text: '',
  author: 'Kimonas Sotirchos',
  recordedBy: null,
  saidAt: '2021-08-23T08:00:00.000Z',
  unchangedSince: null,
  blockers: [],
  docs: null,
  expectedVersion: null,
  expectedDate: null,
  help: null,
  contact: null,
  link: null,
  source: `${PAGE}#status-${unit}`,
  ...more,
});

export const digest: DigestFacts = {
  ...COMMON,
  kind: 'digest',
  release: null,
  week: '2021-W34',
  window: { from: '2021-08-17T15:00:00.000Z', to: '2021-08-24T15:00:00.000Z' },
  counted: [
    { repository: 'kubeflow/manifests', from: '2021-08-17T14:50:00.000Z', to: '2021-08-24T14:50:00.000Z' },
    { repository: 'kubeflow/katib', from: '2021-08-10T14:50:00.000Z', to: '2021-08-24T14:50:00.000Z' },
  ],
  releases: [
    {
      id: '1.4',
      name: 'Kubeflow 1.4',
      phases: ['Feature freeze', 'Docs update'],
      releaseDate: '2021-10-11',
      next: NEXT,
    },
  ],
  groups: [
    {
      unit: 'notebooks',
      name: 'Notebooks',
      status: said('notebooks', {
        text: 'All images are built.',
        unchangedSince: '2021-08-09T08:00:00.000Z',
        expectedVersion: '1.4.0',
        blockers: BLOCKERS.slice(0, 1).map((blocker) => ({ ...blocker, repository: 'kubeflow/katib' })),
      }),
      lastSaid: null,
      contradiction: { openBlockers: 2, oldestDays: 22 },
      blockers: BLOCKERS.slice(0, 2),
      merged: 9,
      closed: 1,
      opened: 5,
      areas: [
        { area: 'jupyter', merged: 4, opened: 3, closed: 1 },
        { area: 'profiles', merged: 2, opened: 0, closed: 0 },
      ],
      highlights: CHANGES,
      releaseProcess: 'https://github.com/kubeflow/kubeflow/blob/master/docs_dev/releasing.md',
    },
    {
      unit: 'manifests',
      name: 'Manifests',
      status: said('manifests', {
        colour: 'red',
        text: 'Istio is not upgraded; <!channel> we need *help* | review.',
        author: 'Yannis Zarkadas',
        recordedBy: 'Ada Okafor',
        saidAt: '2021-08-24T08:00:00.000Z',
        docs: 'The installation page waits for Istio.',
        expectedVersion: 'v1.4.0-rc.1',
        expectedDate: '2021-09-01',
        help: 'Two reviewers who know Istio.',
        blockers: [
          ...BLOCKERS.slice(0, 1),
          ...BLOCKERS.slice(0, 1).flatMap((blocker) => [
            { ...blocker, number: 1990, url: 'https://github.com/kubeflow/manifests/issues/1990' },
            {
              ...blocker,
              number: 1991,
              url: 'https://github.com/kubeflow/manifests/issues/1991',
              closedAt: '2021-08-20T10:00:00.000Z',
            },
          ]),
          ...BLOCKERS.slice(2, 3),
        ],
        link: 'https://groups.google.com/g/kubeflow-discuss/c/istio',
        source: 'https://groups.google.com/g/kubeflow-discuss/c/istio',
      }),
      lastSaid: null,
      contradiction: null,
      blockers: BLOCKERS.slice(0, 1),
      merged: 4,
      closed: 0,
      areas: [{ area: 'istio', merged: 1, opened: 0, closed: 0 }],
      highlights: CHANGES.slice(0, 1),
      releaseProcess: null,
    },
    {
      unit: 'pipelines',
      name: 'Pipelines',
      status: null,
      lastSaid: null,
      contradiction: null,
      blockers: [],
      merged: 0,
      closed: 0,
      highlights: [],
      releaseProcess: null,
    },
    {
      unit: 'serving',
      name: 'Serving',
      status: null,
      lastSaid: { colour: 'green', saidAt: '2021-06-22T08:00:00.000Z', daysAgo: 63, source: `${PAGE}#status-serving` },
      contradiction: { openBlockers: 1, oldestDays: 1 },
      blockers: BLOCKERS.slice(1, 2),
      merged: 1,
      closed: 0,
      highlights: CHANGES.slice(1),
      releaseProcess: 'https://github.com/kserve/kserve/blob/master/release/RELEASE_PROCESS.md',
    },
    {
      unit: 'training',
      name: 'Training',
      status: null,
      lastSaid: { colour: 'red', saidAt: '2021-08-17T08:00:00.000Z', daysAgo: 7, source: `${PAGE}#status-training` },
      contradiction: null,
      blockers: [],
      merged: 0,
      closed: 0,
      highlights: [],
      releaseProcess: 'https://github.com/kubeflow/training-operator/blob/master/docs/release',
    },
  ],
  distributions: [
    {
      unit: 'charmed',
      name: 'Charmed Kubeflow',
      release: '1.4',
      contacts: ['Kenneth Koski'],
      report: said('charmed', {
        colour: 'red',
        readiness: 'failing',
        text: 'The upgrade of Istio | breaks our ingress.',
        author: 'Kenneth Koski',
        expectedVersion: '1.4',
        expectedDate: '2021-10-15',
        help: 'Somebody who knows our gateway.',
        contact: 'the #charmed channel',
        blockers: BLOCKERS.slice(0, 1),
        unchangedSince: '2021-08-16T08:00:00.000Z',
      }),
    },
    {
      unit: 'gcp',
      name: 'Kubeflow on Google Cloud',
      release: '1.4',
      contacts: ['Yuan Gong', 'James Liu'],
      report: said('gcp', { readiness: 'passed', author: 'Yuan Gong' }),
    },
    { unit: 'arrikto', name: 'Arrikto Enterprise Kubeflow', release: '1.4', contacts: [], report: null },
  ],
  totals: { merged: 13, closed: 1, opened: 12 },
  umbrellas: [
    {
      release: '1.4',
      unit: 'notebooks',
      group: 'Notebooks',
      repository: 'kubeflow/manifests',
      number: 1961,
      url: 'https://github.com/kubeflow/manifests/issues/1961',
      title: 'Notebooks for 1.4',
      done: ['Images | of *Jupyter*', 'Culling', 'Spawner <!channel>', 'Affinity groups', 'New table'],
      open: ['Snapshots', 'Stop button', 'Tolerations', 'Volumes viewer'],
      newlyDone: ['Spawner <!channel>', 'Affinity groups', 'New table', 'Culling'],
      closedAt: '2021-08-23T10:00:00.000Z',
      problem: null,
    },
  ],
  docs: [
    {
      unit: 'notebooks',
      group: 'Notebooks',
      issues: { count: 4, named: CHANGES.map((change) => ({ ...change, title: `Docs: ${change.title}` })) },
      undocumented: { count: 1, named: CHANGES.slice(0, 1) },
      unchecked: { count: 1, named: CHANGES.slice(1, 2) },
      pages: {
        since: { tag: 'v1.3.1', at: '2021-05-26T15:00:00.000Z' },
        total: 7,
        untouched: {
          count: 1,
          named: [
            {
              path: 'content/en/docs/components/notebooks/setup.md',
              url: 'https://github.com/kubeflow/website/blob/HEAD/content/en/docs/components/notebooks/setup.md',
            },
          ],
        },
        problem: 'GitHub lists only a part of the pages',
      },
    },
  ],
  upvoted: [
    {
      repository: 'kubeflow/pipelines',
      number: 3857,
      title: 'Multi-user *support* | for pipelines',
      url: 'https://github.com/kubeflow/pipelines/issues/3857',
      author: 'chensun',
      upvotes: 23,
      openedAt: '2020-05-28T10:00:00.000Z',
      ageDays: 453,
    },
  ],
  newBlockers: BLOCKERS.slice(0, 2),
  commonRules: [{ rule: 'label `priority/p1`', count: 412, open: 1580 }],
  closedBlockers: [
    {
      repository: 'kubeflow/katib',
      number: 1601,
      title: 'Trials hang',
      url: 'https://github.com/kubeflow/katib/issues/1601',
      author: 'andreyvelich',
    },
  ],
  sources: [
    {
      name: 'kubeflow/pipelines',
      fetchedAt: '2021-08-22T14:55:00.000Z',
      problem: 'GitHub refused the newest pages, so merges since then are missing.',
    },
    { name: 'kubeflow/manifests', fetchedAt: '2021-08-24T14:55:00.000Z', problem: null },
  ],
};

/** Two releases under way: each group has said of one what it said, and of the other something before the window. */
export const digestOfTwo: DigestFacts = {
  ...digest,
  releases: digest.releases.flatMap((one) => [one, { ...one, id: '1.5', name: 'Kubeflow 1.5' }]),
  groups: digest.groups.map((group) => ({
    ...group,
    words: [
      { release: '1.4', status: group.status, lastSaid: group.lastSaid, contradiction: group.contradiction },
      {
        release: '1.5',
        status: null,
        lastSaid: { colour: 'green', saidAt: '2021-06-22T08:00:00.000Z', daysAgo: 63, source: PAGE },
        contradiction: { openBlockers: 1, oldestDays: 22 },
      },
    ],
  })),
};
