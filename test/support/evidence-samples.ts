/** A picture of GitHub with everything that can be the matter with it, for the page about evidence. */
import type { EvidenceProps, ListEvidence, RepositoryEvidence } from '../../src/surfaces/pages/evidence-props.js';

export const EVIDENCE_NOW = '2021-08-16T15:00:00.000Z';
const LISTS = ['repository', 'issues', 'tags', 'releases', 'milestones', 'labels', 'branches'] as const;

export const aRepository = (name: string, over: Partial<RepositoryEvidence> = {}): RepositoryEvidence => ({
  name: `kubeflow/${name}`,
  url: `https://github.com/kubeflow/${name}`,
  outcome: 'readable',
  complete: true,
  asOf: '2021-08-16T14:48:00.000Z',
  problems: [],
  lists: LISTS.map(
    (endpoint): ListEvidence => ({
      endpoint,
      asOf: '2021-08-16T14:48:00.000Z',
      behind: false,
      known:
        { issues: '4,209 pull requests, 2,870 issues', tags: '131 tags', releases: '1 release' }[endpoint as string] ??
        null,
    }),
  ),
  ...over,
});

const never = (lists: ListEvidence[]): ListEvidence[] => lists.map((list) => ({ ...list, asOf: null, known: null }));

/** Nobody has looked at it yet. */
export const unread = (name: string): RepositoryEvidence =>
  aRepository(name, { complete: false, outcome: null, asOf: null, lists: never(aRepository(name).lists) });

export const EVIDENCE: EvidenceProps = {
  now: EVIDENCE_NOW,
  zone: 'America/Los_Angeles',
  reading: {
    since: '2021-08-16T14:58:30.000Z',
    done: 41,
    lists: 77,
    rows: 11_829,
    requests: 171,
    unchanged: 12,
    now: [
      { repository: 'kubeflow/pipelines', endpoint: 'issues', rows: 4300 },
      { repository: 'kubeflow/katib', endpoint: 'branches', rows: 0 },
    ],
  },
  budget: { authenticated: true, remaining: 4829, resetsAt: '2021-08-16T15:40:00.000Z' },
  outdated: [],
  leftOut: [],
  tags: [],
  repositories: [
    aRepository('kfctl', {
      complete: false,
      outcome: 'transferred',
      asOf: null,
      problems: [
        'kubeflow/kfctl is kubeflow-archive/kfctl now. Write the new name in the configuration and run `herald apply`.',
      ],
      lists: never(aRepository('kfctl').lists),
    }),
    aRepository('pipelines', {
      complete: false,
      asOf: '2021-08-14T09:00:00.000Z',
      problems: [
        'GitHub asked for a pause (secondary rate limit) while reading the issues of kubeflow/pipelines; the next sync goes on where it stopped.',
      ],
      lists: aRepository('pipelines').lists.map((list) =>
        list.endpoint === 'issues' ? { ...list, behind: true, asOf: '2021-08-14T09:00:00.000Z' } : list,
      ),
    }),
    aRepository('fairing', { outcome: 'archived' }),
    ...['katib', 'kubeflow', 'manifests', 'training-operator'].map((name) => aRepository(name)),
  ],
};
