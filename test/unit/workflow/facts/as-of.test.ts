/** "As of" is when GitHub was read, in every kind of message and on every page; not when the message was put together. */
import type { SourceFact } from '../../../../src/domain/facts.js';
import type { OccasionSource } from '../../../../src/domain/occasion.js';
import { addHours, type Instant } from '../../../../src/domain/time.js';
import { asOfSources } from '../../../../src/evidence/evidence-sources.js';
import { composeMessage } from '../../../../src/templates/compose-message.js';
import { gatherFacts } from '../../../../src/workflow/facts/gather-facts.js';
import { changelogQuery } from '../../../../src/workflow/queries/changelog.js';
import { checked } from '../../../../src/workflow/queries/checked.js';
import { commit, type House, openHouse } from '../../../support/workflow-house.js';
import { aWorld, occasionOf, REPOSITORY } from '../../../support/world.js';

const DIGEST = occasionOf(aWorld(), 'digest:2021-W29', '2021-07-20T17:00:00.000Z');
const NOW = DIGEST.composeAt;
/** Nineteen hours before the message is put together. */
const READ = addHours(NOW, -19);

const source = (fetchedAt: Instant | null, problem: string | null = null): SourceFact => ({
  name: 'acme/a',
  fetchedAt,
  problem,
});

describe('what several sources say together', () => {
  it('is so as of the oldest of them', () => {
    expect(asOfSources([source(addHours(NOW, -1)), source(READ), source(NOW)], NOW)).toBe(READ);
  });

  it('is dated back by none that was not read when it should be: that one is named, with its own moment', () => {
    const dead = source(addHours(NOW, -400), 'could not be read again');

    expect(asOfSources([dead, source(READ)], NOW)).toBe(READ);
    expect(asOfSources([source(null, 'never read'), source(READ)], NOW)).toBe(READ);
    expect(asOfSources([dead, source(null, 'never read')], NOW)).toBe(addHours(NOW, -400));
  });

  it('is of this moment where it draws on nothing that is read', () => {
    expect(asOfSources([], NOW)).toBe(NOW);
  });
});

describe('when GitHub was read nineteen hours ago', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse({ now: READ });
    await house.loop.run();
    for (const endpoint of ['issues', 'tags', 'releases', 'upvotes'] as const) {
      const seen = { repository: REPOSITORY, endpoint, watermark: null, cursor: null, problem: null };
      await house.store.evidence.saveSyncState({ ...seen, completeAsOf: READ });
    }
    await house.until(NOW);
  });
  afterEach(() => house.store.close());

  const phase = { type: 'phase', release: '1.4', phase: 'release', edge: 'end', date: '2021-09-27', lead: 7 } as const;
  const tag = { type: 'tag', release: '1.4', repository: REPOSITORY, sha: commit('a tag') } as const;

  it.each<OccasionSource>([
    { type: 'cadence', week: '2021-W29' },
    phase,
    { ...tag, tag: 'v1.4.0-rc.0' },
    { ...tag, tag: 'v1.4.0' },
  ])('what is put together now of %j says so', async (source) => {
    const gathering = { world: await house.world(), store: house.store, now: NOW, publicUrl: 'https://example.org' };

    const { facts } = await gatherFacts(gathering, source);

    const { bodyMd } = composeMessage(facts);
    expect(facts).toMatchObject({ asOf: READ, writtenAt: NOW });
    expect(bodyMd).toContain(`as of :time[${READ.slice(0, 16)}Z]`);
    expect(bodyMd).not.toContain(`as of :time[${NOW.slice(0, 16)}Z]`);
  });

  it('the changelog and the pages say so', async () => {
    const changelog = await changelogQuery(house.store, NOW, 'https://herald.example.org', '1.4', {
      from: null,
      to: null,
      group: null,
    });

    expect(changelog.facts.asOf).toBe(READ);
    expect(await checked(house.store, [REPOSITORY], NOW)).toEqual({ at: READ, problems: [] });
  });
});
