import type { Repositories, Store } from '../../../src/ports/store.js';
import { type Bench, mailSend, outboxBench, slackSend } from '../../support/outbox-bench.js';

/** A store that dies when the given step is written, before or after its commit. */
function dyingStore(store: Store, dies: (state: string) => 'before' | 'after' | null): Store {
  const killed = () => {
    throw new Error('killed');
  };
  return {
    ...store,
    transaction: async <T>(work: (repositories: Repositories) => Promise<T>): Promise<T> => {
      let moment: 'before' | 'after' | null = null;
      const result = await store.transaction((repositories) =>
        work({
          ...repositories,
          sends: {
            ...repositories.sends,
            save: async (send, was) => {
              moment = dies(send.state);
              if (moment === 'before') killed();
              return repositories.sends.save(send, was);
            },
          },
        }),
      );
      if (moment === 'after') killed();
      return result;
    },
  };
}

describe('a process that is killed while it sends', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await outboxBench();
  });
  afterEach(() => bench.store.close());

  const points: [string, (state: string) => 'before' | 'after' | null, string, number][] = [
    ['before the attempt is committed', (s) => (s === 'attempting' ? 'before' : null), 'sent', 1],
    ['after the attempt, before handing over', (s) => (s === 'attempting' ? 'after' : null), 'unknown', 0],
    ['after handing over, before the commit', (s) => (s === 'sent' ? 'before' : null), 'unknown', 1],
    ['after the commit', (s) => (s === 'sent' ? 'after' : null), 'sent', 1],
  ];

  /** Restarts again and again, for an hour: nobody may come to another result later. */
  const recover = async () => {
    for (let n = 0; n < 12; n++) {
      const outbox = bench.worker(`restarted-${n}`);
      await outbox.sweep();
      await outbox.drain();
      bench.clock.pass(5);
    }
  };

  it.each(points)('%s loses no mail and says none twice', async (_name, dies, state, handedOver) => {
    await bench.put(mailSend('m'));

    await expect(bench.worker('killed', dyingStore(bench.store, dies)).drain()).rejects.toThrow('killed');
    await recover();

    expect(bench.mails).toHaveLength(handedOver);
    expect(await bench.send('m')).toMatchObject({ state });
    if (state === 'unknown') {
      expect((await bench.send('m')).error).toMatch(/Nobody can tell/);
      expect(bench.events).toContainEqual({ level: 'warn', event: 'send.unknown' });
    }
  });

  it.each(points)('%s ends with exactly one post in Slack', async (_name, dies) => {
    await bench.put(slackSend('p'));
    bench.find = (send) => (bench.posts.some((post) => post.send === send) ? `ts-${send}` : null);

    await expect(bench.worker('killed', dyingStore(bench.store, dies)).drain()).rejects.toThrow('killed');
    const restarted = bench.worker('restarted');
    for (let n = 0; n < 12; n++) {
      await restarted.sweep();
      await restarted.drain();
      bench.clock.pass(5);
    }

    expect(bench.posts).toHaveLength(1);
    expect(await bench.send('p')).toMatchObject({ state: 'sent', remoteId: 'ts-p' });
  });

  it('does not take the other destinations with it', async () => {
    await bench.put(mailSend('m'), slackSend('p'));
    const dies = (state: string) => (state === 'attempting' && bench.posts.length === 0 ? ('before' as const) : null);

    await expect(bench.worker('killed', dyingStore(bench.store, dies)).drain()).rejects.toThrow('killed');
    await recover();

    expect(await bench.states()).toEqual({ m: 'sent', p: 'sent' });
  });
});
