import type { Delivery, Send } from '../../../src/domain/send.js';
import type { Outbox } from '../../../src/outbox/outbox.js';
import { createPace } from '../../../src/outbox/pace.js';
import { type HandTime, handTime } from '../../support/hand-time.js';
import { type Bench, mailSend, noteTo, outboxBench, slackSend } from '../../support/outbox-bench.js';
import { slackPayload } from '../../support/outside-messages.js';

const tooFast = (retryAfterSeconds: number): Delivery => ({
  outcome: 'unsent',
  error: 'Slack asks for a pause.',
  retryAfterSeconds,
});

describe('the outbox, when Slack asks it to wait', () => {
  let bench: Bench;
  let time: HandTime;
  let outbox: Outbox;
  beforeEach(async () => {
    bench = await outboxBench();
    time = handTime();
    bench.pace = () => createPace({ sleep: time.sleep });
    outbox = bench.worker('one');
  });
  afterEach(async () => {
    await outbox.stop();
    await bench.store.close();
  });

  const keep = async (...sends: Send[]) => {
    for (const send of sends) await bench.store.sends.keep(send);
  };
  const posted = () => bench.posts.map(({ send }) => send);
  /** Drains until nothing more happens by itself. */
  const drain = async () => {
    void outbox.drain(60_000);
    await time.pass(0);
    await time.pass(0);
  };

  it('sends the same message again after the pause, without losing a try or waiting for the calendar', async () => {
    await bench.put(slackSend('p'));
    bench.next.push(...Array.from({ length: 30 }, () => tooFast(20)));
    await drain();
    const first = await bench.send('p');

    await time.pass(30 * 20_100);

    expect(first).toMatchObject({ state: 'claimed', attempt: 0, error: 'Slack asks for a pause.' });
    expect(posted()).toHaveLength(31);
    expect(await bench.send('p')).toMatchObject({ state: 'sent', attempt: 1, error: null });
  });

  it('sends nothing to Slack before the pause has passed', async () => {
    await bench.put(slackSend('p'));
    bench.next.push(tooFast(20));
    await drain();
    await keep(noteTo('U0ANNA', { id: 'q' }), noteTo('U0BEN', { id: 'r' }));
    await drain();

    await time.pass(19_000);
    const during = posted();
    await time.pass(2000);

    expect(during).toEqual(['p']);
    expect(posted().sort()).toEqual(['p', 'p', 'q', 'r']);
  });

  it('keeps the order of what goes to one channel', async () => {
    await bench.put(
      slackSend('one', { dedupeKey: '1', notBefore: '2021-08-16T11:00:00.000Z' }),
      slackSend('two', { dedupeKey: '2', notBefore: '2021-08-16T11:01:00.000Z', part: 2, draft: 'd1' }),
    );
    bench.next.push(tooFast(20));
    await drain();

    await time.pass(60_000);

    expect(posted().slice(0, 2)).toEqual(['one', 'one']);
  });

  it('sends mail meanwhile', async () => {
    await bench.put(slackSend('p'));
    bench.next.push(tooFast(200));
    await drain();
    await bench.put(mailSend('m'));

    await drain();

    expect(bench.mails).toHaveLength(1);
  });

  it('gives a claim back before its lease runs out, and takes it anew', async () => {
    await bench.put(slackSend('p'));
    await keep(noteTo('U0ANNA', { id: 'q' }));
    bench.next.push(tooFast(200), tooFast(230));
    await drain();

    // The first to go meets another pause, and the other one has waited for almost as long as its lease.
    await time.pass(201_000);
    bench.next.push(tooFast(230));
    await time.pass(100_000);
    await drain();
    const states = [(await bench.send('p')).state, (await bench.send('q')).state];
    await time.pass(900_000);
    await drain();

    expect(states).toEqual(['claimed', 'claimed']);
    expect((await bench.send('q')).state).toBe('sent');
    expect((await bench.send('p')).state).toBe('sent');
  });

  it('ends what waits as one that another process may send, when it stops', async () => {
    await bench.put(slackSend('p'));
    bench.next.push(tooFast(200));
    await drain();

    await outbox.stop();
    const { attempted } = await outbox.drain();

    expect(await bench.send('p')).toMatchObject({ state: 'ready', nextAt: null, leaseBy: null, attempt: 0 });
    expect(attempted).toBe(0);
    await time.pass(1);
    bench.pace = () => createPace({ sleep: time.sleep });
    await bench.worker('two').drain();
    expect((await bench.send('p')).state).toBe('sent');
  });

  it('finishes what is under way when it stops', async () => {
    let answer: () => void = () => undefined;
    bench.handing = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    await bench.put(slackSend('p'));
    await drain();

    const stopping = outbox.stop();
    answer();
    await stopping;

    expect((await bench.send('p')).state).toBe('sent');
  });

  it('cancels what expired while it waited', async () => {
    await bench.put(slackSend('p'));
    bench.next.push(tooFast(60));
    await drain();
    bench.clock.pass(10 * 24 * 60);

    await time.pass(61_000);

    expect(posted()).toEqual(['p']);
    expect((await bench.send('p')).state).toBe('cancelled');
  });

  it('lets messages to one channel leave a second apart, cards and announcements alike', async () => {
    await bench.put(slackSend('announcement', { address: 'C0TEAM' }));
    await keep(noteTo('C0TEAM', { id: 'card' }), noteTo('C0TEAM', { id: 'alarm', purpose: 'alarm' }));
    await drain();
    const counts = [posted().length];

    for (let n = 0; n < 2; n++) {
      await time.pass(900);
      counts.push(posted().length);
      await time.pass(200);
      counts.push(posted().length);
    }

    expect(counts).toEqual([1, 1, 2, 2, 3]);
  });

  it('has five hundred prompts wait for an announcement, and not the other way round', async () => {
    for (let n = 0; n < 40; n++) await keep(noteTo(`U${n}`, { id: `p${n}`, purpose: 'prompt' }));
    await bench.put(slackSend('z', { notBefore: '2021-08-16T12:00:00.000Z' }));
    bench.next.push(tooFast(10));
    await drain();

    await time.pass(10_100);

    expect(posted().slice(0, 10)).toContain('z');
  });
});

describe('whatever is not an announcement', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await outboxBench();
  });
  afterEach(() => bench.store.close());

  it.each(['prompt', 'nudge', 'alarm', 'card'] as const)(
    'is cancelled when it is a %s whose reason is gone',
    async (purpose) => {
      await bench.store.sends.keep(noteTo('U0ANNA', { purpose }));
      bench.gate = async () => ({ verdict: 'cancel', why: 'Anna has answered.' });

      await bench.worker('one').drain();

      expect(bench.posts).toEqual([]);
      expect(await bench.send('c')).toMatchObject({ state: 'cancelled', error: 'Anna has answered.' });
    },
  );

  it.each(['prompt', 'nudge', 'alarm', 'card'] as const)(
    'expires when it is a %s that could not leave',
    async (purpose) => {
      await bench.store.sends.keep(noteTo('U0ANNA', { purpose }));
      bench.clock.pass(10 * 24 * 60);

      await bench.worker('one').sweep();

      expect(await bench.send('c')).toMatchObject({ state: 'cancelled', error: 'Expired before it could leave.' });
    },
  );

  it.each(['prompt', 'nudge', 'alarm', 'card'] as const)(
    'is looked for when it is a %s under way at a crash',
    async (purpose) => {
      await bench.store.sends.keep(noteTo('U0ANNA', { purpose }));
      const outbox = bench.worker('one');
      bench.handing = async () => {
        bench.clock.pass(60);
        await outbox.sweep();
      };
      bench.next.push({ outcome: 'unknown', error: 'Slack did not answer in time.' });
      await outbox.drain();
      const told = (await bench.send('c')).state;
      bench.find = () => '1629115200.000100';
      bench.foundIn = 'D0ANNA';
      bench.clock.pass(3);

      await outbox.sweep();

      expect(told).toBe('unknown');
      expect(await bench.send('c')).toMatchObject({
        state: 'sent',
        remoteId: '1629115200.000100',
        remoteChannel: 'D0ANNA',
      });
    },
  );

  it('counts for when the outbox has something to do next', async () => {
    await bench.store.sends.keep(
      noteTo('U0ANNA', { notBefore: '2021-08-16T13:00:00.000Z', payload: slackPayload({ channel: 'U0ANNA' }) }),
    );

    expect(await bench.store.sends.nextDue(bench.clock.now())).toBe('2021-08-16T13:00:00.000Z');
  });
});
