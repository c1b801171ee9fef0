/** Between the claim of a mail and the first byte of its content: whoever has a say is heard, and what breaks off is no loss. */
import type { Delivery } from '../../../src/domain/send.js';
import type { Outbox } from '../../../src/outbox/outbox.js';
import type { Repositories, Store } from '../../../src/ports/store.js';
import { type Bench, mailSend, outboxBench } from '../../support/outbox-bench.js';

const greylisted: Delivery = { outcome: 'unsent', error: '450 Greylisted', retryAfterSeconds: null };
const noSuchList: Delivery = { outcome: 'refused', error: '550 No such list' };

describe('a mail that is brought to the mail server', () => {
  let bench: Bench;
  let outbox: Outbox;
  beforeEach(async () => {
    bench = await outboxBench();
    outbox = bench.worker('one');
    await bench.put(mailSend('m'));
  });
  afterEach(() => bench.store.close());

  it('is merely claimed until then, by a lease that began when it was its turn', async () => {
    const seen: unknown[] = [];
    bench.gate = async () => {
      bench.clock.pass(3);
      return { verdict: 'go' };
    };
    const look = async () => {
      const { state, leaseBy, leaseUntil, attempt } = await bench.send('m');
      seen.push([state, leaseBy, leaseUntil, attempt]);
      return null;
    };
    bench.connecting = look;
    bench.handing = async () => void (await look());

    await outbox.drain();

    const lease = '2026-01-05T09:08:00.000Z';
    expect(seen).toEqual([
      ['claimed', 'one', lease, 0],
      ['attempting', 'one', lease, 1],
    ]);
  });

  it('is tried again by itself when it breaks off before, which counts as a try', async () => {
    bench.connecting = async () => greylisted;
    await outbox.drain();
    const put = await bench.send('m');
    bench.connecting = async () => null;
    bench.clock.pass(1);

    await outbox.drain();

    expect(put).toMatchObject({ state: 'ready', attempt: 1, error: '450 Greylisted', leaseBy: null });
    expect(await bench.send('m')).toMatchObject({ state: 'sent', attempt: 2 });
    expect((await bench.store.sends.attempts('m')).map(({ outcome }) => outcome)).toEqual(['unsent', 'accepted']);
  });

  it('fails when it is refused before, and gives way as the root of its thread', async () => {
    bench.connecting = async () => noSuchList;

    await outbox.drain();

    expect(await bench.send('m')).toMatchObject({ state: 'failed', error: '550 No such list' });
    expect(await bench.store.matters.root('timeline:1.4', 'list')).toBeNull();
  });

  it('is not written by one whose lease was lost to another meanwhile', async () => {
    let first = true;
    bench.connecting = async () => {
      if (!first) return null;
      first = false;
      bench.clock.pass(10);
      await bench.worker('two').drain();
      return null;
    };

    await outbox.drain();

    expect(bench.mails).toHaveLength(1);
    expect(await bench.send('m')).toMatchObject({ state: 'sent', attempt: 1 });
  });

  it.each<[string, Delivery]>([
    ['was put off', greylisted],
    ['was refused', noSuchList],
  ])('does not speak for one that another has taken meanwhile, when it %s', async (_what, answer) => {
    let first = true;
    bench.connecting = async () => {
      if (!first) return null;
      first = false;
      bench.clock.pass(10);
      await bench.worker('two').drain();
      return answer;
    };

    await outbox.drain();

    expect(await bench.send('m')).toMatchObject({ state: 'sent', attempt: 1 });
  });

  it('does not leave when it is withheld or cancelled meanwhile', async () => {
    bench.connecting = async () => {
      const claimed = await bench.send('m');
      await bench.store.sends.save({ ...claimed, state: 'withheld', leaseBy: null }, { state: 'claimed' });
      return null;
    };

    await outbox.drain();

    expect(bench.mails).toEqual([]);
    expect((await bench.send('m')).state).toBe('withheld');
  });

  it('does not leave when Herald is paused meanwhile, and leaves afterwards', async () => {
    let paused = false;
    const stoppable = bench.worker('one', bench.store, { mayLeave: async () => (paused ? [] : ['delivery']) });
    bench.connecting = async () => {
      paused = true;
      return null;
    };

    await stoppable.drain();
    const kept = await bench.send('m');
    bench.connecting = async () => null;
    paused = false;
    await stoppable.drain();

    expect(kept).toMatchObject({ state: 'ready', error: 'Herald is paused.', attempt: 0 });
    expect(bench.mails).toHaveLength(1);
  });
});

describe('what was claimed by a process that is gone', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await outboxBench();
    await bench.put(mailSend('m', { state: 'claimed', leaseBy: 'gone', leaseUntil: '2026-01-05T09:05:00.000Z' }));
  });
  afterEach(() => bench.store.close());

  it('is free at once for the only one there is', async () => {
    await bench.worker('next', bench.store, { alone: true }).drain();

    expect((await bench.send('m')).state).toBe('sent');
  });

  it('waits for its lease where there may be others', async () => {
    const next = bench.worker('next');
    await next.drain();
    const during = (await bench.send('m')).state;
    bench.clock.pass(5);

    await next.drain();

    expect([during, (await bench.send('m')).state]).toEqual(['claimed', 'sent']);
  });

  it('costs nothing but a vain connection when the other one lives after all', async () => {
    bench.connecting = async () => {
      bench.connecting = async () => null;
      await bench.worker('second by mistake', bench.store, { alone: true }).drain();
      return null;
    };

    await bench.worker('first', bench.store, { alone: true }).drain();

    expect(bench.mails).toHaveLength(1);
    expect(await bench.send('m')).toMatchObject({ state: 'sent', attempt: 1 });
  });
});

describe('an attempt that cannot be committed', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await outboxBench();
    await bench.put(mailSend('m'));
  });
  afterEach(() => bench.store.close());

  /** Fails as long as it is told to, `before` it is written or `after`. */
  const failing = (store: Store, fails: () => 'before' | 'after' | null): Store => ({
    ...store,
    transaction: async <T>(work: (repositories: Repositories) => Promise<T>): Promise<T> => {
      let moment: 'before' | 'after' | null = null;
      const result = await store.transaction((repositories) =>
        work({
          ...repositories,
          sends: {
            ...repositories.sends,
            save: async (send, was) => {
              moment = send.state === 'attempting' ? fails() : null;
              if (moment === 'before') throw new Error('The disk is full.');
              return repositories.sends.save(send, was);
            },
          },
        }),
      );
      if (moment === 'after') throw new Error('The disk failed.');
      return result;
    },
  });

  it.each(['before', 'after'] as const)('(%s it was written) lets nothing out, and is made up for', async (moment) => {
    let ill = true;
    const outbox = bench.worker(
      'one',
      failing(bench.store, () => (ill ? moment : null)),
    );

    await expect(outbox.drain()).rejects.toThrow('The disk');
    const mails = bench.mails.length;
    ill = false;
    bench.clock.pass(1);
    await outbox.drain();
    bench.clock.pass(1);
    await outbox.drain();

    expect(mails).toBe(0);
    expect(bench.mails).toHaveLength(1);
    expect((await bench.send('m')).state).toBe('sent');
  });

  it('is noticed before a mail server is troubled where the store takes nothing at all', async () => {
    let connections = 0;
    bench.connecting = async () => {
      connections += 1;
      return null;
    };
    const store: Store = { ...bench.store, transaction: () => Promise.reject(new Error('The disk is full.')) };

    await expect(bench.worker('one', store).drain()).rejects.toThrow('full');

    expect(connections).toBe(0);
  });
});
