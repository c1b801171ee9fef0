import type { Item } from '../../../src/domain/evidence.js';
import { eachStore } from '../../support/store.js';
import { anItem, day } from '../../support/store-samples.js';

const MANIFESTS = 'kubeflow/manifests';
const KATIB = 'kubeflow/katib';

eachStore((store) => {
  const put = (...items: Partial<Item>[]) => store().evidence.saveItems(items.map(anItem));
  const numbers = (items: Item[]) => items.map((item) => item.number);

  it('remembers per repository and endpoint how far a sync came', async () => {
    const state = {
      repository: MANIFESTS,
      endpoint: 'tags',
      watermark: null,
      cursor: null,
      completeAsOf: day(1),
      problem: '403',
    } as const;
    await store().evidence.saveSyncState(state);
    await store().evidence.saveSyncState({ ...state, endpoint: 'issues' });
    await store().evidence.saveSyncState({ ...state, problem: null });

    expect(await store().evidence.syncStates()).toEqual([
      { ...state, endpoint: 'issues' },
      { ...state, problem: null },
    ]);
  });

  it('brings items back as they were seen last', async () => {
    const item = anItem({ assignees: ['a', 'b'], labels: ['P0'], milestone: '1.4', author: null });
    await put(anItem({ title: 'before' }), { number: 2 });
    await put(item);

    expect(await store().evidence.item(MANIFESTS, 1)).toEqual(item);
    expect(await store().evidence.item(KATIB, 1)).toBeNull();
  });

  it('makes known tags of one repository part of the baseline, at whichever commit, and no others', async () => {
    const tag = (repository: string, name: string, sha: string) => ({ repository, name, sha });
    const known = [
      tag(MANIFESTS, 'v1', 'a'),
      tag(MANIFESTS, 'v1', 'b'),
      tag(MANIFESTS, 'v2', 'c'),
      tag(KATIB, 'v1', 'd'),
    ];
    await store().evidence.saveTags(known, day(1), false);

    await store().evidence.saveTagsOld(MANIFESTS, ['v1']);

    const found = await store().evidence.tags([MANIFESTS, KATIB]);
    expect(
      found
        .filter(({ baseline }) => baseline)
        .map(({ sha }) => sha)
        .sort(),
    ).toEqual(['a', 'b']);
    expect(found).toHaveLength(4);
  });

  it('counts what is known of each repository, a tag that moved once and one that is gone not at all', async () => {
    const tag = (name: string, sha: string) => ({ repository: MANIFESTS, name, sha });
    await put({ number: 1 }, { number: 2, type: 'pull' }, { number: 3, type: 'pull', state: 'closed' });
    await put({ number: 1, repository: KATIB });
    await store().evidence.saveTags([tag('v1', 'a'), tag('v2', 'b'), tag('v3', 'c')], day(1), true);
    await store().evidence.saveTags([tag('v1', 'd')], day(2), false);
    await store().evidence.saveTagsGone(MANIFESTS, ['v1', 'v2'], day(2));

    const counts = await store().evidence.counts();

    expect(counts.sort((a, b) => (`${a.repository}${a.kind}` < `${b.repository}${b.kind}` ? -1 : 1))).toEqual([
      { repository: KATIB, kind: 'issue', count: 1 },
      { repository: MANIFESTS, kind: 'issue', count: 1 },
      { repository: MANIFESTS, kind: 'pull', count: 2 },
      { repository: MANIFESTS, kind: 'tag', count: 2 },
    ]);
  });

  it('takes the last word about an item that comes twice in one list', async () => {
    await put({ title: 'first' }, { title: 'second', labels: ['p0'] });

    expect(await store().evidence.item(MANIFESTS, 1)).toMatchObject({ title: 'second' });
    expect(await store().evidence.openWithLabels([MANIFESTS], ['p0'])).toHaveLength(1);
  });

  it('takes more items at once than fit into one statement', async () => {
    await put(...Array.from({ length: 3000 }, (_, index) => ({ number: index + 1, labels: ['kind/bug', 'P0'] })));

    expect(await store().evidence.openWithLabels([MANIFESTS], ['p0'])).toHaveLength(3000);
  });

  it('finds open issues by words of their title or by how their number begins, last changed first', async () => {
    await put(
      { number: 12, title: 'Upgrade Istio', updatedAt: day(1) },
      { number: 123, title: '100% of the gateway_tests fail', updatedAt: day(3) },
      { number: 7, title: 'istio again', updatedAt: day(2) },
      { number: 8, title: 'istio, closed', state: 'closed' },
      { number: 9, title: 'istio, a pull request', type: 'pull' },
      { number: 10, title: 'istio elsewhere', repository: KATIB },
    );
    const find = async (typed: string, limit = 10) =>
      numbers(await store().evidence.openIssues([MANIFESTS], typed, limit));

    expect(await find('ISTIO')).toEqual([7, 12]);
    expect(await find('istio', 1)).toEqual([7]);
    expect(await find('12')).toEqual([123, 12]);
    expect(await find('#7')).toEqual([7]);
    expect(await find('0%')).toEqual([123]);
    expect(await find('y_t')).toEqual([123]);
    expect(await find('%')).toEqual([123]);
    expect(await find("'; drop table item; --")).toEqual([]);
  });

  it('finds open issues by any of the labels, in whichever case, oldest first', async () => {
    await put(
      { number: 1, labels: ['P0', 'priority/p0'], createdAt: day(2) },
      { number: 2, labels: ['Priority/P0'], createdAt: day(1) },
      { number: 3, labels: ['priority/p0'], state: 'closed' },
      { number: 4, labels: ['priority/p0'], type: 'pull' },
      { number: 5, labels: ['priority/p1'] },
      { number: 6, labels: ['priority/p0'], repository: KATIB },
    );

    const found = await store().evidence.openWithLabels([MANIFESTS], ['PRIORITY/p0', 'p0']);

    expect(numbers(found)).toEqual([2, 1]);
    expect(await store().evidence.openWithLabels([], ['p0'])).toEqual([]);
    expect(await store().evidence.openWithLabels([MANIFESTS], [])).toEqual([]);
  });

  it('forgets a label that was taken off', async () => {
    await put({ labels: ['P0'] });
    await put({ labels: [] });

    expect(await store().evidence.openWithLabels([MANIFESTS], ['P0'])).toEqual([]);
  });

  it('finds the open issues of milestones in whichever case, and counts those that are open', async () => {
    await put(
      { number: 1, milestone: 'V1.4' },
      { number: 2, milestone: 'v1.4', state: 'closed', closedAt: day(6) },
      { number: 3, milestone: 'v1.4', type: 'pull' },
      { number: 4, milestone: null, createdAt: day(1) },
      { number: 5, milestone: 'v1.5' },
      { number: 6, milestone: 'v1.4', repository: KATIB },
    );

    const found = await store().evidence.openInMilestones([MANIFESTS], ['v1.4', 'none']);

    expect(numbers(found)).toEqual([1]);
    expect(await store().evidence.openInMilestones([MANIFESTS], [])).toEqual([]);
    expect(await store().evidence.openCount([MANIFESTS])).toBe(3);
    expect(await store().evidence.openCount([])).toBe(0);
  });

  it('finds what was merged or closed in a window, newest first', async () => {
    await put(
      { number: 1, type: 'pull', state: 'closed', closedAt: day(5), mergedAt: day(5) },
      { number: 2, type: 'pull', state: 'closed', closedAt: day(6), mergedAt: null },
      { number: 3, state: 'closed', closedAt: day(7) },
      { number: 4, state: 'closed', closedAt: day(10) },
      { number: 5 },
      { number: 6, state: 'closed', closedAt: day(8), repository: KATIB },
    );

    const found = await store().evidence.finishedBetween([MANIFESTS, KATIB], day(5), day(10));

    expect(numbers(found)).toEqual([6, 3, 1]);
  });

  describe('tags', () => {
    const tag = { repository: MANIFESTS, name: 'v1.4.0-rc.0', sha: 'a' };

    it('are new only the first time that they are seen', async () => {
      const first = await store().evidence.saveTags([tag, tag], day(1), true);
      const second = await store().evidence.saveTags([tag, { ...tag, name: 'v1.4.0' }], day(2), false);

      expect(first).toEqual([{ ...tag, firstSeen: day(1), baseline: true, goneAt: null }]);
      expect(second).toEqual([{ ...tag, name: 'v1.4.0', firstSeen: day(2), baseline: false, goneAt: null }]);
      expect(await store().evidence.tags([MANIFESTS])).toEqual([...first, ...second]);
      expect(await store().evidence.tags([KATIB])).toEqual([]);
    });

    it('that moved come with the commit that they are at now last, even when that is an old one', async () => {
      await store().evidence.saveTags([tag], day(1), false);
      const moved = await store().evidence.saveTags([{ ...tag, sha: 'b' }], day(2), false);
      const back = await store().evidence.saveTags([tag], day(3), false);

      expect(moved.map((t) => t.sha)).toEqual(['b']);
      expect(back).toEqual([]);
      expect((await store().evidence.tags([MANIFESTS])).map((t) => t.sha)).toEqual(['b', 'a']);
    });
  });

  it('brings releases back as they were seen last', async () => {
    const release = {
      repository: MANIFESTS,
      id: 51_000_000_000,
      tag: 'v1.4.0',
      name: 'Kubeflow 1.4',
      url: 'https://github.com/kubeflow/manifests/releases/tag/v1.4.0',
      draft: true,
      prerelease: false,
      latest: false,
      publishedAt: null,
    };
    await store().evidence.saveReleases(KATIB, [{ ...release, repository: KATIB }]);
    await store().evidence.saveReleases(MANIFESTS, [release]);
    await store().evidence.saveReleases(MANIFESTS, [
      { ...release, draft: false, prerelease: true, publishedAt: day(3) },
    ]);

    expect(await store().evidence.releases([MANIFESTS])).toEqual([
      { ...release, draft: false, prerelease: true, publishedAt: day(3) },
    ]);
  });
});
