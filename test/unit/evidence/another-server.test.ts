/** The same GitHub behind another address: preview's stand-in after a restart, or a GITHUB_API_URL that was changed. */
import { issueRows, REPOSITORY, tagRows } from '../../support/github.js';
import { openSync } from '../../support/sync-bench.js';

const LATER = '2021-08-17T12:00:00.000Z';

describe('reading GitHub at another address than before', () => {
  it('goes on from the stored pages, and sees what is new', async () => {
    const world = {
      issues: { [REPOSITORY]: issueRows(150) },
      tags: { [REPOSITORY]: tagRows(150) },
      labels: { [REPOSITORY]: ['kind/bug'] },
    };
    const bench = await openSync(world);
    const { store } = bench;
    await bench.sync();
    await bench.github.close();
    world.tags[REPOSITORY]?.push(['v1.0.0', 'e'.repeat(40), LATER]);
    world.issues[REPOSITORY]?.push({ ...issueRows(1)[0], number: 151, title: 'New', author: 'a', createdAt: LATER });
    const again = await openSync(world, { store });
    again.github.at = LATER;

    const report = await again.sync();

    const tags = await store.evidence.tags([REPOSITORY]);
    expect(report.problems).toEqual([]);
    expect(tags.filter((tag) => !tag.baseline)).toMatchObject([{ name: 'v1.0.0' }]);
    expect(tags).toHaveLength(151);
    expect(await store.evidence.item(REPOSITORY, 151)).toMatchObject({ title: 'New' });
    await again.close();
    await store.close();
  });
});
