import { openBlockers } from '../../../src/digest/blockers.js';
import { type Quoting, statusFact } from '../../../src/digest/status-fact.js';
import type { Status } from '../../../src/domain/status.js';
import { AS_OF, community, issue, look, status } from '../../support/digest.js';

const PAGES = 'https://herald.example.org';
const quoting = (more: Partial<Quoting> = {}): Quoting => ({
  community,
  statuses: [],
  named: [],
  asOf: AS_OF,
  publicUrl: PAGES,
  ...more,
});
const weekly = (count: number): Status[] =>
  Array.from({ length: count }, (_, week) =>
    status(`s${week}`, {
      saidAt: new Date(Date.UTC(2021, 5, 1 + 7 * week)).toISOString(),
      noChangeOf: week === 0 ? null : `s${week - 1}`,
    }),
  );

describe('a quoted word', () => {
  it('is linked to where it was said, else to its row on the release page', () => {
    const here = statusFact(status('s1'), quoting());
    const there = statusFact(status('s1', { link: 'https://lists.example.org/7' }), quoting());
    const odd = statusFact(status('s1', { release: '26/03 b' }), quoting());

    expect(here).toMatchObject({ link: null, source: `${PAGES}/releases/1.4#status-automl` });
    expect(there).toMatchObject({ link: 'https://lists.example.org/7', source: 'https://lists.example.org/7' });
    expect(odd.source).toBe(`${PAGES}/releases/26%2F03%20b#status-automl`);
  });

  it('that keeps an earlier one is dated by it, through a year of weeks without a change', () => {
    const year = weekly(52);

    expect(statusFact(year.at(-1) ?? status('none'), quoting({ statuses: year })).unchangedSince).toBe(
      '2021-06-01T00:00:00.000Z',
    );
  });

  it('is not dated by a chain that bites its own tail for ever', () => {
    const [a, b] = [status('a', { noChangeOf: 'b' }), status('b', { noChangeOf: 'a' })];

    expect(statusFact(a, quoting({ statuses: [a, b] })).author).toBe('Andrey V.');
  });

  it('names its blockers as they stand, and says of those that were not read that they were not', () => {
    const named = openBlockers([issue('kubeflow/katib#1', { labels: ['priority/p0'] })], look());
    const blockers = ['kubeflow/katib#1', 'kubeflow/elsewhere#2', 'no reference'];

    const fact = statusFact(status('s1', { blockers }), quoting({ named }));

    expect(fact.blockers.map(({ repository, number, problem }) => [repository, number, problem])).toEqual([
      ['kubeflow/katib', 1, null],
      ['kubeflow/elsewhere', 2, 'not among the issues that Herald has read'],
    ]);
  });

  it.each([
    ['green', ''],
    ['Green!', ''],
    ['🟢', ''],
    ['green, all is merged', 'green, all is merged'],
    ['yellow', 'yellow'],
    ['100 %', '100 %'],
  ])('quotes %j beside green as %j', (text, quoted) => {
    expect(statusFact(status('s1', { text, colour: 'green' }), quoting()).text).toBe(quoted);
  });

  it('says who wrote it down for its author', () => {
    expect(statusFact(status('s1', { recordedBy: 'jiaxin' }), quoting()).recordedBy).toBe('Jiaxin S.');
    expect(statusFact(status('s1', { recordedBy: 'a guest' }), quoting()).recordedBy).toBe('a guest');
  });
});
