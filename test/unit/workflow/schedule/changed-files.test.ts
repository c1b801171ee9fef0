/** `apply` where the files have changed in ways that no notice is for: dates that nobody knows, releases that are gone, mistakes. */
import { addHours } from '../../../../src/domain/time.js';
import { announce, filed, refusal, revisions } from '../../../support/files-in-house.js';
import { CYCLE, cycleWith, dates } from '../../../support/schedules-community.js';
import { type House, openHouse } from '../../../support/workflow-house.js';
import { aCommunity, aConfiguration, aPlan } from '../../../support/world.js';

let house: House;

beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.store.close());

describe('dates that are corrected', () => {
  it('take effect without a notice while nobody has been told of them', async () => {
    await house.loop.run();
    const timeline = await house.waiting('timeline');

    const applied = await house.apply(filed(cycleWith(dates('release', '2021-10-04'))));
    house.clock.now = addHours(house.clock.now, 1);
    await house.loop.run();

    expect(applied).toMatchObject({ corrected: ['1.4'], proposed: [] });
    expect((await house.world()).releases[0]?.inForce.phases.find((p) => p.id === 'release')?.end).toBe('2021-10-04');
    expect((await house.store.drafts.live()).map((f) => f.draft.kind)).not.toContain('delay');
    expect(timeline.head.bodyMd).toContain('27 September');
    expect((await house.file(timeline.draft.id)).head.bodyMd).not.toContain('27 September');
    expect((await house.store.calendar.all()).find((e) => e.uid.startsWith('1.4-release'))).toMatchObject({
      event: { start: '2021-10-04' },
      sequence: 1,
    });
  });

  it('are told in a notice where the timeline was given up, since readers know it from elsewhere', async () => {
    await house.loop.run();
    const { draft } = await house.waiting('timeline');
    await house.commands.discard({ draft: draft.id, reason: 'Announced by hand.', actor: 'ann', via: 'desk' });

    const applied = await house.apply(filed(cycleWith(dates('release', '2021-10-04'))));

    expect(applied).toMatchObject({ corrected: [], proposed: ['1.4'] });
  });
});

describe('a release that is gone from the files', () => {
  const entries = async (id: string) => (await house.store.calendar.all()).filter((e) => e.release === id);
  const without = () => house.apply(aConfiguration({ releases: [] }));

  it('is cancelled in calendars, and what waits about it is superseded', async () => {
    await announce(house);
    await house.apply(filed(cycleWith(dates('release', '2021-10-04'))));
    await house.loop.run();
    const notice = await house.waiting('delay');
    const events = (await entries('1.4')).length;

    const applied = await without();
    await house.loop.run();

    expect(applied).toMatchObject({ removed: ['1.4'] });
    expect(events).toBeGreaterThan(0);
    expect((await entries('1.4')).map((e) => e.cancelledAt)).toEqual(Array(events).fill(house.clock.now));
    expect((await house.file(notice.draft.id)).draft.state).toBe('superseded');
    expect(await revisions(house)).toEqual(['1 file in force', '2 file withdrawn']);
    expect(await house.store.drafts.live()).toEqual([]);
  });

  it('keeps the events that took place', async () => {
    house.clock.now = '2021-09-01T15:00:00.000Z';

    await without();

    const states = Object.fromEntries((await entries('1.4')).map((e) => [e.uid, e.cancelledAt === null]));
    expect(states).toMatchObject({
      '1.4-feature-freeze@kubeflow.herald': true,
      '1.4-release@kubeflow.herald': false,
    });
  });

  it('is cancelled at the next apply where files of an earlier Herald had lost it', async () => {
    await house.store.configs.record({
      hash: 'before',
      at: house.clock.now,
      by: 'operator',
      doc: aConfiguration({ releases: [] }),
    });

    await house.apply(aConfiguration({ releases: [], community: aCommunity({ name: 'Renamed' }) }));

    expect((await entries('1.4')).every((e) => e.cancelledAt !== null)).toBe(true);
  });

  it('is there again with its events when the file comes back', async () => {
    await without();

    await house.apply(filed(CYCLE));

    expect((await entries('1.4')).every((e) => e.cancelledAt === null && e.sequence === 2)).toBe(true);
    expect(await revisions(house)).toEqual(['1 file in force']);
  });

  it('comes back with other dates as a proposal, and not as a conflict', async () => {
    await announce(house);
    await without();

    const applied = await house.apply(filed(cycleWith(dates('release', '2021-10-04'))));

    expect(applied).toMatchObject({ proposed: ['1.4'] });
  });

  it.each([
    [
      'its name',
      {
        name: 'Kubeflow 1.4',
        tags: { ...aPlan().tags, stable: 'v1.5.0' },
        phases: cycleWith(dates('release', '2021-10-04')),
      },
    ],
    ['its tag', { name: 'Kubeflow 1.5', phases: cycleWith(dates('release', '2021-10-04')) }],
    ['its dates', { name: 'Kubeflow 1.5', tags: { ...aPlan().tags, stable: 'v1.5.0' } }],
  ])('is asked about when a new file has %s, until somebody says that it is another one', async (_what, plan) => {
    const configuration = aConfiguration({ releases: [aPlan({ id: '1.5', ...plan })] });
    const said = await refusal(house.apply(configuration));
    const before = await entries('1.5');

    const applied = await house.apply(configuration, undefined, ['1.5']);

    expect(said).toMatch(/^conflict: releases\/1\.4\.yaml is gone, releases\/1\.5\.yaml is new, and both have/);
    expect(said).toContain('give the file its former name');
    expect(said).toContain('herald apply --new 1.5');
    expect(before).toEqual([]);
    expect(applied).toMatchObject({ adopted: ['1.5'], removed: ['1.4'] });
  });

  it('may give way to a new one that has nothing of it', async () => {
    const next = { id: '1.5', name: 'Kubeflow 1.5', tags: { ...aPlan().tags, stable: 'v1.5.0' } };

    const applied = await house.apply(
      aConfiguration({ releases: [aPlan({ ...next, phases: [dates('release', '2022-03-01')] })] }),
    );

    expect(applied).toMatchObject({ adopted: ['1.5'], removed: ['1.4'] });
  });
});

describe('dates that cannot be right', () => {
  const wrong = cycleWith(dates('feature-freeze', '2021-08-14'));

  it('are refused with what to write instead, and nothing changes', async () => {
    const said = await refusal(house.apply(filed(wrong)));

    expect(said).toContain(
      'conflict: These dates cannot be right, so nothing was applied. releases/1.4.yaml: Feature freeze',
    );
    expect(said).toContain('Move Feature freeze to Sunday, 15 August 2021 (2021-08-15) or later');
    expect(await revisions(house)).toEqual(['1 file in force']);
  });

  it('are only named where the files that were applied before had them too', async () => {
    await house.store.configs.record({ hash: 'before', at: house.clock.now, by: 'operator', doc: filed(wrong) });

    const applied = await house.apply(filed(wrong, { community: aCommunity({ name: 'Renamed' }) }));

    expect(applied.wrong).toEqual([expect.stringContaining('Feature freeze ends on Saturday, 14 August 2021')]);
  });
});
