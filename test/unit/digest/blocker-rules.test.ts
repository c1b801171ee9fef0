import { blockedBy, blockingRules, scopeOf } from '../../../src/digest/blocker-rules.js';
import { tooCommon } from '../../../src/digest/blocker-share.js';
import type { BlockerRule } from '../../../src/domain/community.js';
import type { Item } from '../../../src/domain/evidence.js';
import { closed, community, issue, merged } from '../../support/digest.js';

const rule = (more: Partial<BlockerRule>): BlockerRule => ({
  label: null,
  milestone: null,
  query: null,
  phase: null,
  ...more,
});
const phases = [{ id: 'feature-freeze', title: 'Feature freeze' }] as never;
const plan = (id: string, ...blockers: BlockerRule[]) => ({ id, blockers });
const inCommunity = (...blockers: BlockerRule[]) => ({ ...community, phases, blockers });
const found = (query: string, items: Partial<Item>[]): number[] => {
  const rules = blockingRules({ ...inCommunity(rule({ query })), labels: { ...community.labels, blocking: [] } }, []);
  return items.flatMap((item, i) => (blockedBy(issue('kubeflow/katib#1', item), rules).length > 0 ? [i] : []));
};

describe('what blocks', () => {
  it('is said by the labels, by the community and by its own release, each with its phase', () => {
    const rules = blockingRules(inCommunity(rule({ milestone: 'v1.4', phase: 'feature-freeze' })), [
      plan('1.4', rule({ query: 'label:kind/bug no:assignee' })),
    ]);
    const item = issue('kubeflow/katib#1', { labels: ['Priority/P0', 'kind/bug'], milestone: 'V1.4' });

    const blocked = blockedBy(item, rules);

    expect(blocked).toEqual([
      { rule: 'label priority/p0', phaseId: null, phase: null, release: null },
      { rule: 'milestone v1.4', phaseId: 'feature-freeze', phase: 'Feature freeze', release: null },
      { rule: 'query label:kind/bug no:assignee', phaseId: null, phase: null, release: '1.4' },
    ]);
  });

  it('is an issue, open or closed, and never a pull request', () => {
    const rules = blockingRules(inCommunity(), []);
    const P0 = { labels: ['priority/p0'] };

    const blocked = [closed('kubeflow/katib#1', undefined, P0), merged('kubeflow/katib#2', undefined, P0)].map(
      (item) => blockedBy(item, rules).length,
    );

    expect(blocked).toEqual([1, 0]);
  });

  it('is named once where the same rule is written twice', () => {
    const rules = blockingRules(inCommunity(rule({ label: 'priority/p0' })), []);

    expect(rules).toHaveLength(1);
  });

  it.each<[string, number[]]>([
    ['label:"needs triage"', [0]],
    ['-label:"needs triage"', [1, 2, 3]],
    ['no:label', [1, 3]],
    ['-no:label -no:assignee', [2]],
    ['assignee:ann', [2]],
    ['-author:someone', [3]],
    ['milestone:"1.4 GA"', [3]],
    ['no:milestone', [0, 1, 2]],
    ['repo:kubeflow/pipelines', [1]],
    ['ui', [2]],
    ['"build of ui"', [2]],
    ['ui -build', []],
    ['tour label:x', []],
    ['label:kind/bug,X', [2]],
  ])('is found by %s', (query, expected) => {
    const items: Partial<Item>[] = [
      { labels: ['Needs Triage'] },
      { repository: 'kubeflow/pipelines', title: 'Guided tour is quick' },
      { labels: ['x'], assignees: ['Ann'], title: '*Build* of UI: `multi-user`' },
      { milestone: '1.4 ga', author: null },
    ];

    expect(found(query, items)).toEqual(expected);
  });

  it('has to be looked for only where it can be', () => {
    const scope = (...blockers: BlockerRule[]) => scopeOf(blockingRules(inCommunity(...blockers), []));

    expect(
      scope(rule({ milestone: 'V1' }), rule({ query: 'crash label:a,b' }), rule({ query: 'milestone:m x' })),
    ).toEqual({
      labels: ['priority/p0', 'a', 'b'],
      milestones: ['v1', 'm'],
      everything: false,
    });
    expect(scope(rule({ query: 'crash -label:a' })).everything).toBe(true);
  });
});

describe('a rule that everything fits', () => {
  const rules = blockingRules(inCommunity(rule({ milestone: 'v1.4' })), []);
  const many = (count: number, more: Partial<Item>) =>
    Array.from({ length: count }, (_, i) => issue(`kubeflow/katib#${i + 1}`, more));

  it('is named with its numbers once its share is above what the configuration takes', () => {
    const blocking = many(21, { labels: ['priority/p0'] });

    expect(tooCommon(community, rules, blocking, 100)).toEqual([{ rule: 'label priority/p0', count: 21, open: 100 }]);
    expect(tooCommon(community, rules, blocking, 105)).toEqual([]);
    expect(tooCommon({ blockerShare: 1 }, rules, blocking, 21)).toEqual([]);
  });

  it('is judged on its own, not with the others', () => {
    const blocking = [...many(11, { labels: ['priority/p0'] }), ...many(11, { milestone: 'v1.4' })];

    expect(tooCommon(community, rules, blocking, 60)).toEqual([]);
  });

  it('needs ten issues: nine of nine may all be true', () => {
    expect(tooCommon(community, rules, many(9, { labels: ['priority/p0'] }), 9)).toEqual([]);
  });
});
