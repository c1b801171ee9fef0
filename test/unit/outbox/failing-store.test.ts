import { setImmediate } from 'node:timers/promises';
import { StoreBusy } from '../../../src/domain/errors.js';
import type { Delivery } from '../../../src/domain/send.js';
import type { Outbox } from '../../../src/outbox/outbox.js';
import type { Repositories, Store } from '../../../src/ports/store.js';
import { type Bench, mailSend, outboxBench, slackSend } from '../../support/outbox-bench.js';

const BUSY = 'Another program is writing';

describe('the outbox, while the store takes no transaction', () => {
  let bench: Bench;
  let outbox: Outbox;
  /** States that cannot be written, until the store is well again. */
  let failing: string[];
  let claims: number;
  beforeEach(async () => {
    bench = await outboxBench();
    failing = [];
    claims = 0;
    outbox = bench.worker('one', failingStore(bench.store));
  });
  afterEach(() => bench.store.close());

  const failingStore = (store: Store): Store => ({
    ...store,
    sends: {
      ...store.sends,
      claim: (request) => {
        claims += 1;
        return store.sends.claim(request);
      },
    },
    transaction: <T>(work: (repositories: Repositories) => Promise<T>): Promise<T> =>
      store.transaction((repositories) =>
        work({
          ...repositories,
          sends: {
            ...repositories.sends,
            save: async (send, was) => {
              if (failing.includes(send.state)) throw new StoreBusy();
              return repositories.sends.save(send, was);
            },
          },
        }),
      ),
  });

  it('ends its drain at the first failure, so that others get a word in', async () => {
    failing = ['attempting'];
    await bench.put(...Array.from({ length: 20 }, (_, n) => mailSend(`m${n}`, { destination: `list-${n}` })));

    await expect(outbox.drain()).rejects.toThrow(BUSY);
    await setImmediate();

    expect(claims).toBe(1);
    expect(bench.mails).toEqual([]);
  });

  it('sends everything once it is well again, without waiting for a lease', async () => {
    failing = ['attempting'];
    await bench.put(...Array.from({ length: 20 }, (_, n) => mailSend(`m${n}`, { destination: `list-${n}` })));
    await expect(outbox.drain()).rejects.toThrow(BUSY);
    await outbox.idle();

    failing = [];
    await outbox.drain();

    expect(Object.values(await bench.states())).toEqual(Array(20).fill('sent'));
    expect(bench.mails).toHaveLength(20);
  });

  const answers: [string, Delivery | null, string, Partial<Delivery>][] = [
    ['that it took the message', null, 'sent', {}],
    ['that it refuses it', { outcome: 'refused', error: 'No.' }, 'failed', { error: 'No.' }],
    [
      'that it did not take it now',
      { outcome: 'unsent', error: 'Later.', retryAfterSeconds: null },
      'ready',
      { error: 'Later.' },
    ],
    ['to wait', { outcome: 'unsent', error: 'A pause.', retryAfterSeconds: 60 }, 'ready', { error: 'A pause.' }],
  ];
  describe.each([
    ['a mail server', mailSend],
    ['Slack', slackSend],
  ])('keeps what %s has answered', (_who, send) => {
    it.each(answers)('%s, and writes it down later', async (_what, answer, state, over) => {
      bench.handing = async () => {
        failing = ['sent', 'failed', 'ready', 'claimed'];
      };
      if (answer !== null) bench.next = [answer];
      await bench.put(send('s'));

      await expect(outbox.drain()).rejects.toThrow(BUSY);
      failing = [];
      await outbox.sweep();

      expect(await bench.send('s')).toMatchObject({ state, ...over });
      expect([...bench.mails, ...bench.posts]).toHaveLength(1);
      expect(await bench.store.sends.attempts('s')).toHaveLength(1);
    });
  });

  it('keeps it over a time in which the send has come to count as unknown', async () => {
    failing = ['sent'];
    await bench.put(mailSend('m'));
    await expect(outbox.drain()).rejects.toThrow(BUSY);
    bench.clock.pass(10);
    await outbox.sweep();
    const meanwhile = await bench.send('m');

    failing = [];
    await outbox.drain();

    expect(meanwhile.state).toBe('unknown');
    expect(await bench.send('m')).toMatchObject({ state: 'sent', receipt: '250 queued' });
    expect(bench.mails).toHaveLength(1);
  });

  it('writes down what it keeps when it is stopped', async () => {
    failing = ['sent'];
    await bench.put(mailSend('m'));
    await expect(outbox.drain()).rejects.toThrow(BUSY);

    failing = [];
    await outbox.stop();

    expect(await bench.states()).toEqual({ m: 'sent' });
  });
});
