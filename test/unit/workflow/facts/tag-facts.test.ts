/** What an announcement of a tag counts, and since when. */
import { comparisonKey } from '../../../../src/domain/comparison.js';
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

/** As the sync would have read it: commits that each name a pull request. */
const compared = (from: string, to: string, ...numbers: number[]) =>
  house.store.evidence.saveDocuments([
    {
      repository: REPOSITORY,
      kind: 'comparison',
      key: comparisonKey(commit(from), commit(to)),
      value: {
        commits: numbers.map((number) => ({ sha: commit(`${number}`), subject: `Work (#${number})`, pulls: null })),
        behind: 0,
      },
      asOf: house.clock.now,
    },
  ]);

describe('the announcement of a release', () => {
  beforeEach(() =>
    house.store.evidence.saveItems([
      merged(`${REPOSITORY}#1`, '2021-05-01T12:00:00.000Z'),
      merged(`${REPOSITORY}#2`, '2021-08-01T12:00:00.000Z'),
      // Merged meanwhile, to where neither tag is.
      merged(`${REPOSITORY}#3`, '2021-06-21T12:00:00.000Z'),
    ]),
  );

  it('counts what git has in it and not in the stable version before it, as that of its first candidate does', async () => {
    await house.store.evidence.saveTags([tag('v1.3.0')], '2021-04-21T12:00:00.000Z', true);
    await house.store.evidence.saveTags([tag('v1.4.0-rc.0'), tag('v1.4.0')], '2021-10-09T12:00:00.000Z', false);
    await compared('v1.3.0', 'v1.4.0', 1, 2);
    await compared('v1.3.0', 'v1.4.0-rc.0', 1);

    const [candidate, release] = [await factsOf('v1.4.0-rc.0'), await factsOf('v1.4.0')];

    expect(release).toMatchObject({
      kind: 'release',
      previousVersion: 'v1.3.0',
      since: '2021-04-21T12:00:00.000Z',
      totals: { merged: 2 },
    });
    expect(candidate).toMatchObject({ kind: 'candidate', since: '2021-04-21T12:00:00.000Z', totals: { merged: 1 } });
  });

  it('counts nothing where no version before it is known', async () => {
    await house.store.evidence.saveTags([tag('v1.4.0')], '2021-10-09T12:00:00.000Z', false);

    expect(await factsOf('v1.4.0')).toMatchObject({ previousVersion: null, counts: [], totals: { merged: 0 } });
  });

  it('says that what is in it is missing where that could not be read', async () => {
    await house.store.evidence.saveTags([tag('v1.3.0')], '2021-04-21T12:00:00.000Z', true);
    await house.store.evidence.saveTags([tag('v1.4.0')], '2021-10-09T12:00:00.000Z', false);

    const facts = await factsOf('v1.4.0');

    expect(facts).toMatchObject({ counts: [], totals: { merged: 0 } });
    expect(facts.sources.find(({ name }) => name === REPOSITORY)?.problem).toContain(
      'What v1.4.0 has that v1.3.0 had not could not be read yet, so it is missing here.',
    );
  });
});

describe('the announcement of a patch', () => {
  it('counts and lists what is in it since the stable version before it, in a form of its own', async () => {
    const tags = { repository: REPOSITORY, candidate: null, stable: 'v1.4.*', branch: null };
    await house.apply({ ...aConfiguration(), releases: [aPlan({ tags })] });
    await house.store.evidence.saveItems([
      merged(`${REPOSITORY}#1`, '2021-10-07T12:00:00.000Z'),
      merged(`${REPOSITORY}#2`, '2021-10-08T12:00:00.000Z', { title: 'Mend the dashboard' }),
    ]);
    await house.store.evidence.saveTags([tag('v1.4.0')], '2021-10-01T12:00:00.000Z', true);
    await house.store.evidence.saveTags([tag('v1.4.1')], '2021-10-09T12:00:00.000Z', false);
    await compared('v1.4.0', 'v1.4.1', 2);

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
