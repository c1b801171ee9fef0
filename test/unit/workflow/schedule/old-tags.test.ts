import { wantedTags } from '../../../../src/workflow/plan/wanted-tags.js';
import { type House, openHouse } from '../../../support/workflow-house.js';
import { aConfiguration, aPlan, REPOSITORY } from '../../../support/world.js';

let house: House;

beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.store.close());

describe('a pattern that fits more than before', () => {
  const withPatch = (patch: string | null) =>
    aConfiguration({ releases: [aPlan({ tags: { ...aPlan().tags, patch } })] });
  const tagged = (...names: string[]) =>
    house.store.evidence.saveTags(
      names.map((name) => ({ repository: REPOSITORY, name, sha: name })),
      house.clock.now,
      false,
    );
  const baseline = async () =>
    (await house.store.evidence.tags([REPOSITORY])).filter((tag) => tag.baseline).map(({ name }) => name);

  it('announces no tag that was there already, and those that come later', async () => {
    await tagged('v1.4.0-rc.0', 'v1.4.1', 'v1.3.0');

    await house.apply(withPatch('v1.4.*'));
    await tagged('v1.4.2');

    expect(await baseline()).toEqual(['v1.4.1']);
    const keys = wantedTags((await house.world()).releases[0]?.plan ?? aPlan(), (await house.world()).tags);
    expect(keys.map(({ key }) => key)).toContain('release:1.4:v1.4.2');
    expect(keys.map(({ key }) => key)).not.toContain('release:1.4:v1.4.1');
  });

  it('is answered with the tags that it makes baseline, by release, and with nothing where there are none', async () => {
    await tagged('v1.4.0-rc.0', 'v1.4.1', 'v1.4.2', 'v1.4.3', 'v1.3.0');
    await house.store.evidence.saveTagsGone(REPOSITORY, ['v1.4.0-rc.0', 'v1.4.1', 'v1.4.2', 'v1.3.0'], house.clock.now);

    const widened = await house.apply(withPatch('v1.4.*'));
    const again = await house.apply(withPatch('v1.4*'));

    expect(widened.known).toEqual([{ release: '1.4', repository: REPOSITORY, tags: ['v1.4.1', 'v1.4.2'] }]);
    expect(again).not.toHaveProperty('known');
  });

  it('leaves alone what the pattern before it fitted', async () => {
    await house.apply(withPatch('v1.4.1'));
    await tagged('v1.4.1', 'v1.4.2');

    await house.apply(withPatch('v1.4.*'));

    expect(await baseline()).toEqual(['v1.4.2']);
  });
});
