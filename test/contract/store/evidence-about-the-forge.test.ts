import type { EvidenceDocument, Item, SyncPage } from '../../../src/domain/evidence.js';
import { eachStore } from '../../support/store.js';
import { anItem, day } from '../../support/store-samples.js';

const MANIFESTS = 'kubeflow/manifests';
const KATIB = 'kubeflow/katib';

eachStore((store) => {
  const put = (...items: Partial<Item>[]) => store().evidence.saveItems(items.map(anItem));
  const numbers = (items: Item[]) => items.map((item) => item.number);
  const page = (n: number, more: Partial<SyncPage> = {}): SyncPage => ({
    repository: MANIFESTS,
    endpoint: 'tags',
    n,
    url: `/repos/${MANIFESTS}/tags?page=${n}`,
    etag: `"${n}"`,
    next: null,
    rows: [{ name: `v${n}` }],
    ...more,
  });

  it('keeps the pages of a list in order, each as it was last read, and forgets those from a number on', async () => {
    const { evidence } = store();
    for (const n of [10, 2, 1]) await evidence.savePage(page(n));
    await evidence.savePage(page(2, { etag: null, next: '/repositories/7/tags?page=3', rows: [] }));
    await evidence.savePage(page(10, { endpoint: 'issues' }));
    await evidence.savePage(page(10, { repository: KATIB }));

    await evidence.dropPages(MANIFESTS, 'tags', 3);

    expect(await evidence.pages(MANIFESTS, 'tags')).toEqual([
      page(1),
      page(2, { etag: null, next: '/repositories/7/tags?page=3', rows: [] }),
    ]);
    expect(await evidence.pages(MANIFESTS, 'issues')).toHaveLength(1);
    expect(await evidence.pages(KATIB, 'tags')).toHaveLength(1);
  });

  it('keeps one document per repository, kind and key, as it was last read, with its condition', async () => {
    const { evidence } = store();
    const file = (
      repository: string,
      key: string,
      text: string | null,
      etag: string | null,
    ): EvidenceDocument<'file'> => ({
      ...{ repository, kind: 'file', key, value: { text }, asOf: day(1), etag },
    });
    const first = file(MANIFESTS, 'HEAD:b.txt', 'x', '"1"');
    await evidence.saveDocuments([
      first,
      file(MANIFESTS, 'HEAD:a.txt', null, null),
      file(KATIB, 'HEAD:a.txt', 'k', null),
    ]);
    const { etag: _, ...unconditional } = { ...first, value: { text: 'z' }, asOf: day(2) };
    await evidence.saveDocuments([{ ...first, value: { text: 'y' } }, unconditional]);
    await evidence.saveDocuments([
      { repository: MANIFESTS, kind: 'commit', key: 'HEAD:b.txt', value: { at: day(1) }, asOf: day(1), etag: null },
    ]);

    const all = await evidence.documents('file', [MANIFESTS]);
    await evidence.dropDocument('file', MANIFESTS, 'HEAD:b.txt');

    expect(all).toEqual([file(MANIFESTS, 'HEAD:a.txt', null, null), { ...unconditional, etag: null }]);
    expect(await evidence.document('file', MANIFESTS, 'HEAD:b.txt')).toBeNull();
    expect(await evidence.document('commit', MANIFESTS, 'HEAD:b.txt')).toMatchObject({ value: { at: day(1) } });
    expect(await evidence.document('file', KATIB, 'HEAD:a.txt')).toMatchObject({ value: { text: 'k' } });
    expect(await evidence.documents('file', [])).toEqual([]);
  });

  it('finds the most upvoted open issues, most first, and none without a thumb', async () => {
    await put(
      { number: 1, upvotes: 3, createdAt: day(8) },
      { number: 2, upvotes: 9 },
      { number: 3, upvotes: 3, createdAt: day(2) },
      { number: 4 },
      { number: 5, upvotes: 20, state: 'closed' },
      { number: 6, upvotes: 20, type: 'pull' },
      { number: 7, upvotes: 5, repository: KATIB },
    );
    const most = async (limit: number, ...names: string[]) => numbers(await store().evidence.mostUpvoted(names, limit));

    expect(await most(10, MANIFESTS)).toEqual([2, 3, 1]);
    expect(await most(2, MANIFESTS, KATIB)).toEqual([2, 7]);
    expect(await most(2)).toEqual([]);
  });

  it('lets a count of thumbs up stand until the list shows more, or they are counted anew', async () => {
    const { evidence } = store();
    const upvotes = async () => (await evidence.item(MANIFESTS, 1))?.upvotes;
    await put({ upvotes: 2 }, { number: 1, repository: KATIB, upvotes: 1 });
    await evidence.saveUpvotes(MANIFESTS, [
      { number: 1, upvotes: 7 },
      { number: 99, upvotes: 4 },
    ]);

    await put({ upvotes: 3 });
    const older = await upvotes();
    await put({ upvotes: 8 });
    const newer = await upvotes();
    await evidence.saveUpvotes(MANIFESTS, [{ number: 1, upvotes: 6 }]);

    expect([older, newer, await upvotes()]).toEqual([7, 8, 6]);
    expect(await evidence.item(KATIB, 1)).toMatchObject({ upvotes: 1 });
    expect(await evidence.item(MANIFESTS, 99)).toBeNull();
  });

  it('knows every open issue, oldest first, and no pull request', async () => {
    await put(
      { number: 1, createdAt: day(3) },
      { number: 2, createdAt: day(1) },
      { number: 3, type: 'pull' },
      { number: 4, state: 'closed' },
      { number: 5, createdAt: day(2), repository: KATIB },
    );

    expect(numbers(await store().evidence.allOpen([MANIFESTS, KATIB]))).toEqual([2, 5, 1]);
    expect(await store().evidence.allOpen([])).toEqual([]);
  });

  it('finds what was opened in a window, whatever became of it, newest first, without the moment at its end', async () => {
    await put(
      { number: 1, createdAt: day(5) },
      { number: 2, createdAt: day(6), type: 'pull', state: 'closed' },
      { number: 3, createdAt: day(10) },
      { number: 4, createdAt: day(4, 23) },
      { number: 5, createdAt: day(7), repository: KATIB },
    );

    expect(numbers(await store().evidence.openedBetween([MANIFESTS], day(5), day(10)))).toEqual([2, 1]);
    expect(await store().evidence.openedBetween([], day(5), day(10))).toEqual([]);
  });

  it('knows whose first merge was when, over all repositories that are asked about', async () => {
    const merged = (number: number, author: string, at: string | null, repository = MANIFESTS) => ({
      ...{
        number,
        author,
        repository,
        type: 'pull' as const,
        state: 'closed' as const,
        closedAt: day(9),
        mergedAt: at,
      },
    });
    await put(
      merged(1, 'kimwnasptd', day(3)),
      merged(2, 'kimwnasptd', day(2)),
      merged(3, 'kimwnasptd', day(1), KATIB),
      merged(4, 'yanniszark', null),
      merged(5, 'tenzen-y', day(4)),
    );
    const first = (names: string[], authors: string[]) => store().evidence.firstMerged(names, authors);

    expect(await first([MANIFESTS], ['yanniszark', 'kimwnasptd'])).toEqual([{ author: 'kimwnasptd', at: day(2) }]);
    expect(await first([MANIFESTS, KATIB], ['kimwnasptd'])).toEqual([{ author: 'kimwnasptd', at: day(1) }]);
    expect(await first([MANIFESTS], [])).toEqual([]);
    expect(await first([], ['kimwnasptd'])).toEqual([]);
  });

  it('forgets an issue that is not there any more, with its labels, and no other', async () => {
    await put({ labels: ['P0'] }, { number: 2, labels: ['P0'] }, { number: 1, labels: ['P0'], repository: KATIB });

    await store().evidence.dropItem(MANIFESTS, 1);

    expect(await store().evidence.item(MANIFESTS, 1)).toBeNull();
    expect(numbers(await store().evidence.openWithLabels([MANIFESTS], ['p0']))).toEqual([2]);
    expect(await store().evidence.item(KATIB, 1)).not.toBeNull();
  });

  it('notes when a tag was first gone, and takes that back when it is there again', async () => {
    const { evidence } = store();
    const tag = (name: string, repository = MANIFESTS) => ({ repository, name, sha: 'a' });
    const gone = async () => (await evidence.tags([MANIFESTS, KATIB])).map(({ name, goneAt }) => [name, goneAt]);
    await evidence.saveTags([tag('v1'), tag('v2'), tag('v3', KATIB)], day(1), true);

    await evidence.saveTagsGone(MANIFESTS, ['v2'], day(2));
    await evidence.saveTagsGone(MANIFESTS, ['v2'], day(3));
    const missing = await gone();
    const fresh = await evidence.saveTags([tag('v1')], day(4), false);

    expect(missing.sort()).toEqual([
      ['v1', day(2)],
      ['v2', null],
      ['v3', null],
    ]);
    expect(fresh).toEqual([]);
    expect((await gone()).sort()).toEqual([
      ['v1', null],
      ['v2', null],
      ['v3', null],
    ]);
  });

  it('calls everything of a repository by its new name, where what is there already stays', async () => {
    const { evidence } = store();
    const NEXT = 'kubeflow/distribution';
    const release = {
      id: 1,
      tag: 'v1',
      name: 'v1',
      draft: false,
      prerelease: false,
      latest: true,
      publishedAt: day(1),
    };
    const state = { endpoint: 'issues', watermark: day(1), cursor: null, completeAsOf: day(2), problem: null } as const;
    const movement = (title: string): EvidenceDocument<'movement'> => {
      const pull = { repository: MANIFESTS, number: 2, title, state: 'open' as const };
      const pulls = [{ ...pull, url: `https://github.com/${MANIFESTS}/pull/2` }];
      const value = { repository: MANIFESTS, number: 1, last: null, pulls };
      return { repository: MANIFESTS, kind: 'movement', key: '1', value, asOf: day(1), etag: '"m"' };
    };
    await put(
      { labels: ['P0'], upvotes: 4, url: `https://github.com/${MANIFESTS}/issues/1`, title: MANIFESTS },
      { number: 2, type: 'pull', closes: [`${MANIFESTS}#1`, `${MANIFESTS}-old#1`, `${KATIB}#1`] },
      { number: 3, repository: NEXT, title: 'there already' },
      { number: 3, title: 'older' },
      { number: 4, repository: KATIB },
    );
    await evidence.saveTags([{ repository: MANIFESTS, name: 'v1', sha: 'a' }], day(1), true);
    await evidence.saveReleases(MANIFESTS, [
      { ...release, repository: MANIFESTS, url: `https://github.com/${MANIFESTS}/releases/tag/v1` },
    ]);
    await evidence.saveSyncState({ ...state, repository: MANIFESTS });
    await evidence.savePage(page(1));
    await evidence.saveDocuments([movement(MANIFESTS)]);

    await evidence.renameRepository(MANIFESTS, NEXT);

    expect(await evidence.item(NEXT, 1)).toMatchObject({
      ...{ title: MANIFESTS, upvotes: 4, labels: ['P0'], url: `https://github.com/${NEXT}/issues/1` },
    });
    expect(await evidence.item(NEXT, 2)).toMatchObject({
      closes: [`${NEXT}#1`, `${MANIFESTS}-old#1`, `${KATIB}#1`],
    });
    expect(await evidence.item(NEXT, 3)).toMatchObject({ title: 'there already' });
    expect(numbers(await evidence.openWithLabels([NEXT], ['p0']))).toEqual([1]);
    expect(await evidence.tags([NEXT])).toMatchObject([{ name: 'v1', firstSeen: day(1), baseline: true }]);
    expect(await evidence.releases([NEXT])).toMatchObject([{ url: `https://github.com/${NEXT}/releases/tag/v1` }]);
    expect(await evidence.syncStates()).toEqual([{ ...state, repository: NEXT }]);
    expect(await evidence.document('movement', NEXT, '1')).toMatchObject({
      etag: '"m"',
      value: {
        repository: NEXT,
        pulls: [{ repository: NEXT, title: MANIFESTS, url: `https://github.com/${NEXT}/pull/2` }],
      },
    });
    for (const name of [MANIFESTS, NEXT]) expect(await evidence.pages(name, 'tags')).toEqual([]);
    expect((await evidence.counts()).map((count) => count.repository)).not.toContain(MANIFESTS);
    expect(await evidence.item(KATIB, 4)).not.toBeNull();
  });
});
