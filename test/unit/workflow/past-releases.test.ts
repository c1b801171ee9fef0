import { hashOf } from '../../../src/domain/identity.js';
import type { Store } from '../../../src/ports/store.js';
import type { Plan } from '../../../src/workflow/plan/actions.js';
import { plan } from '../../../src/workflow/plan/plan.js';
import { applyConfiguration } from '../../../src/workflow/schedule/apply-configuration.js';
import { loadWorld } from '../../../src/workflow/world.js';
import { openTestStore } from '../../support/store.js';
import { ADOPTED, aConfiguration, aPlan, REPOSITORY } from '../../support/world.js';

const YEARS_LATER = '2024-03-05T12:00:00.000Z';
const TAGS = { repository: REPOSITORY, candidate: 'v1.4.0-rc.*', stable: 'v1.4*', branch: null };

describe('A release whose last date is long past', () => {
  let store: Store;
  beforeEach(async () => {
    store = await openTestStore();
    const configuration = aConfiguration({ releases: [aPlan({ tags: TAGS })] });
    const given = { configuration, hash: hashOf(configuration), by: 'operator', reason: null, now: ADOPTED };
    await applyConfiguration(store, given);
    for (const action of (await planAt('2021-12-01T12:00:00.000Z')).actions) {
      if (action.do === 'skip') await store.occasions.save({ ...action.occasion, ...SKIPPED });
    }
  });
  afterEach(() => store.close());

  const SKIPPED = { outcome: 'skipped', why: null, generation: 0, trouble: null } as const;
  const planAt = async (now: string): Promise<Plan> => plan(await loadWorld(store, now), now);
  const tagged = (name: string, at: string) =>
    store.evidence.saveTags([{ repository: REPOSITORY, name, sha: name }], at, false);

  it('has nothing more to be said about it, and its ledger is not read', async () => {
    const world = await loadWorld(store, YEARS_LATER);
    const { actions, left } = plan(world, YEARS_LATER);

    expect((await store.occasions.recent(100)).length).toBeGreaterThan(5);
    expect(world.ledger).toEqual([]);
    expect({ actions, left }).toEqual({ actions: [], left: [] });
  });

  it('is still announced when a patch of it is tagged', async () => {
    await tagged('v1.4.0', '2021-10-01T12:00:00.000Z');
    await tagged('v1.4.1', '2024-03-01T12:00:00.000Z');

    const { actions } = await planAt(YEARS_LATER);

    expect(actions).toMatchObject([{ do: 'compose', occasion: { key: 'release:1.4:v1.4.1' } }]);
  });

  it('is planned for again while a change of its dates is proposed', async () => {
    const [inForce] = await store.schedules.history('1.4');
    if (inForce === undefined) throw new Error('No schedule in force');
    const phases = inForce.phases.map((phase) => (phase.id === 'release' ? { ...phase, end: '2024-04-01' } : phase));
    const proposal = {
      n: 2,
      state: 'proposed',
      source: 'person',
      sourceHash: null,
      baseN: 1,
      inForceAt: null,
    } as const;
    await store.schedules.insert({ ...inForce, ...proposal, phases, at: YEARS_LATER });

    const world = await loadWorld(store, YEARS_LATER);
    const { actions } = plan(world, YEARS_LATER);

    expect(world.ledger.length).toBeGreaterThan(5);
    expect(actions).toMatchObject([{ do: 'compose', occasion: { key: 'delay:1.4:2' } }]);
  });
});
