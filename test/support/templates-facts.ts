/** Facts for templates: one rich set per kind, on the dates of Kubeflow 1.4. */
import type {
  CandidateFacts,
  DelayFacts,
  FactsOf,
  ReleaseFacts,
  ReminderFacts,
  TimelineFacts,
} from '../../src/domain/facts.js';
import type { MessageKind } from '../../src/domain/message-kind.js';
import { digest } from './templates-digest-facts.js';
import { BLOCKERS, CHANGES, CLOSED, COMMON, FREEZE, NEXT } from './templates-parts.js';
import { correction, notes } from './templates-persons-facts.js';

const timeline: TimelineFacts = {
  ...COMMON,
  kind: 'timeline',
  phases: [
    {
      id: 'development',
      title: 'Development',
      shape: 'span',
      start: '2021-06-07',
      end: '2021-08-15',
      deadline: '2021-08-16T00:00:00.000Z',
      owners: ['Working groups'],
      meaning: 'Features are built and merged.',
    },
    FREEZE,
    {
      id: 'distribution-testing',
      title: 'Distribution testing',
      shape: 'span',
      start: '2021-09-06',
      end: '2021-09-26',
      deadline: '2021-09-27T00:00:00.000Z',
      owners: ['Distribution owners', 'Release team'],
      meaning: 'Distributions install the candidate and report what breaks in the `manifests` repository.',
    },
    {
      id: 'release',
      title: 'Release',
      shape: 'day',
      start: '2021-09-27',
      end: '2021-09-27',
      deadline: '2021-09-28T00:00:00.000Z',
      owners: ['Release team'],
      meaning: 'The release is tagged and announced.',
    },
    {
      id: 'retrospective',
      title: 'Retrospective',
      shape: 'day',
      start: null,
      end: null,
      deadline: null,
      owners: [],
      meaning: 'What went well, and what should change.',
    },
  ],
  releaseDate: '2021-09-27',
  begunOn: '2021-06-07',
  next: NEXT,
};

const reminder: ReminderFacts = {
  ...COMMON,
  kind: 'reminder',
  phase: FREEZE,
  edge: 'end',
  date: '2021-08-15',
  at: '2021-08-16T00:00:00.000Z',
  mayMerge: 'Fixes, tests and documentation.',
  mayNotMerge: 'New features and changes of an API.',
  whoActs: 'Working group leads cut their release branch and first candidate.',
  exitCriteria: 'Every component has a candidate tag.',
  exception: 'Ask in the tracking issue before the deadline; work that misses it waits for the next release.',
  actors: ['Notebooks', 'Pipelines'],
  blockers: BLOCKERS.slice(0, 2),
  next: NEXT,
};

const delay: DelayFacts = {
  ...COMMON,
  kind: 'delay',
  revision: 3,
  moves: [
    {
      phase: 'feature-freeze',
      title: 'Feature freeze',
      deadline: '2021-08-30T00:00:00.000Z',
      from: { start: '2021-08-15', end: '2021-08-15' },
      to: { start: '2021-08-29', end: '2021-08-29' },
      change: 'later',
      days: 14,
    },
    {
      phase: 'manifests-testing',
      title: 'Manifests testing',
      deadline: '2021-09-06T00:00:00.000Z',
      from: { start: '2021-08-29', end: '2021-09-06' },
      to: { start: '2021-08-30', end: '2021-09-05' },
      change: 'earlier',
      days: -1,
    },
    {
      phase: 'retrospective',
      title: 'Retrospective',
      deadline: null,
      from: { start: null, end: null },
      to: { start: '2021-10-11', end: '2021-10-11' },
      change: 'set',
      days: null,
    },
    {
      phase: 'roadmap',
      title: 'Roadmap',
      deadline: null,
      from: { start: '2021-10-18', end: '2021-10-29' },
      to: { start: null, end: null },
      change: 'dropped',
      days: null,
    },
    {
      phase: 'docs',
      title: 'Docs update',
      deadline: '2021-09-05T19:00:00.000Z',
      from: { start: '2021-08-15', end: '2021-09-05' },
      to: { start: '2021-08-15', end: '2021-09-05' },
      change: 'hour',
      days: 0,
    },
  ],
  releaseDate: { from: '2021-09-27', to: '2021-10-11' },
  reason: 'Two components have no candidate yet, and Istio 1.9 has to be upgraded first.',
  blockers: [...BLOCKERS, CLOSED],
  nextUpdate: '2021-08-31',
  next: NEXT,
  corrections: [{ destination: 'list', subject: 'Kubeflow 1.4: Feature freeze', sentAt: '2021-08-24T01:00:00.000Z' }],
};

const candidate: CandidateFacts = {
  ...COMMON,
  kind: 'candidate',
  asOf: '2021-09-08T15:00:00.000Z',
  tag: 'v1.4.0-rc.1',
  repository: 'kubeflow/manifests',
  sha: '5d7c2a91b0f34e6688aa0f1e2d3c4b5a69788766',
  url: 'https://github.com/kubeflow/manifests/releases/tag/v1.4.0-rc.1',
  previousTag: 'v1.4.0-rc.0',
  since: '2021-08-31T10:00:00.000Z',
  counts: [
    { group: 'Notebooks', merged: 12, closed: 1 },
    { group: 'Katib', merged: 1, closed: 0 },
    { group: 'Training', merged: 0, closed: 0 },
  ],
  totals: { merged: 13, closed: 1 },
  changes: CHANGES,
  components: [
    {
      name: 'Katib',
      repository: 'kubeflow/katib',
      version: 'v0.12.0-rc.1',
      url: 'https://github.com/kubeflow/katib/tree/v0.12.0-rc.1',
      stable: false,
    },
    { name: 'Pipelines', repository: 'kubeflow/pipelines', version: '1.7.0', url: null, stable: true },
    { name: 'MPI Operator', repository: null, version: null, url: null, stable: false },
  ],
  steps: ['Install it from the `v1.4-branch` into an empty cluster.', 'Run a notebook and an AutoML experiment.'],
  report: { label: 'Tracking issue for distributions', url: 'https://github.com/kubeflow/manifests/issues/1998' },
  until: { date: '2021-09-26', at: '2021-09-27T00:00:00.000Z' },
  blockers: BLOCKERS.slice(0, 1),
  next: NEXT,
};

const release: ReleaseFacts = {
  ...COMMON,
  kind: 'release',
  asOf: '2021-09-27T15:00:00.000Z',
  version: 'v1.4.0',
  repository: 'kubeflow/manifests',
  sha: '8d6a1f3c77aa0f1e2d3c4b5a697887665d7c2a91',
  url: 'https://github.com/kubeflow/manifests/releases/tag/v1.4.0',
  highlights: [
    { text: 'One training operator instead of four', url: 'https://github.com/kubeflow/tf-operator/pull/1302' },
    { text: 'A new **notebooks** form', url: null },
  ],
  components: candidate.components,
  dependencies: [
    { name: 'Istio', version: '1.9.6' },
    { name: 'Knative', version: '0.22.1' },
  ],
  knownIssues: [
    {
      title: 'Profiles need a restart',
      url: 'https://github.com/kubeflow/kubeflow/issues/6143',
      workaround: 'restart the `profiles` deployment once',
    },
    { title: 'Dashboard links are slow', url: null, workaround: null },
  ],
  previousVersion: 'v1.3.0',
  since: '2021-04-22T10:00:00.000Z',
  counts: [
    { group: 'Pipelines', merged: 628, closed: 41 },
    { group: 'Notebooks', merged: 53, closed: 1 },
  ],
  totals: { merged: 1228, closed: 42 },
  thanks: { names: ['Ada Okafor', 'Jonas Weber', 'Mei Tanaka'], others: 91 },
  upgrade: 'Follow [the guide](https://www.kubeflow.org/docs/upgrade), after a backup of your profiles.',
  testedOn: 'Kubernetes 1.19 and 1.20, on kind and on four distributions',
  next: [
    {
      phase: 'retrospective',
      title: 'Retrospective',
      edge: 'end',
      date: '2021-10-12',
      deadline: '2021-10-13T00:00:00.000Z',
    },
  ],
};

export const RICH: { [K in MessageKind]: FactsOf<K> } = {
  timeline,
  reminder,
  delay,
  correction,
  candidate,
  release,
  digest,
  notes,
};
