import type { DraftState } from '../../../src/domain/draft.js';
import type { SendState } from '../../../src/domain/send.js';
import { eachStore } from '../../support/store.js';
import { aDraft, anOccasion, aRevision, aSend, aVerdict, day, putDraft } from '../../support/store-samples.js';

eachStore((store) => {
  it('brings a draft back with its newest revision, the verdicts on that and its sends', async () => {
    const draft = await putDraft(store(), { handKept: true, holdUntil: day(3), why: 'because' });
    await store().drafts.addVerdict(aVerdict({ kind: 'object', reason: 'Too early.' }));
    await store().drafts.addRevision(aRevision({ n: 2, hash: 'h2', baseN: 1, cause: 'edited' }));
    await store().drafts.save({ ...draft, revision: 2 }, draft);
    await store().drafts.addVerdict(aVerdict({ revision: 2, hash: 'h2' }));
    await store().sends.insert([aSend({ revision: 2 })]);

    const file = await store().drafts.byId('d1');

    expect(file).toEqual({
      draft: { ...draft, revision: 2 },
      head: aRevision({ n: 2, hash: 'h2', baseN: 1, cause: 'edited' }),
      verdicts: [aVerdict({ revision: 2, hash: 'h2' })],
      sends: [aSend({ revision: 2 })],
    });
    expect((await store().drafts.revisions('d1')).map((r) => r.hash)).toEqual(['h1', 'h2']);
    expect(await store().drafts.byId('nothing')).toBeNull();
  });

  it.each<DraftState>(['awaiting', 'approved', 'withheld'])('refuses a second draft while one is %s', async (state) => {
    await putDraft(store(), { state });

    const second = putDraft(store(), { id: 'd2', generation: 2 });

    await expect(second).rejects.toMatchObject({ name: 'Refusal', code: 'conflict' });
    expect(await store().drafts.byId('d2')).toBeNull();
  });

  it.each<DraftState>(['discarded', 'superseded', 'expired'])('takes a next draft after one was %s', async (state) => {
    await putDraft(store(), { state });

    await putDraft(store(), { id: 'd2', generation: 2 });

    expect(await store().drafts.byId('d2')).not.toBeNull();
  });

  it('refuses a generation that exists already', async () => {
    await putDraft(store(), { state: 'discarded' });

    const second = putDraft(store(), { id: 'd2', generation: 1 });

    await expect(second).rejects.toMatchObject({ code: 'conflict' });
  });

  it('stores neither draft nor revision when one of them cannot be', async () => {
    await store().occasions.save(anOccasion());

    const broken = store().drafts.insert(aDraft(), aRevision({ draft: 'another' }));

    await expect(broken).rejects.toThrow(/foreign key/i);
    expect(await store().drafts.list({ limit: 9 })).toEqual([]);
  });

  it('belongs to an occasion of the ledger', async () => {
    await expect(store().drafts.insert(aDraft(), aRevision())).rejects.toThrow(/foreign key/i);
  });

  it('is saved only from the state and revision that the caller saw', async () => {
    const draft = await putDraft(store());
    const approved = { ...draft, state: 'approved', handKept: true, why: 'w', holdUntil: day(3) } as const;

    const first = await store().drafts.save(approved, draft);
    const otherState = await store().drafts.save({ ...draft, state: 'discarded' }, draft);
    const otherRevision = await store().drafts.save({ ...draft, revision: 3 }, { state: 'approved', revision: 2 });

    expect([first, otherState, otherRevision]).toEqual([true, false, false]);
    expect((await store().drafts.byId('d1'))?.draft).toEqual(approved);
  });

  it('refuses a revision whose number is taken', async () => {
    await putDraft(store());

    const late = store().drafts.addRevision(aRevision({ n: 1, subject: 'Another' }));

    await expect(late).rejects.toMatchObject({ name: 'Refusal', code: 'stale' });
    expect(await store().drafts.revisions('d1')).toMatchObject([{ subject: 'Kubeflow 1.4: timeline' }]);
  });

  it('keeps one word of each person on each revision, the last one', async () => {
    await putDraft(store());
    await store().drafts.addVerdict(aVerdict({ kind: 'object' }));
    await store().drafts.addVerdict(aVerdict({ actor: 'jbottum', at: day(1, 13) }));
    await store().drafts.addVerdict(aVerdict({ kind: 'approve', at: day(1, 14), via: 'cli' }));

    const file = await store().drafts.byId('d1');

    expect(file?.verdicts.map((v) => [v.actor, v.kind, v.via])).toEqual([
      ['jbottum', 'approve', 'desk'],
      ['kimwnasptd', 'approve', 'cli'],
    ]);
  });

  it('gives verdicts only to revisions that exist', async () => {
    await putDraft(store());

    await expect(store().drafts.addVerdict(aVerdict({ revision: 2 }))).rejects.toThrow(/foreign key/i);
  });

  describe('live drafts', () => {
    const liveIds = async () => (await store().drafts.live()).map((file) => file.draft.id);

    it('are those that something may still come of, oldest first', async () => {
      const states: DraftState[] = ['awaiting', 'approved', 'discarded', 'superseded', 'expired', 'withheld'];
      for (const [index, state] of states.entries()) {
        await putDraft(store(), { id: state, occasion: state, state, createdAt: day(20 - index) });
      }

      expect(await liveIds()).toEqual(['withheld', 'approved', 'awaiting']);
    });

    it('leave out what was delivered', async () => {
      await putDraft(store(), { state: 'approved' });
      await store().sends.insert([aSend({ state: 'sent' })]);
      await store().occasions.settle('timeline:1.4', 'sent', null);

      expect(await liveIds()).toEqual([]);
    });

    it.each<[SendState, boolean]>([
      ['ready', true],
      ['claimed', true],
      ['attempting', true],
      ['cancelled', false],
      ['failed', false],
    ])('of a settled occasion with a send that is %s: %s', async (state, live) => {
      await putDraft(store(), { state: 'discarded' });
      await store().occasions.settle('timeline:1.4', 'discarded', null);
      await store().sends.insert([aSend({ state })]);

      expect((await liveIds()).length > 0).toBe(live);
    });

    it('come each with its own revision, verdicts and sends', async () => {
      for (const id of ['a', 'b']) {
        await putDraft(store(), { id, occasion: id });
        await store().drafts.addVerdict(aVerdict({ draft: id, actor: `approver of ${id}` }));
        await store().sends.insert([aSend({ id: `send of ${id}`, draft: id })]);
      }

      const files = await store().drafts.live();

      expect(files.map((f) => [f.head.draft, f.verdicts[0]?.actor, f.sends[0]?.id])).toEqual([
        ['a', 'approver of a', 'send of a'],
        ['b', 'approver of b', 'send of b'],
      ]);
    });
  });

  it('is listed newest first, by state, release and kind', async () => {
    await putDraft(store(), { id: 'a', occasion: 'a', createdAt: day(1) });
    await putDraft(store(), { id: 'b', occasion: 'b', createdAt: day(2), state: 'approved', kind: 'delay' });
    await putDraft(store(), { id: 'c', occasion: 'c', createdAt: day(3), release: '1.3' });
    await putDraft(store(), { id: 'd', occasion: 'd', createdAt: day(4), release: null, kind: 'digest' });
    const list = async (filter: Omit<Parameters<ReturnType<typeof store>['drafts']['list']>[0], 'limit'>) =>
      (await store().drafts.list({ ...filter, limit: 3 })).map((file) => file.draft.id);

    expect(await list({})).toEqual(['d', 'c', 'b']);
    expect(await list({ release: '1.4' })).toEqual(['b', 'a']);
    expect(await list({ states: ['awaiting'] })).toEqual(['d', 'c', 'a']);
    expect(await list({ states: ['awaiting'], release: '1.4' })).toEqual(['a']);
    expect(await list({ kind: 'delay' })).toEqual(['b']);
    expect(await list({ states: [] })).toEqual([]);
  });
});
