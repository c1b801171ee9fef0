import { isBlocking } from '../../../src/digest/blocker-rules.js';
import {
  blockerFact,
  blockingFirst,
  issueKey,
  oldestFirst,
  openBlockers,
  unknownBlocker,
} from '../../../src/digest/blockers.js';
import type { Movement } from '../../../src/domain/evidence.js';
import { AS_OF, closed, issue, look, merged } from '../../support/digest.js';

const P0 = { labels: ['priority/p0'] };

describe('blockers', () => {
  it('state owner, age and last movement', () => {
    const item = issue('kubeflow/trainer#1425', {
      assignees: ['jeffwan', 'stranger'],
      createdAt: '2021-09-20T13:00:00.000Z',
      updatedAt: '2021-09-29T11:00:00.000Z',
    });

    const fact = blockerFact(item, look());

    expect(fact).toEqual({
      repository: 'kubeflow/trainer',
      number: 1425,
      title: 'Title of kubeflow/trainer#1425',
      url: 'https://github.com/kubeflow/trainer/issues/1425',
      owners: ['Jiaxin S.', 'stranger'],
      openedAt: '2021-09-20T13:00:00.000Z',
      lastMovedAt: '2021-09-29T11:00:00.000Z',
      milestone: null,
      blocks: [],
      ageDays: 9,
      quietDays: 1,
      closedAt: null,
      problem: null,
    });
  });

  it('are never younger than nothing', () => {
    const fact = blockerFact(issue('kubeflow/katib#1', { createdAt: '2021-10-02T00:00:00.000Z' }), look());

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

    const moments = facts.map((item) => blockerFact(item, look()).closedAt);

    expect(moments).toEqual(['2021-09-29T10:00:00.000Z', '2021-09-29T10:00:00.000Z']);
  });

  it('are open issues with a blocking label, in whichever case: no pull request, nothing closed', () => {
    const items = [
      issue('kubeflow/katib#1', { labels: ['Priority/P0'] }),
      issue('kubeflow/katib#2', { labels: ['priority/p1'] }),
      closed('kubeflow/katib#3', AS_OF, P0),
      merged('kubeflow/katib#4', AS_OF, { ...P0, state: 'open' }),
    ];

    const blockers = openBlockers(items, look());

    expect(blockers.map((b) => b.number)).toEqual([1]);
    expect(items.map((item) => isBlocking(item, look().rules))).toEqual([true, false, true, false]);
  });

  it('come oldest first, and by name where the age is the same', () => {
    const at = (reference: string, createdAt: string) => blockerFact(issue(reference, { createdAt }), look());
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

  it('are moved by people: what a bot changed last is no movement', () => {
    const item = issue('kubeflow/katib#1', { updatedAt: '2021-09-28T12:00:00.000Z' });
    const seen = (last: Movement['last'], asOf = AS_OF) => blockerFact(item, look({ movements: looked(last, asOf) }));

    const facts = [
      seen({ at: '2021-09-25T12:00:00.000Z', by: 'AndreyVelich', what: 'commented' }),
      seen(null),
      seen({ at: '2021-09-25T12:00:00.000Z', by: null, what: 'labelled' }, '2021-09-27T12:00:00.000Z'),
      blockerFact(item, look()),
    ];

    expect(
      facts.map(({ lastMovedAt, quietDays, movement }) => [lastMovedAt.slice(0, 10), quietDays, movement]),
    ).toEqual([
      ['2021-09-25', 5, { at: '2021-09-25T12:00:00.000Z', by: 'Andrey V.', what: 'commented' }],
      // Nobody but bots: quiet since it was opened.
      ['2021-09-20', 10, null],
      // Changed since the look, by whomever.
      ['2021-09-28', 2, undefined],
      ['2021-09-28', 2, undefined],
    ]);
  });

  it('name the pull requests that work on them, and none that was given up', () => {
    const pull = (number: number, state: 'open' | 'closed' | 'merged') => ({
      repository: 'kubeflow/katib',
      number,
      title: 'Mend it',
      url: `https://github.com/kubeflow/katib/pull/${number}`,
      state,
    });
    const movements = looked(null, AS_OF, [pull(3, 'open'), pull(2, 'closed'), pull(1, 'merged')]);

    const fact = blockerFact(issue('kubeflow/katib#1'), look({ movements }));

    expect(fact.pulls?.map(({ number, state }) => [number, state])).toEqual([
      [3, 'open'],
      [1, 'merged'],
    ]);
  });

  it('of a phase come first where that phase is spoken of', () => {
    const blocks = (phaseId: string | null) => [{ rule: 'label p0', phaseId, phase: phaseId, release: null }];
    const of = (number: number, phaseId: string | null) => ({
      ...blockerFact(issue(`kubeflow/katib#${number}`), look()),
      blocks: blocks(phaseId),
    });

    const ordered = blockingFirst([of(1, null), of(2, 'docs-update'), of(3, 'feature-freeze')], 'feature-freeze');

    expect(ordered.map(({ number }) => number)).toEqual([3, 1, 2]);
  });
});

/** Of `kubeflow/katib#1`. */
function looked(last: Movement['last'], asOf: string, pulls: Movement['pulls'] = []) {
  const value = { repository: 'kubeflow/katib', number: 1, last, pulls };
  return new Map([[issueKey(value), { value, asOf }]]);
}
