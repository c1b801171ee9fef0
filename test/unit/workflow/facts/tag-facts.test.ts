/** What an announcement of a tag counts, and since when. */
import type { Facts } from '../../../../src/domain/facts.js';
import { gatherFacts } from '../../../../src/workflow/facts/gather-facts.js';
import { merged } from '../../../support/digest.js';
import { commit, type House, openHouse } from '../../../support/workflow-house.js';
import { aCommunity, aConfiguration, aPlan, REPOSITORY } from '../../../support/world.js';

let house: House;
beforeEach(async () => {
  house = await openHouse({ now: '2021-10-09T15:00:00.000Z' });
});
afterEach(() => house.store.close());

const tag = (name: string) => ({ repository: REPOSITORY, name, sha: commit(name) });
async function factsOf(name: string): Promise<Facts> {
  const gathering = { world: await house.world(), store: house.store, now: house.clock.now, publicUrl: '' };
  const source = { type: 'tag', release: '1.4', repository: REPOSITORY, tag: name, sha: commit(name) } as const;
  return (await gatherFacts(gathering, source)).facts;
}

describe('the announcement of a release', () => {
  beforeEach(() =>
    house.store.evidence.saveItems([
      merged(`${REPOSITORY}#1`, '2021-05-01T12:00:00.000Z'),
      merged(`${REPOSITORY}#2`, '2021-08-01T12:00:00.000Z'),
      // The merge that v1.3.0 stands on: it was counted with v1.3.0.
      merged(`${REPOSITORY}#3`, '2021-04-21T12:00:00.000Z'),
    ]),
  );

  it('counts from the stable version before it, as that of its first candidate does', async () => {
    await house.store.evidence.saveTags([tag('v1.3.0')], '2021-04-21T12:00:00.000Z', true);
    await house.store.evidence.saveTags([tag('v1.4.0-rc.0'), tag('v1.4.0')], '2021-10-09T12:00:00.000Z', false);

    const [candidate, release] = [await factsOf('v1.4.0-rc.0'), await factsOf('v1.4.0')];

    expect(release).toMatchObject({
      kind: 'release',
      previousVersion: 'v1.3.0',
      since: '2021-04-21T12:00:00.000Z',
      totals: { merged: 2 },
    });
    expect(candidate).toMatchObject({ kind: 'candidate', since: '2021-04-21T12:00:00.000Z', totals: { merged: 2 } });
  });

  it('counts from the beginning of the cycle where no version before it is known', async () => {
    await house.store.evidence.saveTags([tag('v1.4.0')], '2021-10-09T12:00:00.000Z', false);

    expect(await factsOf('v1.4.0')).toMatchObject({ previousVersion: null, totals: { merged: 1 } });
  });
});

describe('the announcement of a patch', () => {
  it('counts and lists what changed since the stable version before it, in a form of its own', async () => {
    const tags = { repository: REPOSITORY, candidate: null, stable: 'v1.4.*', branch: null };
    await house.apply({ ...aConfiguration(), releases: [aPlan({ tags })] });
    await house.store.evidence.saveItems([
      merged(`${REPOSITORY}#1`, '2021-09-01T12:00:00.000Z'),
      merged(`${REPOSITORY}#2`, '2021-10-08T12:00:00.000Z', { title: 'Mend the dashboard' }),
    ]);
    await house.store.evidence.saveTags([tag('v1.4.0')], '2021-10-01T12:00:00.000Z', true);
    await house.store.evidence.saveTags([tag('v1.4.1')], '2021-10-09T12:00:00.000Z', false);

    expect(await factsOf('v1.4.1')).toMatchObject({
      kind: 'patch',
      version: 'v1.4.1',
      previousVersion: 'v1.4.0',
      totals: { merged: 1 },
      changes: [{ title: 'Mend the dashboard' }],
      changelog: '/releases/1.4/changelog?from=v1.4.0&to=v1.4.1',
    });
  });
});

it('Everything that a tag brings about leads to the GitHub Enterprise that is read', async () => {
  const community = { ...aCommunity(), github: 'https://github.example.org' };
  const components = [{ name: 'Itself', repository: REPOSITORY, version: null, tags: 'v1.4.*', manifests: [] }];
  await house.apply(aConfiguration({ community, releases: [aPlan({ components })] }));
  await house.store.evidence.saveTags([tag('v1.4.0')], '2021-10-09T12:00:00.000Z', false);

  const address = `https://github.example.org/${REPOSITORY}/releases/tag/v1.4.0`;
  expect(await factsOf('v1.4.0')).toMatchObject({ url: address, components: [{ url: address }] });
});
