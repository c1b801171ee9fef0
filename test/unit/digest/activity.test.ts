import { countActivity, highlightsOf } from '../../../src/digest/activity.js';
import { closed, community, issue, merged } from '../../support/digest.js';

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
