import { umbrellaFacts } from '../../../src/digest/umbrellas.js';
import type { Item, SyncState } from '../../../src/domain/evidence.js';
import type { UmbrellaFact } from '../../../src/domain/umbrella-facts.js';
import { community, issue } from '../../support/digest.js';

const entries = (...texts: string[]) => texts.map((text) => ({ text: text.slice(1), done: text.startsWith('+') }));
const read: SyncState = {
  repository: 'kubeflow/katib',
  endpoint: 'issues',
  watermark: null,
  cursor: null,
  completeAsOf: '2021-09-30T00:00:00.000Z',
  problem: null,
};

const factOf = (item: Item | null, more: { before?: UmbrellaFact[] | null; states?: SyncState[] } = {}) => {
  const plan = { id: '1.4', umbrellas: [{ group: 'automl', issue: 'kubeflow/katib#7' }] };
  const items = item === null ? [] : [item];
  const [fact] = umbrellaFacts({ community, plan, items, states: [read], before: null, ...more });
  if (fact === undefined) throw new Error('no umbrella');
  return fact;
};
const umbrella = (...texts: string[]) => issue('kubeflow/katib#7', { checklist: entries(...texts) });

describe('an umbrella', () => {
  it('says what is done and what is open, as plain text', () => {
    const fact = factOf(umbrella('+[#12](https://example.org/12) **Grid** `search`', '-Docs', '+ ~~Random~~  search'));

    expect(fact).toMatchObject({ group: 'AutoML', release: '1.4', problem: null, newlyDone: null });
    expect([fact.done, fact.open]).toEqual([['#12 Grid search', 'Random search'], ['Docs']]);
  });

  it('says what was done since the last digest, an entry of the same words counted for itself', () => {
    const before = [factOf(umbrella('+Docs', '+Test', '-Test', '-Release'))];

    const fact = factOf(umbrella('+Docs', '+Test', '+Test', '+Release', '+Added and done'), { before });

    expect(fact.newlyDone).toEqual(['Test', 'Release', 'Added and done']);
  });

  it('compares with nothing where the last digest could not read it, or did not have it', () => {
    const unread = [factOf(null)];

    expect(factOf(umbrella('+Docs'), { before: unread }).newlyDone).toBeNull();
    expect(factOf(umbrella('+Docs'), { before: [] }).newlyDone).toBeNull();
    expect(factOf(umbrella('+Docs'), { before: [factOf(umbrella('+Docs'))] }).newlyDone).toEqual([]);
  });

  it.each<[string, Item | null, SyncState[], string]>([
    ['that is not there', null, [read], 'is not among the issues of kubeflow/katib'],
    [
      'that was never read',
      null,
      [{ ...read, completeAsOf: null }],
      'could not be read, since the issues of kubeflow/katib were never read to the end',
    ],
    ['without entries', umbrella(), [read], 'has no task list'],
    [
      'that is a pull request',
      { ...umbrella(), type: 'pull' },
      [read],
      'is a pull request, whose task list is not read',
    ],
  ])('%s says so', (_what, item, states, problem) => {
    expect(factOf(item, { states }).problem).toBe(problem);
  });

  it('that is closed keeps its open entries', () => {
    const fact = factOf({ ...umbrella('-Docs'), state: 'closed', closedAt: '2021-09-29T10:00:00.000Z' });

    expect([fact.closedAt, fact.open]).toEqual(['2021-09-29T10:00:00.000Z', ['Docs']]);
  });

  it('has entries of a length, and none of them is read twice for its brackets', () => {
    const fact = factOf(umbrella(`-${'[a]('.repeat(20_000)}`, `-${'word '.repeat(100)}`));

    expect(fact.open.map((entry) => entry.length <= 120)).toEqual([true, true]);
  });
});
