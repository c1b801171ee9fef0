import type { DeliverySend, SendState } from '../../../src/domain/send.js';
import type { ClaimRequest } from '../../../src/ports/store.js';
import { eachStore } from '../../support/store.js';
import { aRevision, aSend, day, putDraft } from '../../support/store-samples.js';

const STATES: SendState[] = ['ready', 'claimed', 'attempting', 'sent', 'unknown', 'failed', 'withheld', 'cancelled'];

const request = (over: Partial<ClaimRequest> = {}): ClaimRequest => ({
  now: day(3),
  wall: day(3),
  by: 'worker-1',
  leaseUntil: day(3, 1),
  limit: 100,
  except: [],
  ...over,
});

eachStore((store) => {
  const put = (...sends: Partial<DeliverySend>[]) => store().sends.insert(sends.map(aSend));
  const claimed = async (over: Partial<ClaimRequest> = {}) =>
    (await store().sends.claim(request(over))).map((send) => send.id);

  beforeEach(async () => {
    await putDraft(store());
  });

  it('comes back as it was given', async () => {
    const send = aSend({ remoteId: '<1@kubeflow.herald>', afterSend: 's0', receipt: '250 OK', sentAt: day(2) });
    await store().sends.insert([send]);

    expect(await store().sends.byId('s1')).toEqual(send);
    expect(await store().sends.ofDraft('d1')).toEqual([send]);
    expect(await store().sends.byId('nothing')).toBeNull();
  });

  it('is written once per dedupe key', async () => {
    await put({ id: 'a', dedupeKey: 'k', address: 'first' });
    await put({ id: 'b', dedupeKey: 'k', destination: 'other' }, { id: 'c' });

    expect((await store().sends.recent(9)).map((send) => send.id).sort()).toEqual(['a', 'c']);
  });

  it('is counted by purpose and state', async () => {
    await put({ id: 'a' }, { id: 'b', destination: 'other' }, { id: 'c', destination: 'third', state: 'sent' });

    const counts = await store().sends.counts();

    expect(counts.sort((a, b) => (a.state < b.state ? -1 : 1))).toEqual([
      { purpose: 'delivery', state: 'ready', count: 2 },
      { purpose: 'delivery', state: 'sent', count: 1 },
    ]);
  });

  it('is written once per draft, revision, destination and part', async () => {
    await store().drafts.addRevision(aRevision({ n: 2 }));
    await put({ id: 'a', destination: 'list' });

    await expect(put({ id: 'b', destination: 'list' })).rejects.toThrow(/unique/i);
    await put({ id: 'c', destination: 'list', part: 2 }, { id: 'd', destination: 'list', revision: 2 });
  });

  it('is never two of the same remote message', async () => {
    await put({ id: 'a', destination: 'slack', remoteId: '1629212400.000200', state: 'sent' });

    await expect(put({ id: 'b', destination: 'slack', part: 2, remoteId: '1629212400.000200' })).rejects.toThrow(
      /unique/i,
    );
    await put({ id: 'c', destination: 'slack-2', remoteId: '1629212400.000200' });
  });

  it('may be approved again with the same Message-ID when the first never left', async () => {
    await store().drafts.addRevision(aRevision({ n: 2 }));
    await put({ id: 'a', destination: 'list', remoteId: '<1@kubeflow.herald>', state: 'withheld' });

    await put({ id: 'b', destination: 'list', remoteId: '<1@kubeflow.herald>', revision: 2 });

    expect(await store().sends.byId('b')).not.toBeNull();
  });

  it('belongs to a revision that exists', async () => {
    await expect(put({ revision: 7 })).rejects.toThrow(/foreign key/i);
  });

  it('is shown newest first', async () => {
    await put({ id: 'a', notBefore: day(2) }, { id: 'b', notBefore: day(4) }, { id: 'c', notBefore: day(3) });
    await put({ id: 'd', notBefore: day(1), state: 'sent', sentAt: day(5) });

    expect((await store().sends.recent(3)).map((send) => send.id)).toEqual(['d', 'b', 'c']);
  });

  it('is found by state', async () => {
    await put(...STATES.map((state) => ({ id: state, state })));

    const found = await store().sends.inStates(['unknown', 'failed']);

    expect(found.map((send) => send.id)).toEqual(['failed', 'unknown']);
    expect(await store().sends.inStates([])).toEqual([]);
  });

  describe('claiming', () => {
    it('takes what is ready and due, in order, with a lease', async () => {
      await put({ id: 'b', notBefore: day(2) }, { id: 'c', notBefore: day(1) }, { id: 'a', notBefore: day(2) });

      const sends = await store().sends.claim(request());

      expect(sends.map((send) => send.id)).toEqual(['c', 'a', 'b']);
      expect(sends[0]).toEqual(
        aSend({ id: 'c', notBefore: day(1), state: 'claimed', leaseBy: 'worker-1', leaseUntil: day(3, 1) }),
      );
      expect(await store().sends.byId('c')).toEqual(sends[0]);
    });

    it('takes no more than asked for, the earliest first', async () => {
      await put({ id: 'b', notBefore: day(2) }, { id: 'c', notBefore: day(1) }, { id: 'a', notBefore: day(2) });

      expect(await claimed({ limit: 2 })).toEqual(['c', 'a']);
      expect(await claimed({ limit: 2 })).toEqual(['b']);
      expect(await claimed({ limit: 2 })).toEqual([]);
    });

    it('leaves out the destinations that it is told to', async () => {
      await put({ id: 'a', destination: 'list' }, { id: 'b', destination: 'slack' }, { id: 'c', destination: 'other' });

      const taken = await claimed({ except: ['list', 'other'] });

      expect(taken).toEqual(['b']);
      expect(await claimed()).toEqual(['a', 'c']);
    });

    it('leaves alone what is not due or waits for another try', async () => {
      await put(
        { id: 'exactly due', notBefore: day(3) },
        { id: 'not due', notBefore: day(3, 1) },
        { id: 'tried again now', nextAt: day(3) },
        { id: 'tried again later', nextAt: day(3, 1) },
      );

      expect((await claimed()).sort()).toEqual(['exactly due', 'tried again now']);
    });

    it.each(STATES)('of a send that is %s', async (state) => {
      await put({ state, leaseBy: 'worker-0', leaseUntil: day(3, 1) });

      expect(await claimed()).toEqual(state === 'ready' ? ['s1'] : []);
    });

    it('takes over when a lease has run out, by wall time', async () => {
      await put({ state: 'claimed', leaseBy: 'worker-0', leaseUntil: day(3, 1) });

      expect(await claimed({ now: day(8), wall: day(3) })).toEqual([]);
      expect(await claimed({ now: day(8), wall: day(3, 1) })).toEqual(['s1']);
      expect(await store().sends.byId('s1')).toMatchObject({ leaseBy: 'worker-1' });
    });

    it.each(STATES)(
      'waits with a later part for the one before it, which is %s, until that is settled',
      async (state) => {
        await put({ id: 'part-1', state, leaseUntil: day(9) }, { id: 'part-2', part: 2, afterSend: 'part-1' });

        const waits = ['ready', 'claimed', 'attempting'].includes(state);

        expect((await claimed()).includes('part-2')).toBe(!waits);
      },
    );

    it('takes what follows in a thread behind its root, and does not wait for that', async () => {
      await put({ id: 'a', afterSend: 'root' }, { id: 'root' }, { id: 'b', state: 'ready' });

      expect(await claimed()).toEqual(['b', 'root', 'a']);
    });

    it('does not wait for a send that does not exist', async () => {
      await put({ id: 'reply', afterSend: 'nothing' });

      expect(await claimed()).toEqual(['reply']);
    });

    it('gives back at once what a process that is gone had claimed, and nothing else', async () => {
      await put({ id: 's1', state: 'claimed', leaseBy: 'gone', leaseUntil: day(9) });
      await put({ id: 's2', state: 'attempting', leaseBy: 'gone', leaseUntil: day(9) });

      expect(await store().sends.unclaim()).toBe(1);

      expect(await store().sends.byId('s1')).toMatchObject({ state: 'ready', leaseBy: null, leaseUntil: null });
      expect(await store().sends.byId('s2')).toMatchObject({ state: 'attempting', leaseBy: 'gone' });
      expect(await claimed()).toEqual(['s1']);
    });

    it('never gives one send to two claimers', async () => {
      const ids = Array.from({ length: 30 }, (_, index) => `s${String(index).padStart(2, '0')}`);
      await put(...ids.map((id) => ({ id })));

      const claims = await Promise.all(
        Array.from({ length: 10 }, (_, index) => claimed({ by: `worker-${index}`, limit: 4 })),
      );

      expect(claims.flat().sort()).toEqual(ids);
    });
  });

  it('is abandoned when its lease ran out in the middle of an attempt', async () => {
    await put(
      { id: 'abandoned', state: 'attempting', leaseUntil: day(3) },
      { id: 'under way', state: 'attempting', leaseUntil: day(3, 1) },
      { id: 'only claimed', state: 'claimed', leaseUntil: day(3) },
    );

    expect((await store().sends.abandoned(day(3))).map((send) => send.id)).toEqual(['abandoned']);
  });

  it('is saved only from the state that the caller saw', async () => {
    await put({});
    const sent = { state: 'sent', remoteId: 'r', receipt: '250', sentAt: day(3), attempt: 1, error: null } as const;

    const first = await store().sends.save(aSend(sent), { state: 'ready' });
    const second = await store().sends.save(aSend({ state: 'failed' }), { state: 'ready' });

    expect([first, second]).toEqual([true, false]);
    expect(await store().sends.byId('s1')).toEqual(aSend(sent));
  });

  it('is saved only by who holds its lease', async () => {
    await put({ id: 'held', state: 'claimed', leaseBy: 'worker-1' }, { id: 'free', state: 'ready' });
    const save = async (id: string, state: SendState, leaseBy: string | null) =>
      store().sends.save(aSend({ id, state, leaseBy }), { state, leaseBy });

    expect(await save('held', 'claimed', 'worker-2')).toBe(false);
    expect(await save('held', 'claimed', null)).toBe(false);
    expect(await save('held', 'claimed', 'worker-1')).toBe(true);
    expect(await save('free', 'ready', 'worker-1')).toBe(false);
    expect(await save('free', 'ready', null)).toBe(true);
  });

  it('never changes what was approved', async () => {
    await put({});
    const payload = { type: 'slack', channel: 'C1', text: 'Another', blocks: [], broadcast: false } as const;
    const changed = aSend({ state: 'claimed', address: 'elsewhere', payload: { ...payload, blocks: [] } });

    await store().sends.save(changed, { state: 'ready' });

    expect(await store().sends.byId('s1')).toEqual(aSend({ state: 'claimed' }));
  });

  it('writes nothing about one that was given another payload since', async () => {
    await put({});

    const saved = await store().sends.save(aSend({ state: 'claimed', payloadHash: 'p0' }), { state: 'ready' });

    expect(saved).toBe(false);
    expect(await store().sends.byId('s1')).toEqual(aSend());
  });

  it('keeps every attempt', async () => {
    await put({});
    const first = { send: 's1', n: 1, at: day(3), outcome: 'unsent', error: '451' } as const;
    const second = { send: 's1', n: 2, at: day(3, 1), outcome: 'accepted', error: null } as const;
    await store().sends.addAttempt(second);
    await store().sends.addAttempt(first);

    expect(await store().sends.attempts('s1')).toEqual([first, second]);
    await expect(store().sends.addAttempt(first)).rejects.toThrow(/unique/i);
  });

  describe('the next moment at which something is due', () => {
    it('is none when nothing is open', async () => {
      await put({ state: 'sent', notBefore: day(5) });

      expect(await store().sends.nextDue(day(1))).toBeNull();
    });

    it('is when a send may leave, is tried again or expires', async () => {
      await put({ notBefore: day(2), nextAt: day(4), expiresAt: day(9) });

      expect(await store().sends.nextDue(day(1))).toBe(day(4));
      expect(await store().sends.nextDue(day(4))).toBe(day(9));
      expect(await store().sends.nextDue(day(9))).toBeNull();
    });

    it('is the earliest of all sends', async () => {
      await put({ id: 'a', notBefore: day(6) }, { id: 'b', notBefore: day(5), nextAt: day(1) });

      expect(await store().sends.nextDue(day(2))).toBe(day(5));
    });
  });
});
