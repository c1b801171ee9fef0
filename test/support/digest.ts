/** Items, tags, statuses and a small community for what the digest counts and names. */
import { blockingRules } from '../../src/digest/blocker-rules.js';
import type { BlockerLook } from '../../src/digest/blockers.js';
import type { Community, Person, WorkingGroup } from '../../src/domain/community.js';
import { type Item, NO_TEXT, type Tag } from '../../src/domain/evidence.js';
import { NOTHING_FURTHER, type Status } from '../../src/domain/status.js';

export const AS_OF = '2021-09-30T12:00:00.000Z';

const group = (id: string, name: string, repositories: string[], labels: string[] = []): WorkingGroup => ({
  id,
  name,
  repositories,
  labels,
  liaisons: [],
  releaseProcess: id === 'automl' ? 'https://example.org/automl' : null,
  docs: [],
});

const person = (id: string, name: string, github: string): Person => ({
  id,
  name,
  github,
  slack: null,
  email: null,
  zone: 'UTC',
  deputy: null,
  roles: [],
});

/** AutoML and Training have a repository each; Notebooks and Dashboard share one, and Dashboard's items carry its label. */
export const community = {
  labels: { blocking: ['priority/p0'], knownIssue: ['known-issue'], docs: ['kind/docs'], breaking: [], kinds: [] },
  blockers: [],
  blockerShare: 0.2,
  docs: null,
  readPrivate: false,
  people: [person('andrey', 'Andrey V.', 'andreyvelich'), person('jiaxin', 'Jiaxin S.', 'Jeffwan')],
  workingGroups: [
    group('automl', 'AutoML', ['kubeflow/katib']),
    group('training', 'Training', ['kubeflow/trainer']),
    group('notebooks', 'Notebooks', ['kubeflow/kubeflow']),
    group('dashboard', 'Dashboard', ['kubeflow/kubeflow'], ['area/centraldashboard']),
  ],
} as unknown as Community;

/** What its blockers are looked at with: its one label, and nothing looked up. */
export const look = (more: Partial<BlockerLook> = {}): BlockerLook => ({
  community,
  rules: blockingRules({ ...community, phases: [] }, []),
  movements: new Map(),
  asOf: AS_OF,
  ...more,
});

export const issue = (reference: string, more: Partial<Item> = {}): Item => {
  const [repository = '', number = ''] = reference.split('#');
  return {
    repository,
    number: Number(number),
    type: 'issue',
    title: `Title of ${reference}`,
    url: `https://github.com/${repository}/issues/${number}`,
    state: more.closedAt == null ? 'open' : 'closed',
    author: 'someone',
    assignees: [],
    labels: [],
    milestone: null,
    createdAt: '2021-09-20T12:00:00.000Z',
    updatedAt: '2021-09-28T12:00:00.000Z',
    closedAt: null,
    mergedAt: null,
    upvotes: 0,
    comments: 0,
    ...NO_TEXT,
    ...more,
  };
};

export const closed = (reference: string, at = '2021-09-29T10:00:00.000Z', more: Partial<Item> = {}): Item =>
  issue(reference, { closedAt: at, ...more });

export const merged = (reference: string, at = '2021-09-29T10:00:00.000Z', more: Partial<Item> = {}): Item =>
  issue(reference, { type: 'pull', closedAt: at, mergedAt: at, ...more });

export const tag = (name: string, more: Partial<Tag> = {}): Tag => ({
  repository: 'kubeflow/manifests',
  name,
  sha: name.padEnd(40, '0'),
  firstSeen: '2021-09-01T00:00:00.000Z',
  baseline: false,
  goneAt: null,
  ...more,
});

export const status = (id: string, more: Partial<Status> = {}): Status => ({
  id,
  release: '1.4',
  unit: 'automl',
  colour: 'green',
  ...NOTHING_FURTHER,
  recordedBy: null,
  link: null,
  noChangeOf: null,
  text: 'All done.',
  author: 'Andrey V.',
  sourceRef: id,
  saidAt: '2021-09-28T12:00:00.000Z',
  withdrawnAt: null,
  ...more,
});
