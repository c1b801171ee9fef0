import { eachStore } from '../../support/store.js';
import { day } from '../../support/store-samples.js';

eachStore((store) => {
  const word = (externalId: string, over: { receivedAt?: string; payload?: unknown } = {}) =>
    store().inbox.add({ source: 'slack', externalId, receivedAt: day(3), payload: { type: 'action' }, ...over });

  it('takes a word once, however often it is delivered', async () => {
    const first = await word('a');
    const again = await word('a', { payload: { type: 'other' } });

    expect([first, again]).toEqual([true, false]);
    expect(await store().inbox.byId('slack', 'a')).toEqual({
      source: 'slack',
      externalId: 'a',
      receivedAt: day(3),
      payload: { type: 'action' },
      handledAt: null,
      result: null,
    });
    expect(await store().inbox.byId('slack', 'b')).toBeNull();
  });

  it('takes it once from two at the same moment', async () => {
    const taken = await Promise.all([word('a'), word('a'), word('a')]);

    expect(taken.filter((was) => was)).toHaveLength(1);
  });

  it('shows what waits since before a moment, in the order in which it came', async () => {
    await word('late', { receivedAt: day(4) });
    await word('first', { receivedAt: day(2) });
    await word('second', { receivedAt: day(2) });

    const waiting = await store().inbox.waiting(day(3), 10);

    expect(waiting.map((entry) => entry.externalId)).toEqual(['first', 'second']);
    expect(await store().inbox.waiting(day(3), 1)).toHaveLength(1);
  });

  it('is settled once', async () => {
    await word('a');

    const first = await store().inbox.settle('slack', 'a', day(3, 1), 'approved');
    const again = await store().inbox.settle('slack', 'a', day(3, 2), 'approved again');

    expect([first, again]).toEqual([true, false]);
    expect(await store().inbox.byId('slack', 'a')).toMatchObject({ handledAt: day(3, 1), result: 'approved' });
    expect(await store().inbox.waiting(day(9), 10)).toEqual([]);
  });

  it('forgets what was said and handled long ago, and still knows that it was', async () => {
    await word('old', { receivedAt: day(1) });
    await word('old and waiting', { receivedAt: day(1) });
    await word('new', { receivedAt: day(5) });
    for (const id of ['old', 'new']) await store().inbox.settle('slack', id, day(5), 'done');

    const dropped = await store().inbox.dropPayloads(day(4));

    const payloads = await Promise.all(
      ['old', 'old and waiting', 'new'].map(async (id) => (await store().inbox.byId('slack', id))?.payload),
    );
    expect(dropped).toBe(1);
    expect(payloads).toEqual([null, { type: 'action' }, { type: 'action' }]);
    expect(await word('old')).toBe(false);
    expect(await store().inbox.dropPayloads(day(4))).toBe(0);
  });
});
