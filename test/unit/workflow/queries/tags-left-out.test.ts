/** What whoever looks after the configuration is told of tags that fit no pattern. */
import { evidenceQuery } from '../../../../src/workflow/queries/evidence.js';
import { tagWarnings } from '../../../../src/workflow/queries/tags-left-out.js';
import { tag } from '../../../support/digest.js';
import { openHouse } from '../../../support/workflow-house.js';
import { aConfiguration, aPlan, aRelease, aWorld, REPOSITORY } from '../../../support/world.js';

const plan = aPlan({ tags: { ...aPlan().tags, patch: 'v1.4.*' } });
const told = (names: string[], past = false): string[] =>
  tagWarnings({
    ...aWorld(),
    configuration: aConfiguration({ releases: [plan] }),
    releases: [aRelease(undefined, { plan, past })],
    tags: names.map((name) => tag(name)),
  });

describe('tags that look like a release and fit none of its patterns', () => {
  it('are told with what the patterns are and what to do, the first five of many', () => {
    const [sentence] = told([1, 2, 3, 4, 5, 6, 7].map((n) => `v1.4.0-beta.${n}`));

    expect(sentence).toBe(
      'v1.4.0-beta.7, v1.4.0-beta.6, v1.4.0-beta.5, v1.4.0-beta.4, v1.4.0-beta.3 and 2 more of kubeflow/manifests look like Kubeflow 1.4 and fit none of its patterns (candidate `v1.4.0-rc.*`, stable `v1.4.0`, patch `v1.4.*`), so nothing is announced of them. Where it should be, widen the pattern under `tags` in releases/1.4.yaml and apply it: what is tagged from then on is announced.',
    );
  });

  it('are told where there is one, and nowhere for a release that is long past or has none', () => {
    expect(told(['v1.4.1-beta', 'v1.4.1'])).toEqual([
      expect.stringMatching(/^v1\.4\.1-beta of \S+ looks like Kubeflow 1\.4 and fits none .* announced of it\. /),
    ]);
    expect([told(['v1.4.1']), told(['v1.4.1-beta'], true)]).toEqual([[], []]);
  });

  it('are on the page about evidence', async () => {
    const house = await openHouse();
    await house.store.evidence.saveTags(
      [{ repository: REPOSITORY, name: 'v1.4.1-beta', sha: 'a' }],
      house.clock.now,
      true,
    );

    const { tags } = await evidenceQuery(house.store, house.clock.now, {
      reading: null,
      budget: { authenticated: false, remaining: null, resetsAt: null },
    });
    await house.store.close();

    expect(tags).toEqual([expect.stringMatching(/^v1\.4\.1-beta of .* nothing is announced of it/)]);
  });
});
