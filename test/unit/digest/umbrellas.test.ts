import { umbrellaFacts, umbrellasLeftOut } from '../../../src/digest/umbrellas.js';
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

const plan = { id: '1.4', name: 'Kubeflow 1.4', umbrellas: [{ group: 'automl', issue: 'kubeflow/katib#7' }] };
const factsOf = (item: Item | null, before: UmbrellaFact[] | null = null) =>
  umbrellaFacts({ community, plan, items: item === null ? [] : [item], before });
const factOf = (item: Item | null, before: UmbrellaFact[] | null = null) => {
  const [fact] = factsOf(item, before);
  if (fact === undefined) throw new Error('no umbrella');
  return fact;
};
const leftOut = (item: Item | null, states = [read]) =>
  umbrellasLeftOut({ community, plan, items: item === null ? [] : [item], states });
const umbrella = (...texts: string[]) => issue('kubeflow/katib#7', { checklist: entries(...texts) });

describe('an umbrella', () => {
  it('says what is done and what is open, as plain text', () => {
    const fact = factOf(umbrella('+[#12](https://example.org/12) **Grid** `search`', '-Docs', '+ ~~Random~~  search'));

    expect(fact).toMatchObject({ group: 'AutoML', release: '1.4', problem: null, newlyDone: null });
    expect([fact.done, fact.open]).toEqual([['#12 Grid search', 'Random search'], ['Docs']]);
  });

  it('says what was done since the last digest, an entry of the same words counted for itself', () => {
    const before = [factOf(umbrella('+Docs', '+Test', '-Test', '-Release'))];

    const fact = factOf(umbrella('+Docs', '+Test', '+Test', '+Release', '+Added and done'), before);

    expect(fact.newlyDone).toEqual(['Test', 'Release', 'Added and done']);
  });

  it('compares with nothing where the last digest could not read it, or did not have it', () => {
    const unread = [{ ...factOf(umbrella('+Docs')), title: null, done: [] }];

    expect(factOf(umbrella('+Docs'), unread).newlyDone).toBeNull();
    expect(factOf(umbrella('+Docs'), []).newlyDone).toBeNull();
    expect(factOf(umbrella('+Docs'), [factOf(umbrella('+Docs'))]).newlyDone).toEqual([]);
  });

  it.each<[string, Item | null, SyncState[], { read: boolean; why: string; todo: string }]>([
    [
      'that is not there',
      null,
      [read],
      {
        read: true,
        why: 'kubeflow/katib#7 is not among the issues of kubeflow/katib.',
        todo: 'Put the right number under `umbrellas` in releases/1.4.yaml and apply it, or open the issue.',
      },
    ],
    [
      'that was never read',
      null,
      [{ ...read, completeAsOf: null }],
      {
        read: false,
        why: 'the issues of kubeflow/katib, with kubeflow/katib#7 among them, were never read to the end.',
        todo: '`herald sync` reads them at once, and says why where it cannot.',
      },
    ],
    [
      'without entries',
      umbrella(),
      [read],
      {
        read: true,
        why: 'kubeflow/katib#7 has no task list.',
        todo: 'Write what is planned as `- [ ]` lines into it, or name another issue under `umbrellas` in releases/1.4.yaml and apply it.',
      },
    ],
    [
      'that is a pull request',
      { ...umbrella('+Docs'), type: 'pull' },
      [read],
      {
        read: true,
        why: 'kubeflow/katib#7 is a pull request, whose task list is not read.',
        todo: 'Name an issue under `umbrellas` in releases/1.4.yaml and apply it.',
      },
    ],
  ])('%s is told to the release team and to no reader', (_what, item, states, { read, why, todo }) => {
    expect(factsOf(item)).toEqual([]);
    expect(leftOut(item, states)).toEqual([
      {
        reference: 'kubeflow/katib#7',
        read,
        sentence: `What AutoML planned for Kubeflow 1.4 is left out of messages and pages: ${why} ${todo}`,
      },
    ]);
  });

  it('that can be told is left out of nothing', () => {
    expect(leftOut(umbrella('-Docs'))).toEqual([]);
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
