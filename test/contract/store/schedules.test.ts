import { eachStore } from '../../support/store.js';
import { aRevisionOfSchedule, day } from '../../support/store-samples.js';

eachStore((store) => {
  it('keeps single values by name', async () => {
    await store().meta.set('community', 'kubeflow');
    await store().meta.set('community', 'kubeflow-2');

    expect(await store().meta.get('community')).toBe('kubeflow-2');
    expect(await store().meta.get('secret')).toBeNull();
  });

  it('keeps the first value where the first one counts', async () => {
    const first = await store().meta.keep('secret', 'a');
    const second = await store().meta.keep('secret', 'b');

    expect([first, second]).toEqual(['a', 'a']);
  });

  it('knows the configuration that was applied last, even when it was applied before', async () => {
    expect(await store().configs.latest()).toBeNull();
    const a = { hash: 'a', at: day(1), by: 'operator', doc: { releases: [{ id: '1.4', highlights: null }] } };
    const b = { hash: 'b', at: day(2), by: 'operator', doc: {} };

    for (const config of [a, b, { ...a, at: day(2) }]) await store().configs.record(config);

    expect(await store().configs.latest()).toEqual({ ...a, at: day(2) });
  });

  it('adopts a release once', async () => {
    await store().releases.adopt({ id: '1.4', adoptedAt: day(2) });
    await store().releases.adopt({ id: '1.3', adoptedAt: day(1) });
    await store().releases.adopt({ id: '1.4', adoptedAt: day(3) });

    expect(await store().releases.all()).toEqual([
      { id: '1.3', adoptedAt: day(1) },
      { id: '1.4', adoptedAt: day(2) },
    ]);
  });

  describe('schedule revisions', () => {
    beforeEach(async () => {
      await store().releases.adopt({ id: '1.4', adoptedAt: day(1) });
      await store().releases.adopt({ id: '1.5', adoptedAt: day(1) });
    });

    it('come back as they were given', async () => {
      const revision = aRevisionOfSchedule({ reason: 'Istio', nextUpdate: '2021-08-09', baseN: 1, n: 2 });

      await store().schedules.insert(revision);

      expect(await store().schedules.history('1.4')).toEqual([revision]);
    });

    it('are current while in force or proposed, and stay in the history', async () => {
      await store().schedules.insert(aRevisionOfSchedule({ n: 1, state: 'replaced' }));
      await store().schedules.insert(aRevisionOfSchedule({ n: 2, state: 'in force' }));
      await store().schedules.insert(aRevisionOfSchedule({ n: 3, state: 'proposed' }));
      await store().schedules.insert(aRevisionOfSchedule({ release: '1.5', state: 'withdrawn' }));

      const current = await store().schedules.current();
      const history = await store().schedules.history('1.4');

      expect(current.map((r) => [r.release, r.n])).toEqual([
        ['1.4', 2],
        ['1.4', 3],
      ]);
      expect(history.map((r) => r.n)).toEqual([1, 2, 3]);
      expect((await store().schedules.history('1.5', '1.4')).map((r) => r.release)).toEqual([
        '1.4',
        '1.4',
        '1.4',
        '1.5',
      ]);
      expect(await store().schedules.history()).toEqual([]);
    });

    it('are proposed one at a time per release', async () => {
      await store().schedules.insert(aRevisionOfSchedule({ n: 1 }));
      await store().schedules.insert(aRevisionOfSchedule({ n: 1, release: '1.5' }));

      const second = store().schedules.insert(aRevisionOfSchedule({ n: 2 }));

      await expect(second).rejects.toMatchObject({
        name: 'Refusal',
        code: 'conflict',
        message: expect.stringMatching(/proposed already/),
      });
      expect(await store().schedules.history('1.4')).toHaveLength(1);
    });

    it('are in force one at a time per release', async () => {
      await store().schedules.insert(aRevisionOfSchedule({ n: 1, state: 'in force' }));
      await store().schedules.insert(aRevisionOfSchedule({ n: 2 }));

      await expect(store().schedules.insert(aRevisionOfSchedule({ n: 3, state: 'in force' }))).rejects.toMatchObject({
        code: 'conflict',
      });
      await expect(store().schedules.change('1.4', 2, 'proposed', 'in force', day(2))).rejects.toThrow(/UNIQUE|unique/);
    });

    it('are numbered once', async () => {
      await store().schedules.insert(aRevisionOfSchedule({ n: 1, state: 'withdrawn' }));

      const again = store().schedules.insert(aRevisionOfSchedule({ n: 1 }));

      await expect(again).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringMatching(/revision 1 already/),
      });
    });

    it('come from one file once, while people may come back to the same dates', async () => {
      const file = { source: 'file', sourceHash: 'abc', state: 'withdrawn' } as const;
      await store().schedules.insert(aRevisionOfSchedule({ n: 1, ...file }));

      const again = store().schedules.insert(aRevisionOfSchedule({ n: 2, ...file, state: 'replaced' }));

      await expect(again).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringMatching(/taken from its file before/),
      });
      await store().schedules.insert(aRevisionOfSchedule({ n: 2, state: 'withdrawn' }));
      await store().schedules.insert(aRevisionOfSchedule({ n: 3, state: 'withdrawn' }));
    });

    it('come into force at a moment, and only from the state that the caller saw', async () => {
      await store().schedules.insert(aRevisionOfSchedule());

      const first = await store().schedules.change('1.4', 1, 'proposed', 'in force', day(5));
      const second = await store().schedules.change('1.4', 1, 'proposed', 'withdrawn', day(6));
      const third = await store().schedules.change('1.4', 1, 'in force', 'replaced', day(7));

      expect([first, second, third]).toEqual([true, false, true]);
      expect(await store().schedules.history('1.4')).toMatchObject([{ state: 'replaced', inForceAt: day(5) }]);
    });

    it('belong to a release that was adopted', async () => {
      const orphan = store().schedules.insert(aRevisionOfSchedule({ release: '9.9' }));

      await expect(orphan).rejects.toThrow(/foreign key/i);
    });
  });
});
