/** `apply`: the files against the schedule in force, through the store (decision 4). */
import { addHours } from '../../../../src/domain/time.js';
import { announce, filed, refusal, revisions } from '../../../support/files-in-house.js';
import { CYCLE, cycleWith, dates } from '../../../support/schedules-community.js';
import { type House, openHouse } from '../../../support/workflow-house.js';
import { aCommunity, aConfiguration } from '../../../support/world.js';

let house: House;
const ANN = { actor: 'ann', via: 'desk' } as const;

beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.store.close());

const inForce = async (phase: string) => (await house.world()).releases[0]?.inForce.phases.find((p) => p.id === phase);

const NOTHING = {
  changed: false,
  adopted: [],
  proposed: [],
  corrected: [],
  updated: [],
  withdrawn: [],
  removed: [],
  wrong: [],
};

/** A delay made in Herald itself, which waits. */
async function propose(phase: string, end: string): Promise<void> {
  const proposal = { release: '1.4', phase, end, start: null, reason: 'Late.', blockers: [], nextUpdate: null };
  const { base } = await house.commands.previewDelay(proposal);
  await house.commands.proposeDelay({ proposal, base, ...ANN });
  await house.loop.run();
}

/** A delay made in Herald itself, approved. */
async function delay(phase: string, end: string): Promise<void> {
  await propose(phase, end);
  await house.approve(await house.waiting('delay'));
}

describe('applying files', () => {
  it('adopts a release with its schedule in force at once, and its calendar', async () => {
    expect(await revisions(house)).toEqual(['1 file in force']);
    expect((await house.store.calendar.all()).map((e) => e.uid)).toContain('1.4-release@kubeflow.herald');
    expect((await house.store.calendar.all()).every((e) => e.sequence === 0)).toBe(true);
  });

  it('does nothing when the same files are applied again', async () => {
    const applied = await house.apply(house.configuration);

    expect(applied).toEqual(NOTHING);
    expect(await revisions(house)).toEqual(['1 file in force']);
  });

  it('turns changed dates into a proposal with a notice; nothing moves before that is approved', async () => {
    await announce(house);

    const applied = await house.apply(filed(cycleWith(dates('release', '2021-10-04'))), 'Two features are late.');
    await house.loop.run();
    const notice = await house.waiting('delay');
    const before = await inForce('release');

    await house.approve(notice);

    expect(applied.proposed).toEqual(['1.4']);
    expect(before?.end).toBe('2021-09-27');
    expect(notice.head.bodyMd).toContain('Two features are late.');
    expect((await inForce('release'))?.end).toBe('2021-10-04');
    expect(await revisions(house)).toEqual(['1 file replaced', '2 file in force']);
  });

  it('does not propose again what was discarded, until the file says something else', async () => {
    await announce(house);
    const changed = filed(cycleWith(dates('release', '2021-10-04')));
    await house.apply(changed);
    await house.loop.run();
    const notice = await house.waiting('delay');
    await house.commands.discard({ draft: notice.draft.id, reason: 'No.', ...ANN });

    await house.apply({ ...changed, community: aCommunity({ name: 'Kubeflow!' }) });
    expect(await revisions(house)).toEqual(['1 file in force', '2 file withdrawn']);

    await house.apply(filed(cycleWith(dates('release', '2021-10-11'))));
    expect(await revisions(house)).toEqual(['1 file in force', '2 file withdrawn', '3 file proposed']);
  });

  it('refuses new dates while a proposal of a person waits', async () => {
    await propose('release', '2021-10-04');

    expect(await refusal(house.apply(filed(cycleWith(dates('release', '2021-10-11')))))).toContain(
      'conflict: A change to Kubeflow 1.4 is already waiting.',
    );
  });

  it('lets the dates of newer files take the place of those that wait, with another notice', async () => {
    await announce(house);
    await house.apply(filed(cycleWith(dates('release', '2021-10-04'))));
    await house.loop.run();
    const first = await house.waiting('delay');

    const applied = await house.apply(filed(cycleWith(dates('release', '2021-10-11'))));
    await house.loop.run();

    expect(applied).toMatchObject({ withdrawn: ['1.4'], proposed: ['1.4'] });
    expect(await revisions(house)).toEqual(['1 file in force', '2 file withdrawn', '3 file proposed']);
    expect((await house.file(first.draft.id)).draft).toMatchObject({
      state: 'superseded',
      why: 'The files no longer say what it announces.',
    });
    expect((await house.waiting('delay')).head.bodyMd).toContain('11 October');
  });

  it('withdraws the notice that drops a phase once the files have the phase again', async () => {
    await announce(house);
    await house.apply(filed(CYCLE.filter((p) => p.id !== 'docs-update')));
    await house.loop.run();
    const notice = await house.waiting('delay');

    const applied = await house.apply(filed(CYCLE));

    expect(applied).toMatchObject({ withdrawn: ['1.4'], proposed: [], updated: [] });
    expect(await revisions(house)).toEqual(['1 file in force', '2 file withdrawn']);
    expect(await refusal(house.approve(notice))).toMatch(/^settled: This draft was superseded/);
  });

  it('leaves the dates that wait as they are when the files change something else', async () => {
    await announce(house);
    const later = cycleWith(dates('release', '2021-10-04'));
    await house.apply(filed(later));
    await house.loop.run();
    const notice = await house.waiting('delay');

    const applied = await house.apply(filed(later.map((p) => ({ ...p, owners: ['ann'] }))));

    expect(applied).toMatchObject({ withdrawn: [], proposed: [], updated: ['1.4'] });
    expect((await house.approve(notice)).draft.state).toBe('approved');
    expect(await inForce('release')).toMatchObject({ end: '2021-10-04', owners: ['ann'] });
  });

  it('needs no notice where only owners change, and moves no SEQUENCE for them', async () => {
    const owned = CYCLE.map((p) => ({ ...p, owners: ['ann'] }));

    const applied = await house.apply(filed(owned));
    await house.loop.run();

    expect(applied).toMatchObject({ updated: ['1.4'], proposed: [] });
    expect((await inForce('release'))?.owners).toEqual(['ann']);
    expect((await house.store.drafts.live()).map((f) => f.draft.kind)).not.toContain('delay');
    expect((await house.store.calendar.all()).every((e) => e.sequence === 0)).toBe(true);
  });

  it('lets an approved notice leave although owners change before it has', async () => {
    await propose('release', '2021-10-04');
    const notice = await house.approve(await house.waiting('delay'));

    await house.apply(filed(CYCLE.map((p) => ({ ...p, owners: ['ann'] }))));
    await house.loop.run();

    expect((await house.file(notice.draft.id)).draft.state).toBe('approved');
    expect(house.mails.map((mail) => mail.subject)).toEqual([notice.head.subject]);
  });

  it('does not forget since when a date has stood when only owners changed', async () => {
    const before = (await house.world()).releases[0]?.since;
    house.clock.now = addHours(house.clock.now, 48);

    await house.apply(filed(CYCLE.map((p) => ({ ...p, owners: ['ann'] }))));

    expect((await house.world()).releases[0]?.since).toEqual(before);
  });

  it('keeps owners of the file when a delay that was proposed before comes into force after them', async () => {
    await propose('release', '2021-10-04');
    await house.apply(filed(CYCLE.map((p) => ({ ...p, owners: ['ann'] }))));

    await house.approve(await house.waiting('delay'));

    expect(await inForce('release')).toMatchObject({ end: '2021-10-04', owners: ['ann'] });
  });

  it('keeps a delay that was made in Herald when the file changes another phase', async () => {
    await announce(house);
    await delay('release', '2021-10-04');

    await house.apply(filed(cycleWith(dates('retrospective', '2021-10-12'))));

    const proposed = (await house.world()).releases[0]?.proposed;
    expect(proposed?.phases.find((p) => p.id === 'release')?.end).toBe('2021-10-04');
    expect(proposed?.phases.find((p) => p.id === 'retrospective')?.end).toBe('2021-10-12');
  });

  it('takes a file that was brought in line with what is in force, without a word', async () => {
    await delay('release', '2021-10-04');

    const applied = await house.apply(filed(cycleWith(dates('release', '2021-10-04'))));

    expect(applied).toEqual({ ...NOTHING, changed: true });
    expect(await revisions(house)).toEqual(['1 file replaced', '2 person in force']);
  });

  it('refuses a phase that both sides changed, with both values, and changes nothing at all', async () => {
    await delay('release', '2021-10-04');

    const said = await refusal(house.apply(filed(cycleWith(dates('release', '2021-10-11')))));

    expect(said).toContain('release: the file says 2021-10-11, in force is 2021-10-04');
    expect(await revisions(house)).toEqual(['1 file replaced', '2 person in force']);
    expect((await house.store.configs.latest())?.doc).toEqual(aConfiguration());
  });

  it('may go back to files that were applied before', async () => {
    const first = house.configuration;
    await house.apply({ ...first, community: aCommunity({ name: 'Renamed' }) });

    expect((await house.apply(first)).changed).toBe(true);
    expect((await house.store.configs.latest())?.doc).toEqual(first);
  });

  it('refuses the database of another community, and leaves it as it was', async () => {
    const before = await house.store.configs.latest();

    const said = await refusal(house.apply(aConfiguration({ community: aCommunity({ id: 'other' }) })));

    expect(said).toContain(
      'conflict: This database belongs to the community "kubeflow"; the configuration is of "other".',
    );
    expect(await house.store.configs.latest()).toEqual(before);
  });

  it('cancels the event of a phase that was dropped, and brings it back with a higher SEQUENCE', async () => {
    await announce(house);
    const without = CYCLE.filter((p) => p.id !== 'docs-update');
    await house.apply(filed(without));
    await house.loop.run();
    await house.approve(await house.waiting('delay'));
    const entry = async () => (await house.store.calendar.all()).find((e) => e.uid.startsWith('1.4-docs-update'));
    const cancelled = await entry();

    await house.apply(filed(CYCLE));
    await house.loop.run();
    await house.approve(await house.waiting('delay'));

    expect(cancelled).toMatchObject({ sequence: 1, cancelledAt: expect.any(String) });
    expect(await entry()).toMatchObject({ sequence: 2, cancelledAt: null });
  });
});

describe('a worker that was started with other files', () => {
  it('does not plan, and says what to do', async () => {
    const { loop } = house;
    await house.apply(filed(CYCLE, { community: aCommunity({ name: 'Renamed' }) }));

    await loop.run();

    expect(await house.store.drafts.live()).toEqual([]);
    expect(house.log.find((l) => l.event === 'plan.paused')).toMatchObject({ level: 'warn' });
    await house.loop.run();
    expect((await house.store.drafts.live()).length).toBeGreaterThan(0);
  });

  it('still delivers what was approved', async () => {
    const { loop } = house;
    await loop.run();
    const timeline = await house.waiting('timeline');
    await house.approve(timeline);
    await house.apply(filed(CYCLE, { community: aCommunity({ name: 'Renamed' }) }));

    house.clock.now = timeline.head.sendAt;
    await loop.run();

    expect(house.mails).toHaveLength(1);
  });
});
