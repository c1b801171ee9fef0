import type { Send, SlackPayload } from '../../../src/domain/send.js';
import { eachStore } from '../../support/store.js';
import { aSend, day } from '../../support/store-samples.js';

const shows = (text: string): SlackPayload => ({
  type: 'slack',
  channel: 'C0TEAM',
  broadcast: false,
  text,
  blocks: [],
});

const aCard = (text: string, over: Partial<Send> = {}): Send => ({
  ...aSend(),
  id: 'card-1',
  purpose: 'card',
  dedupeKey: 'card:d1>C0TEAM',
  about: 'draft:d1',
  draft: null,
  revision: null,
  matter: null,
  destination: 'C0TEAM',
  address: 'C0TEAM',
  payload: shows(text),
  payloadHash: `hash of ${text}`,
  ...over,
});

eachStore((store) => {
  const current = async () => {
    const send = await store().sends.byKey('card:d1>C0TEAM');
    if (send === null) throw new Error('no card');
    return send;
  };

  it('are kept once and changed in place, whatever id the later one has', async () => {
    const first = await store().sends.keep(aCard('waits'));
    const same = await store().sends.keep(aCard('waits', { id: 'card-2' }));
    await store().sends.save(
      { ...(await current()), state: 'sent', remoteId: '1.2', remoteChannel: 'C0TEAM' },
      aCard(''),
    );
    const changed = await store().sends.keep(aCard('approved', { id: 'card-3', expiresAt: day(20) }));

    expect([first, same, changed]).toEqual(['new', 'same', 'changed']);
    expect(await current()).toMatchObject({
      id: 'card-1',
      state: 'ready',
      remoteId: '1.2',
      remoteChannel: 'C0TEAM',
      payload: shows('approved'),
      expiresAt: day(20),
      attempt: 0,
    });
  });

  it.each(['claimed', 'attempting', 'unknown'] as const)('are left alone while they are %s', async (state) => {
    await store().sends.keep(aCard('waits'));
    await store().sends.save({ ...(await current()), state, leaseBy: 'w', leaseUntil: day(3) }, { state: 'ready' });

    const kept = await store().sends.keep(aCard('approved'));

    expect(kept).toBe('busy');
    expect((await current()).payload).toEqual(shows('waits'));
  });

  it('that failed are tried again once they have something else to show', async () => {
    await store().sends.keep(aCard('waits'));
    await store().sends.save({ ...(await current()), state: 'failed', error: 'archived' }, { state: 'ready' });

    const same = await store().sends.keep(aCard('waits'));
    const other = await store().sends.keep(aCard('approved'));

    expect([same, other]).toEqual(['same', 'changed']);
    expect(await current()).toMatchObject({ state: 'ready', error: null });
  });

  it('are found by what they are about and by where they stand', async () => {
    await store().sends.keep(aCard('waits', { remoteId: '1.2', remoteChannel: 'C0TEAM', state: 'sent' }));

    expect((await store().sends.about('draft:d1')).map((send) => send.id)).toEqual(['card-1']);
    expect((await store().sends.bySlackPost('C0TEAM', '1.2'))?.id).toBe('card-1');
    expect(await store().sends.bySlackPost('C0OTHER', '1.2')).toBeNull();
    expect(await store().sends.recent(9)).toEqual([]);
    expect(await store().sends.ofDraft('d1')).toEqual([]);
  });

  it('are known by where they were posted to, the latest first, as long as they say where they stand', async () => {
    const at = (remoteId: string | null) => ({ remoteId, remoteChannel: remoteId === null ? null : 'C0TEAM' });
    for (const [n, remoteId] of ['1.2', null, '1.3'].entries()) {
      await store().sends.keep(aCard(`n${n}`, { id: `n${n}`, dedupeKey: `n${n}`, state: 'sent', ...at(remoteId) }));
    }

    const { address } = aCard('n');
    expect((await store().sends.postedTo(address)).map((send) => send.id)).toEqual(['n2', 'n0']);
    expect(await store().sends.postedTo('elsewhere')).toEqual([]);
  });

  it('belong to no draft, and deliveries to one', async () => {
    await expect(store().sends.insert([aCard('x', { purpose: 'delivery' })])).rejects.toThrow(/check/i);
  });
});
