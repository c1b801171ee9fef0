import { setTimeout } from 'node:timers/promises';
import { type Delivery, MAX_ATTEMPTS } from '../../../src/domain/send.js';
import { addMinutes } from '../../../src/domain/time.js';
import { type Bench, mailSend, outboxBench, slackSend } from '../../support/outbox-bench.js';
import { NOON } from '../../support/outside-messages.js';

const unsent = (retryAfterSeconds: number | null = null): Delivery => ({
  outcome: 'unsent',
  error: 'Not now.',
  retryAfterSeconds,
});

describe('the outbox', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await outboxBench();
  });
  afterEach(() => bench.store.close());

  const drain = () => bench.worker('one').drain();

  it('hands over the approved payload and keeps the receipt', async () => {
    await bench.put(mailSend('m'));

    const result = await drain();

    expect(result).toEqual({ attempted: 1 });
    expect(await bench.send('m')).toMatchObject({
      state: 'sent',
      remoteId: '<m@kubeflow.herald>',
      receipt: '250 queued',
      sentAt: NOON,
      attempt: 1,
      leaseBy: null,
      leaseUntil: null,
      error: null,
    });
    expect(bench.mails).toEqual([{ ...mailSend('m').payload, sealed: true }]);
    expect(await bench.store.sends.attempts('m')).toEqual([
      { send: 'm', n: 1, at: NOON, outcome: 'accepted', error: null },
    ]);
  });

  it('has committed the attempt before anything leaves', async () => {
    await bench.put(mailSend('m'));
    let seen = '';
    bench.gate = async () => ({ verdict: 'go' });
    const outbox = bench.worker('one');
    const { mails } = bench;
    mails.push = (...more) => {
      seen = JSON.stringify(more.length);
      return Array.prototype.push.apply(mails, more);
    };
    const states: string[] = [];
    const save = bench.store.transaction.bind(bench.store);
    bench.store.transaction = async (work) => {
      const result = await save(work);
      states.push(`${(await bench.send('m')).state}, ${mails.length} handed over`);
      return result;
    };

    await outbox.drain();

    expect(states).toEqual(['claimed, 0 handed over', 'attempting, 0 handed over', 'sent, 1 handed over']);
    expect(seen).toBe('1');
  });

  it('leaves what is not due yet, and sends it once it is', async () => {
    await bench.put(mailSend('m', { notBefore: addMinutes(NOON, 30) }));

    const early = await drain();
    bench.clock.pass(30);
    const late = await drain();

    expect([early.attempted, late.attempted]).toEqual([0, 1]);
  });

  it('runs once when it is asked twice', async () => {
    await bench.put(mailSend('m'));
    const outbox = bench.worker('one');

    await Promise.all([outbox.drain(), outbox.drain(), outbox.drain()]);

    expect(bench.mails).toHaveLength(1);
  });

  it('says nothing twice when two workers drain one store', async () => {
    await bench.put(...Array.from({ length: 40 }, (_, n) => mailSend(`m${n}`)));

    await Promise.all([bench.worker('one').drain(), bench.worker('two').drain()]);

    expect(new Set(bench.mails.map((mail) => mail.messageId)).size).toBe(40);
    expect(bench.mails).toHaveLength(40);
  });

  describe('while a mail server hangs', () => {
    let answer: () => void;
    beforeEach(() => {
      const answered = new Promise<void>((resolve) => {
        answer = resolve;
      });
      bench.handing = () => (bench.posts.length > 0 ? Promise.resolve() : answered);
    });

    const reaches = async (id: string, state: string): Promise<void> => {
      while ((await bench.send(id)).state !== state) await setTimeout(1);
    };

    it('sends to Slack what becomes due in the meantime', async () => {
      await bench.put(mailSend('hangs'));
      const outbox = bench.worker('one');
      const held = await outbox.drain(0);
      await reaches('hangs', 'attempting');
      await bench.put(slackSend('later'));

      const meanwhile = await outbox.drain(0);
      await reaches('later', 'sent');

      expect(await bench.states()).toEqual({ hangs: 'attempting', later: 'sent' });
      answer();
      await outbox.idle();
      expect(await bench.states()).toEqual({ hangs: 'sent', later: 'sent' });
      const after = await outbox.drain();
      expect(held.attempted + meanwhile.attempted + after.attempted).toBe(2);
    });

    it('leaves further mails to that server unclaimed, lest their leases run out', async () => {
      await bench.put(mailSend('hangs', { destination: 'list' }));
      const outbox = bench.worker('one');
      await outbox.drain(0);
      await reaches('hangs', 'attempting');
      await bench.put(mailSend('waits', { destination: 'list', part: 2 }));

      await outbox.drain(0);

      expect(await bench.states()).toEqual({ hangs: 'attempting', waits: 'ready' });
      answer();
      await outbox.idle();
      await outbox.drain();
      expect(await bench.states()).toEqual({ hangs: 'sent', waits: 'sent' });
    });
  });

  it('does not hand over what another worker has taken in the meantime', async () => {
    await bench.put(mailSend('m'));
    bench.gate = async (send) => {
      await bench.store.sends.save({ ...send, leaseBy: 'two' }, { state: 'claimed' });
      return { verdict: 'go' };
    };

    await drain();

    expect(bench.mails).toHaveLength(0);
    expect(await bench.send('m')).toMatchObject({ state: 'claimed', leaseBy: 'two' });
  });

  it('sends to the others when one of three destinations fails', async () => {
    await bench.put(mailSend('m1'), mailSend('m2'), slackSend('p'));
    bench.next.push({ outcome: 'refused', error: 'No such list.' });

    await drain();

    const states = await bench.states();
    expect(Object.values(states).sort()).toEqual(['failed', 'sent', 'sent']);
    expect(bench.events).toContainEqual({ level: 'error', event: 'send.failed' });
  });

  describe('at the gate', () => {
    it('holds until the gate says, and goes on then', async () => {
      await bench.put(mailSend('m'));
      bench.gate = async () => ({ verdict: 'hold', until: addMinutes(NOON, 15), why: 'A delay is proposed.' });

      await drain();

      expect(bench.mails).toHaveLength(0);
      expect(await bench.send('m')).toMatchObject({
        state: 'ready',
        nextAt: addMinutes(NOON, 15),
        error: 'A delay is proposed.',
        attempt: 0,
      });
      bench.gate = async () => ({ verdict: 'go' });
      bench.clock.pass(15);
      expect(await drain()).toEqual({ attempted: 1 });
    });

    it('does not spin when the gate holds until a moment that has passed', async () => {
      await bench.put(mailSend('m'));
      let asked = 0;
      bench.gate = async () => {
        asked++;
        return { verdict: 'hold', until: NOON, why: 'Not yet.' };
      };

      await drain();

      expect(asked).toBe(1);
    });

    it('withholds what is no longer true and frees the root of its thread', async () => {
      await bench.put(slackSend('p'));
      await bench.store.matters.claimRoot('timeline:1.4', 'slack', 'p');
      bench.gate = async () => ({ verdict: 'withhold', why: 'The date moved.' });

      await drain();

      expect(await bench.send('p')).toMatchObject({ state: 'withheld', error: 'The date moved.' });
      expect(await bench.store.matters.root('timeline:1.4', 'slack')).toBeNull();
    });

    it('takes a gate that breaks for no yes, and asks again', async () => {
      await bench.put(mailSend('m'));
      bench.gate = async () => {
        throw new Error('the database went away');
      };

      await drain();

      expect(bench.mails).toHaveLength(0);
      expect(await bench.send('m')).toMatchObject({ state: 'ready', nextAt: addMinutes(NOON, 1) });
    });
  });

  describe('trying again', () => {
    it('waits longer each time and gives up after enough tries', async () => {
      await bench.put(mailSend('m'));
      const waits: (string | null)[] = [];

      for (let n = 0; n < MAX_ATTEMPTS; n++) {
        bench.next.push(unsent());
        await drain();
        waits.push((await bench.send('m')).nextAt);
        bench.clock.pass(60);
      }

      expect(waits[0]).toBe('2021-08-16T12:00:10.000Z');
      expect(waits[1]).toBe('2021-08-16T13:00:20.000Z');
      expect(await bench.send('m')).toMatchObject({
        state: 'failed',
        error: `Given up after ${MAX_ATTEMPTS} tries. Not now.`,
      });
      expect(await bench.store.sends.attempts('m')).toHaveLength(MAX_ATTEMPTS);
    });

    it('puts off what it is to try again only in hours', async () => {
      await bench.put(slackSend('p'));
      bench.next.push(unsent(7200));

      await drain();

      expect(await bench.send('p')).toMatchObject({ state: 'ready', attempt: 1, nextAt: addMinutes(NOON, 120) });
    });

    it('fails for good when the next try would come too late', async () => {
      await bench.put(mailSend('m', { expiresAt: addMinutes(NOON, 5) }));
      bench.next.push(unsent(600));

      await drain();

      expect(await bench.send('m')).toMatchObject({ state: 'failed', error: expect.stringContaining('expires') });
    });

    it('never tries again by itself what nobody can tell about', async () => {
      await bench.put(mailSend('m'));
      bench.next.push({ outcome: 'unknown', error: 'The line dropped.' });

      await drain();
      bench.clock.pass(24 * 60);
      await drain();

      expect(bench.mails).toHaveLength(1);
      expect(await bench.send('m')).toMatchObject({ state: 'unknown', error: 'The line dropped.' });
    });

    it('takes an adapter that breaks for unknown, not for unsent', async () => {
      await bench.put(mailSend('m'));
      bench.next.push(new Error('a bug'));

      await drain();

      expect((await bench.send('m')).state).toBe('unknown');
    });
  });

  it('says nothing about a day that passed while it waited', async () => {
    await bench.put(mailSend('m', { expiresAt: NOON }));

    await drain();

    expect(bench.mails).toHaveLength(0);
    expect(await bench.send('m')).toMatchObject({ state: 'cancelled', error: 'Expired before it could leave.' });
  });
});
