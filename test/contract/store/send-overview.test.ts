import type { SendState } from '../../../src/domain/send.js';
import { noteTo } from '../../support/outbox-bench.js';
import { eachStore } from '../../support/store.js';
import { aSend, day, putDraft } from '../../support/store-samples.js';

const STATES: SendState[] = ['ready', 'claimed', 'attempting', 'sent', 'unknown', 'failed', 'withheld', 'cancelled'];

eachStore((store) => {
  const overview = () => store().sends.overview(day(10), day(9));

  it('of an empty outbox are none', async () => {
    expect(await overview()).toEqual({ due: [], unknown: [], alarms: [] });
  });

  it('count as due once their time has come, until they have left, by purpose and with the earliest time', async () => {
    await putDraft(store(), { state: 'approved' });
    await store().sends.insert([
      aSend({ id: 'late', destination: 'a', notBefore: day(8), state: 'claimed' }),
      aSend({ id: 'later', destination: 'b', notBefore: day(9), nextAt: day(12) }),
      aSend({ id: 'to come', destination: 'c', notBefore: day(11) }),
      aSend({ id: 'gone', destination: 'd', notBefore: day(7), state: 'sent' }),
      aSend({ id: 'given up', destination: 'e', notBefore: day(7), state: 'failed' }),
      noteTo('C0TEAM', { id: 'alarm', purpose: 'alarm', notBefore: day(10), state: 'attempting' }),
    ]);

    const { due } = await overview();

    expect(due.sort((a, b) => (a.purpose < b.purpose ? -1 : 1))).toEqual([
      { purpose: 'alarm', count: 1, since: day(10) },
      { purpose: 'delivery', count: 2, since: day(8) },
    ]);
  });

  it('that stand and are only to be changed are due since nobody knows when', async () => {
    const standing = { remoteId: '1.2', remoteChannel: 'C0TEAM', sentAt: day(2), notBefore: day(2) };
    await store().sends.insert([noteTo('C0TEAM', { id: 'card', ...standing })]);

    expect((await overview()).due).toEqual([{ purpose: 'card', count: 1, since: null }]);
  });

  it('of which nobody can tell are as old as the last try', async () => {
    await putDraft(store(), { state: 'approved' });
    await store().sends.insert([
      aSend({ id: 'one', destination: 'a', state: 'unknown', notBefore: day(1) }),
      aSend({ id: 'two', destination: 'b', state: 'unknown', notBefore: day(6) }),
      aSend({ id: 'three', destination: 'c', state: 'sent', notBefore: day(1) }),
    ]);
    const tried = { outcome: 'unknown', error: 'The connection ended.' } as const;
    await store().sends.addAttempt({ send: 'one', n: 1, at: day(4), ...tried });
    await store().sends.addAttempt({ send: 'one', n: 2, at: day(5), ...tried });
    await store().sends.addAttempt({ send: 'three', n: 1, at: day(2), ...tried });

    expect((await overview()).unknown).toEqual([{ purpose: 'delivery', count: 2, since: day(5) }]);
  });

  it('that are alarms are counted by state, old ones not', async () => {
    const alarm = (id: string, date: number, state: 'sent' | 'failed') =>
      noteTo('C0TEAM', { id, purpose: 'alarm', notBefore: day(date), state });
    await store().sends.insert([
      alarm('a', 9, 'sent'),
      alarm('b', 9, 'sent'),
      alarm('c', 10, 'failed'),
      alarm('d', 8, 'failed'),
      noteTo('C0TEAM', { id: 'card', notBefore: day(9), state: 'failed' }),
    ]);

    const { alarms } = await overview();

    expect(alarms.sort((a, b) => (a.state < b.state ? -1 : 1))).toEqual([
      { state: 'failed', count: 1 },
      { state: 'sent', count: 2 },
    ]);
  });

  it('counts as delivered from the moment at which it left, or may have', async () => {
    await putDraft(store(), { state: 'approved' });
    await store().sends.insert([
      ...STATES.map((state, i) => aSend({ id: state, state, destination: `to-${i}`, notBefore: day(3) })),
      aSend({ id: 'old', destination: 'old', state: 'sent', notBefore: day(1), sentAt: day(2) }),
      aSend({ id: 'late', destination: 'late', state: 'sent', notBefore: day(1), sentAt: day(4) }),
    ]);

    const delivered = await store().sends.deliveredSince(day(2, 1));

    const of = (state: SendState): string => `to-${STATES.indexOf(state)}`;
    expect(delivered.sort((a, b) => (a.destination < b.destination ? -1 : 1))).toEqual([
      { draft: 'd1', destination: 'late', at: day(4) },
      { draft: 'd1', destination: of('attempting'), at: day(3) },
      { draft: 'd1', destination: of('sent'), at: day(3) },
      { draft: 'd1', destination: of('unknown'), at: day(3) },
    ]);
  });
});
