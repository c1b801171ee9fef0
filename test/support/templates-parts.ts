/** Parts that the facts of several kinds share, on the dates of Kubeflow 1.4. */
import type { CommonFacts, PhaseFact, UpcomingFact } from '../../src/domain/facts.js';
import type { BlockerFact, ItemFact } from '../../src/domain/issue-facts.js';

export const COMMON: Omit<CommonFacts, 'kind'> = {
  community: { id: 'kubeflow', name: 'Kubeflow', zone: 'America/Los_Angeles' },
  release: {
    id: '1.4',
    name: 'Kubeflow 1.4',
    page: 'https://releases.example.org/releases/1.4',
    calendar: 'https://releases.example.org/calendar/1.4.ics',
    trackingIssue: 'https://github.com/kubeflow/manifests/issues/1953',
  },
  links: [
    { label: 'Release handbook', url: 'https://github.com/kubeflow/community/blob/master/releases/handbook.md' },
    { label: 'Slack channel', url: 'https://kubeflow.slack.com/archives/release' },
  ],
  signature: [
    { name: 'Ada Okafor', role: 'release manager' },
    { name: 'Jonas Weber', role: 'docs lead' },
  ],
  asOf: '2021-08-24T15:00:00.000Z',
  sources: [{ name: 'kubeflow/manifests', fetchedAt: '2021-08-24T14:55:00.000Z', problem: null }],
};

export const NEXT: UpcomingFact[] = [
  { phase: 'manifests-testing', title: 'Manifests testing', edge: 'start', date: '2021-08-30', deadline: null },
  {
    phase: 'manifests-testing',
    title: 'Manifests testing',
    edge: 'end',
    date: '2021-09-05',
    deadline: '2021-09-06T00:00:00.000Z',
  },
  { phase: 'distribution-testing', title: 'Distribution testing', edge: 'start', date: '2021-09-06', deadline: null },
  { phase: 'release', title: 'Release', edge: 'end', date: '2021-09-27', deadline: '2021-09-28T00:00:00.000Z' },
];

export const BLOCKERS: BlockerFact[] = [
  {
    repository: 'kubeflow/manifests',
    number: 1980,
    title: 'Upgrade of Istio breaks the | ingress gateway',
    url: 'https://github.com/kubeflow/manifests/issues/1980',
    owners: ['Kimonas Sotirchos', 'yanniszark'],
    openedAt: '2021-08-02T10:00:00.000Z',
    lastMovedAt: '2021-08-20T09:00:00.000Z',
    movement: { at: '2021-08-20T09:00:00.000Z', by: 'yannis|zark', what: 'commented' },
    pulls: [
      {
        repository: 'kubeflow/manifests',
        number: 1991,
        title: 'Istio 1.9',
        url: 'https://github.com/kubeflow/manifests/pull/1991',
        state: 'open',
      },
      {
        repository: 'kubeflow/manifests',
        number: 1985,
        title: 'Prepare Istio 1.9',
        url: 'https://github.com/kubeflow/manifests/pull/1985',
        state: 'merged',
      },
    ],
    milestone: 'v1.4',
    blocks: [
      { rule: 'label priority/p0', phaseId: null, phase: null, release: null },
      { rule: 'milestone v1.4', phaseId: 'feature-freeze', phase: 'Feature freeze', release: '1.4' },
    ],
    ageDays: 22,
    quietDays: 4,
    closedAt: null,
    problem: null,
  },
  {
    repository: 'kubeflow/kubeflow',
    number: 6056,
    title: 'Notebook controller drops *tolerations*',
    url: 'https://github.com/kubeflow/kubeflow/issues/6056',
    owners: [],
    openedAt: '2021-08-23T10:00:00.000Z',
    lastMovedAt: '2021-08-23T10:00:00.000Z',
    ageDays: 1,
    quietDays: 1,
    closedAt: null,
    problem: null,
  },
  {
    repository: 'kubeflow/katib',
    number: 1630,
    title: '',
    url: 'https://github.com/kubeflow/katib/issues/1630',
    owners: [],
    openedAt: '2021-08-23T10:00:00.000Z',
    lastMovedAt: '2021-08-23T10:00:00.000Z',
    ageDays: 0,
    quietDays: 0,
    closedAt: null,
    problem: 'GitHub did not answer',
  },
];

/** Named as standing in the way, and closed before the notice was written. */
export const CLOSED: BlockerFact = {
  repository: 'kubeflow/pipelines',
  number: 6215,
  title: 'Pipelines <1.7> are not tagged',
  url: 'https://github.com/kubeflow/pipelines/issues/6215',
  owners: ['zijianjoy'],
  openedAt: '2021-08-01T10:00:00.000Z',
  lastMovedAt: '2021-08-22T10:00:00.000Z',
  pulls: BLOCKERS[0]?.pulls ?? [],
  blocks: BLOCKERS[0]?.blocks ?? [],
  ageDays: 23,
  quietDays: 2,
  closedAt: '2021-08-22T10:00:00.000Z',
  problem: null,
};

export const FREEZE: PhaseFact = {
  id: 'feature-freeze',
  title: 'Feature freeze',
  shape: 'day',
  start: '2021-08-15',
  end: '2021-08-15',
  deadline: '2021-08-16T00:00:00.000Z',
  owners: ['Release team'],
  meaning: 'From this day on the release branch takes fixes only, and every component has its first candidate.',
};

export const CHANGES: ItemFact[] = [
  {
    repository: 'kubeflow/manifests',
    number: 2012,
    title: 'Sync the notebook controller to v1.4-rc.1',
    url: 'https://github.com/kubeflow/manifests/pull/2012',
    author: 'kimwnasptd',
  },
  {
    repository: 'kubeflow/katib',
    number: 1640,
    title: 'Fix [the] <UI> of trials',
    url: 'https://github.com/kubeflow/katib/pull/1640',
    author: null,
  },
];
