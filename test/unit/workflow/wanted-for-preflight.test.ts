/** What the sync is asked to read for a preflight. */
import { addHours } from '../../../src/domain/time.js';
import { linksOf } from '../../../src/templates/formats/links-of.js';
import { readRepositories } from '../../../src/workflow/read-repositories.js';
import { wantedForPreflight } from '../../../src/workflow/wanted/for-preflight.js';
import { commit, type House, openHouse } from '../../support/workflow-house.js';
import { ADOPTED, aCommunity, aConfiguration, aPlan, REPOSITORY } from '../../support/world.js';

const KATIB = 'kubeflow/katib';

describe('for a preflight', () => {
  let house: House;
  afterEach(() => house.store.close());

  it('the manifests at the components’ tags, the file of versions and the links of what waits are wished for', async () => {
    const component = { name: 'Katib', repository: KATIB, version: null, tags: 'v0.12.*', manifests: ['sdk/setup.py'] };
    const configuration = aConfiguration({
      community: aCommunity({ docs: { repository: 'kubeflow/website', versionFile: 'versions.yaml' } }),
      releases: [aPlan({ components: [component, { ...component, name: 'Unknown', tags: 'v9.*' }] })],
    });
    house = await openHouse({ configuration });
    await house.loop.run();
    house.tags.push(
      { repository: REPOSITORY, name: 'v1.4.0', sha: commit('release') },
      { repository: KATIB, name: 'v0.12.0', sha: commit('katib') },
    );
    await house.until(addHours(ADOPTED, 25));

    const { files, links } = await wantedForPreflight({ configuration, store: house.store, now: house.clock.now });

    expect(files).toEqual([
      ...['requirements.txt', 'pyproject.toml', 'setup.py', 'go.mod', 'package.json', 'sdk/setup.py'].map((path) => ({
        repository: KATIB,
        ref: commit('katib'),
        path,
      })),
      { repository: 'kubeflow/website', ref: 'HEAD', path: 'versions.yaml' },
    ]);
    expect(links).toContain(`https://github.com/${REPOSITORY}/releases/tag/v1.4.0`);
    expect(links?.filter((link) => link.startsWith('https://herald.example.org'))).toEqual([]);
  });
});

describe('the links of a message', () => {
  it('are its addresses on the web, each once, and none that only looks like one', () => {
    const text = [
      '[one](https://example.org/a) and [again](https://example.org/a), <https://example.org/b>',
      '![picture](http://example.org/c.png) [mail](mailto:a@example.org) [no](javascript:alert(1)) [here](#top)',
      '`[code](https://example.org/code)` https://example.org/bare',
      '| a |\n| - |\n| [cell](https://example.org/cell) |',
    ].join('\n\n');

    const found = linksOf(text);

    expect(found).toEqual([
      'https://example.org/a',
      'https://example.org/b',
      'http://example.org/c.png',
      'https://example.org/cell',
    ]);
  });
});

describe('the repositories that are read', () => {
  it('are those of fixed versions too, so that a version which is no tag is found out', () => {
    const fixed = { name: 'Katib', repository: KATIB, version: 'v0.12.0', tags: null, manifests: [] };

    const found = readRepositories(aConfiguration({ releases: [aPlan({ components: [fixed] })] }));

    expect(found).toEqual([KATIB, REPOSITORY]);
  });
});
