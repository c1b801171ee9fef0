/** A rich digest: one group that contradicts itself, one in trouble, one silent, and a source that is incomplete. */
import type { DigestFacts } from '../../src/domain/facts.js';
import { BLOCKERS, CHANGES, COMMON, NEXT } from './templates-parts.js';

export const digest: DigestFacts = {
  ...COMMON,
  kind: 'digest',
  release: null,
  week: '2021-W34',
  window: { from: '2021-08-17T15:00:00.000Z', to: '2021-08-24T15:00:00.000Z' },
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
      name: 'Notebooks',
      status: {
        colour: 'green',
        text: 'All images are built.',
        author: 'Kimonas Sotirchos',
        saidAt: '2021-08-23T08:00:00.000Z',
        unchangedSince: '2021-08-09T08:00:00.000Z',
      },
      lastSaid: null,
      blockers: BLOCKERS.slice(0, 2),
      merged: 9,
      closed: 1,
      highlights: CHANGES,
      releaseProcess: 'https://github.com/kubeflow/kubeflow/blob/master/docs_dev/releasing.md',
    },
    {
      name: 'Manifests',
      status: {
        colour: 'red',
        text: 'Istio is not upgraded; <!channel> we need *help* | review.',
        author: 'Yannis Zarkadas',
        saidAt: '2021-08-24T08:00:00.000Z',
        unchangedSince: null,
      },
      lastSaid: null,
      blockers: BLOCKERS.slice(0, 1),
      merged: 4,
      closed: 0,
      highlights: CHANGES.slice(0, 1),
      releaseProcess: null,
    },
    {
      name: 'Pipelines',
      status: null,
      lastSaid: null,
      blockers: [],
      merged: 0,
      closed: 0,
      highlights: [],
      releaseProcess: null,
    },
    {
      name: 'Serving',
      status: null,
      lastSaid: { colour: 'green', saidAt: '2021-06-22T08:00:00.000Z', daysAgo: 63 },
      blockers: BLOCKERS.slice(1, 2),
      merged: 1,
      closed: 0,
      highlights: CHANGES.slice(1),
      releaseProcess: 'https://github.com/kserve/kserve/blob/master/release/RELEASE_PROCESS.md',
    },
    {
      name: 'Training',
      status: null,
      lastSaid: { colour: 'red', saidAt: '2021-08-17T08:00:00.000Z', daysAgo: 7 },
      blockers: [],
      merged: 0,
      closed: 0,
      highlights: [],
      releaseProcess: 'https://github.com/kubeflow/training-operator/blob/master/docs/release',
    },
  ],
  totals: { merged: 13, closed: 1 },
  newBlockers: BLOCKERS.slice(0, 2),
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
