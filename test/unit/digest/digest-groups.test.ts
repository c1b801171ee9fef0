import { openBlockers } from '../../../src/digest/blockers.js';
import { digestGroups } from '../../../src/digest/digest-groups.js';
import { AS_OF, closed, community, issue, look, merged, status } from '../../support/digest.js';

const WINDOW = { from: '2021-09-20T00:00:00.000Z', to: AS_OF };
const PAGES = 'https://herald.example.org';
const quiet = {
  window: WINDOW,
  finished: [],
  blockers: [],
  blocking: [],
  statuses: [],
  named: [],
  publicUrl: PAGES,
};

describe('the weekly account by working group', () => {
  it('shows every group, also the one that is silent and still', () => {
    const groups = digestGroups(community, quiet);

    expect(groups.map((g) => g.name)).toEqual(['AutoML', 'Training', 'Notebooks', 'Dashboard']);
    expect(groups[1]).toEqual({
      unit: 'training',
      name: 'Training',
      status: null,
      lastSaid: null,
      contradiction: null,
      blockers: [],
      merged: 0,
      closed: 0,
      opened: 0,
      areas: [],
      highlights: [],
      releaseProcess: null,
    });
  });

  it('puts a group’s word, blockers and work together', () => {
    const blockers = openBlockers([issue('kubeflow/katib#1', { labels: ['priority/p0'] })], look());

    const [automl] = digestGroups(community, {
      ...quiet,
      finished: [merged('kubeflow/katib#2'), closed('kubeflow/katib#3')],
      blockers,
      statuses: [status('s1')],
    });

    expect(automl).toMatchObject({ merged: 1, closed: 1, blockers, releaseProcess: 'https://example.org/automl' });
    expect(automl?.status).toEqual({
      colour: 'green',
      readiness: null,
      text: 'All done.',
      author: 'Andrey V.',
      recordedBy: null,
      saidAt: '2021-09-28T12:00:00.000Z',
      unchangedSince: null,
      blockers: [],
      docs: null,
      expectedVersion: null,
      expectedDate: null,
      help: null,
      contact: null,
      link: null,
      source: `${PAGES}/releases/1.4#status-automl`,
    });
    expect(automl?.highlights.map((h) => h.number)).toEqual([2]);
  });

  it('quotes the newest status that was not withdrawn', () => {
    const statuses = [
      status('s1', { text: 'early', saidAt: '2021-09-01T00:00:00.000Z' }),
      status('s2', { text: 'newest', saidAt: '2021-09-20T00:00:00.000Z' }),
      status('s3', { text: 'taken back', saidAt: '2021-09-25T00:00:00.000Z', withdrawnAt: AS_OF }),
    ];

    const [automl] = digestGroups(community, { ...quiet, statuses });

    expect(automl?.status?.text).toBe('newest');
  });

  it('takes what was said before the window for silence, and says how old it is', () => {
    const statuses = [status('s1', { colour: 'red', saidAt: '2021-09-19T23:59:00.000Z' })];

    const [automl] = digestGroups(community, { ...quiet, statuses });

    expect(automl).toMatchObject({
      status: null,
      lastSaid: { colour: 'red', saidAt: '2021-09-19T23:59:00.000Z', daysAgo: 10 },
    });
  });

  it('dates "no change" by the status that it keeps, through several of them', () => {
    const statuses = [
      status('s1', { saidAt: '2021-09-01T00:00:00.000Z' }),
      status('s2', { saidAt: '2021-09-08T00:00:00.000Z', noChangeOf: 's1' }),
      status('s3', { saidAt: '2021-09-22T00:00:00.000Z', noChangeOf: 's2' }),
    ];

    const [automl] = digestGroups(community, { ...quiet, statuses });

    expect(automl?.status).toMatchObject({
      saidAt: '2021-09-22T00:00:00.000Z',
      unchangedSince: '2021-09-01T00:00:00.000Z',
    });
  });

  it('gives a shared repository’s blocker to the group whose label it carries', () => {
    const blocking = [
      issue('kubeflow/kubeflow#1', { labels: ['priority/p0', 'area/centraldashboard'] }),
      issue('kubeflow/kubeflow#2', { labels: ['priority/p0'] }),
    ];
    const blockers = openBlockers(blocking, look());

    const groups = digestGroups(community, { ...quiet, blockers, blocking });

    const numbers = (name: string) => groups.find((g) => g.name === name)?.blockers.map((b) => b.number);
    expect([numbers('Notebooks'), numbers('Dashboard')]).toEqual([[2], [1]]);
  });

  it('does not lose a blocker that no group owns', () => {
    const blockers = openBlockers([issue('kubeflow/blog#1', { labels: ['priority/p0'] })], look());

    const groups = digestGroups(community, { ...quiet, blockers });

    expect(groups.at(-1)).toMatchObject({ name: 'Other repositories', blockers });
  });

  describe('names a contradiction', () => {
    const blocking = [
      issue('kubeflow/katib#1', { labels: ['priority/p0'], createdAt: '2021-09-18T12:00:00.000Z' }),
      issue('kubeflow/katib#2', { labels: ['priority/p0'], createdAt: '2021-09-29T12:00:00.000Z' }),
    ];
    const blockers = openBlockers(blocking, look());
    const automl = (statuses: ReturnType<typeof status>[], open = blockers) =>
      digestGroups(community, { ...quiet, blockers: open, blocking, statuses })[0];

    it('between a green word and open blockers, and says for how long the oldest has been open', () => {
      expect(automl([status('s1')])?.contradiction).toEqual({ openBlockers: 2, oldestDays: 12 });
    });

    it('also where the last word is older than the window', () => {
      const group = automl([status('s1', { saidAt: '2021-08-01T00:00:00.000Z' })]);

      expect(group).toMatchObject({ status: null, contradiction: { openBlockers: 2, oldestDays: 12 } });
    });

    it.each([
      ['the word was yellow', [status('s1', { colour: 'yellow' })], blockers],
      ['nothing was ever said', [], blockers],
      ['nothing is open', [status('s1')], []],
    ])('only where there is one: not when %s', (_, statuses, open) => {
      expect(automl(statuses, open)?.contradiction).toBeNull();
    });
  });
});
