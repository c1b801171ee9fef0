import { blockerFact, isBlocking, oldestFirst, openBlockers, unknownBlocker } from '../../../src/digest/blockers.js';
import { AS_OF, closed, community, issue, merged } from '../../support/digest.js';

const P0 = { labels: ['priority/p0'] };

describe('blockers', () => {
  it('state owner, age and last movement', () => {
    const item = issue('kubeflow/trainer#1425', {
      assignees: ['jeffwan', 'stranger'],
      createdAt: '2021-09-20T13:00:00.000Z',
      updatedAt: '2021-09-29T11:00:00.000Z',
    });

    const fact = blockerFact(item, community, AS_OF);

    expect(fact).toEqual({
      repository: 'kubeflow/trainer',
      number: 1425,
      title: 'Title of kubeflow/trainer#1425',
      url: 'https://github.com/kubeflow/trainer/issues/1425',
      owners: ['Jiaxin S.', 'stranger'],
      openedAt: '2021-09-20T13:00:00.000Z',
      lastMovedAt: '2021-09-29T11:00:00.000Z',
      ageDays: 9,
      quietDays: 1,
      closedAt: null,
      problem: null,
    });
  });

  it('are never younger than nothing', () => {
    const fact = blockerFact(issue('kubeflow/katib#1', { createdAt: '2021-10-02T00:00:00.000Z' }), community, AS_OF);

    expect(fact.ageDays).toBe(0);
  });

  it('stay in the list when they cannot be looked up, and say so', () => {
    const fact = unknownBlocker({ repository: 'kubeflow/gone', number: 7 }, AS_OF);

    expect(fact).toMatchObject({
      title: 'kubeflow/gone#7',
      url: 'https://github.com/kubeflow/gone/issues/7',
      owners: [],
    });
    expect(fact.problem).toBe('not among the issues that Herald has read');
  });

  it('say when they were closed; merging closes too', () => {
    const facts = [closed('kubeflow/katib#3', '2021-09-29T10:00:00.000Z'), merged('kubeflow/katib#4')];

    const moments = facts.map((item) => blockerFact(item, community, AS_OF).closedAt);

    expect(moments).toEqual(['2021-09-29T10:00:00.000Z', '2021-09-29T10:00:00.000Z']);
  });

  it('are open issues with a blocking label, in whichever case: no pull request, nothing closed', () => {
    const items = [
      issue('kubeflow/katib#1', { labels: ['Priority/P0'] }),
      issue('kubeflow/katib#2', { labels: ['priority/p1'] }),
      closed('kubeflow/katib#3', AS_OF, P0),
      merged('kubeflow/katib#4', AS_OF, { ...P0, state: 'open' }),
    ];

    const blockers = openBlockers(items, community, AS_OF);

    expect(blockers.map((b) => b.number)).toEqual([1]);
    expect(items.map((item) => isBlocking(item, community))).toEqual([true, false, true, false]);
  });

  it('come oldest first, and by name where the age is the same', () => {
    const at = (reference: string, createdAt: string) => blockerFact(issue(reference, { createdAt }), community, AS_OF);
    const blockers = [
      at('kubeflow/trainer#2', '2021-09-02T00:00:00.000Z'),
      at('kubeflow/katib#10', '2021-09-02T00:00:00.000Z'),
      at('kubeflow/katib#9', '2021-09-02T00:00:00.000Z'),
      at('kubeflow/website#1', '2021-09-01T00:00:00.000Z'),
    ];

    const ordered = oldestFirst(blockers);

    expect(ordered.map((b) => `${b.repository}#${b.number}`)).toEqual([
      'kubeflow/website#1',
      'kubeflow/katib#9',
      'kubeflow/katib#10',
      'kubeflow/trainer#2',
    ]);
  });
});
