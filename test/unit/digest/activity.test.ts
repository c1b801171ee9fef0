import { areasOf, countActivity, highlightsOf } from '../../../src/digest/activity.js';
import { mostUpvoted } from '../../../src/digest/most-upvoted.js';
import { AS_OF, closed, community, issue, merged } from '../../support/digest.js';

describe('counting what happened', () => {
  it('counts merged pull requests and closed issues per working group, in the configured order', () => {
    const items = [
      merged('kubeflow/katib#1'),
      merged('kubeflow/katib#2'),
      closed('kubeflow/katib#3'),
      closed('kubeflow/trainer#4'),
    ];

    const activity = countActivity(community, items);

    expect(activity).toEqual({
      counts: [
        { group: 'AutoML', merged: 2, closed: 1 },
        { group: 'Training', merged: 0, closed: 1 },
        { group: 'Notebooks', merged: 0, closed: 0 },
        { group: 'Dashboard', merged: 0, closed: 0 },
      ],
      totals: { merged: 2, closed: 2 },
    });
  });

  it('counts neither what is open nor what was closed without merging', () => {
    const given = [issue('kubeflow/katib#1'), closed('kubeflow/katib#2', undefined, { type: 'pull' })];

    expect(countActivity(community, given).totals).toEqual({ merged: 0, closed: 0 });
  });

  it('counts an item once, though it is listed twice', () => {
    const given = [merged('kubeflow/katib#1'), merged('kubeflow/katib#1')];

    expect(countActivity(community, given).totals.merged).toBe(1);
  });

  it('parts a shared repository by labels, and leaves the rest to the group that names none', () => {
    const items = [
      merged('kubeflow/kubeflow#1', undefined, { labels: ['area/centraldashboard', 'size/M'] }),
      merged('kubeflow/kubeflow#2', undefined, { labels: ['size/M'] }),
    ];

    const { counts, totals } = countActivity(community, items);

    expect(counts.filter((c) => c.merged > 0)).toEqual([
      { group: 'Notebooks', merged: 1, closed: 0 },
      { group: 'Dashboard', merged: 1, closed: 0 },
    ]);
    expect(totals.merged).toBe(2);
  });

  it('does not drop what happened outside every group’s repositories', () => {
    const { counts, totals } = countActivity(community, [merged('kubeflow/blog#1')]);

    expect(counts.at(-1)).toEqual({ group: 'Other repositories', merged: 1, closed: 0 });
    expect(totals).toEqual({ merged: 1, closed: 0 });
  });

  it('highlights the newest merged pull requests, without bots and upkeep', () => {
    const titled = (reference: string, at: string, title: string, author = 'someone') =>
      merged(reference, at, { title, author });
    const items = [
      titled('kubeflow/katib#1', '2021-09-21T00:00:00.000Z', 'Search by Optuna'),
      titled('kubeflow/katib#2', '2021-09-22T00:00:00.000Z', 'chore(deps): update of dependencies'),
      titled('kubeflow/katib#3', '2021-09-23T00:00:00.000Z', 'Newer library', 'dependabot[bot]'),
      titled('kubeflow/katib#4', '2021-09-24T00:00:00.000Z', 'Bump webpack from 4 to 5'),
      titled('kubeflow/katib#5', '2021-09-25T00:00:00.000Z', 'Testing guide for newcomers'),
      titled('kubeflow/katib#6', '2021-09-26T00:00:00.000Z', 'feat(ui): trials on a map'),
      closed('kubeflow/katib#7'),
    ];

    const highlights = highlightsOf(items, 2);

    expect(highlights.map((h) => h.number)).toEqual([6, 5]);
    expect(highlightsOf(items, 9).map((h) => h.number)).toEqual([6, 5, 1]);
  });
});

describe('the areas of a group', () => {
  it('are told by labels, busiest first, each item in one of them', () => {
    const finished = [
      merged('kubeflow/katib#1', undefined, { labels: ['size/M', 'area/sdk', 'area/ui'] }),
      merged('kubeflow/katib#2', undefined, { labels: ['Area/SDK'] }),
      closed('kubeflow/katib#3', undefined, { labels: ['component/ui'] }),
      merged('kubeflow/katib#4', undefined, { labels: ['kind/bug', 'area/'] }),
      closed('kubeflow/katib#5', undefined, { type: 'pull', labels: ['area/ui'] }),
    ];
    const opened = [issue('kubeflow/katib#6', { labels: ['area/sdk'] })];

    expect(areasOf(null, { finished, opened })).toEqual([
      { area: 'sdk', merged: 2, opened: 1, closed: 0 },
      { area: 'ui', merged: 0, opened: 0, closed: 1 },
    ]);
  });

  it('are not what marks the group itself', () => {
    const finished = [merged('kubeflow/kubeflow#1', undefined, { labels: ['area/centraldashboard', 'area/jupyter'] })];

    const areas = areasOf({ labels: ['area/CentralDashboard'] }, { finished, opened: [] });

    expect(areas.map(({ area }) => area)).toEqual(['jupyter']);
  });
});

describe('what users ask for', () => {
  it('has three thumbs at least, and its age', () => {
    const items = [issue('kubeflow/katib#1', { upvotes: 3 }), issue('kubeflow/katib#2', { upvotes: 2 })];

    expect(mostUpvoted(items, AS_OF)).toMatchObject([{ number: 1, upvotes: 3, ageDays: 10 }]);
  });
});
