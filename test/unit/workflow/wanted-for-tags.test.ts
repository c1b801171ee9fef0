/** Which commits of tags are asked for. */
import { commitsOfTags } from '../../../src/workflow/wanted/for-tags.js';
import { aPlan, aTag, REPOSITORY } from '../../support/world.js';

const SEEN = '2021-08-20T16:00:00.000Z';
const KATIB = 'kubeflow/katib';
const at = (name: string, more = {}) => aTag(name, SEEN, { sha: name, ...more });
const component = { name: 'Katib', repository: KATIB, version: null, tags: 'v0.12.*', manifests: [] };

describe('the commits of tags that are asked for', () => {
  it('are those of the release, of its components, and of the tags before them', () => {
    const names = ['v1.2.0', 'v1.3.0', 'v1.4.0-rc.0', 'v1.4.0', 'nightly'];
    const katib = ['v0.10.0', 'v0.11.0', 'v0.12.0'].map((name) => at(name, { repository: KATIB }));

    const found = commitsOfTags([aPlan({ components: [component] })], [...names.map((name) => at(name)), ...katib]);

    expect(found).toEqual([
      ...['v1.4.0', 'v1.4.0-rc.0', 'v1.3.0'].map((sha) => ({ repository: REPOSITORY, sha })),
      ...['v0.12.0', 'v0.11.0'].map((sha) => ({ repository: KATIB, sha })),
    ]);
  });

  it('are none of tags that are gone, and of one that moved only where it is now', () => {
    const tags = [at('v1.4.0-rc.0', { goneAt: SEEN }), at('v1.4.0', { sha: 'old' }), at('v1.4.0', { sha: 'new' })];

    expect(commitsOfTags([aPlan()], tags)).toEqual([{ repository: REPOSITORY, sha: 'new' }]);
  });

  it('are forty at most of one repository, however many candidates there were', () => {
    const many = Array.from({ length: 60 }, (_, n) => at(`v1.4.0-rc.${n}`));

    const found = commitsOfTags([aPlan()], many).map(({ sha }) => sha);

    expect(found).toHaveLength(40);
    expect(found[0]).toBe('v1.4.0-rc.59');
  });
});
