import { RemoteFault } from '../../../src/domain/errors.js';
import type { Delivery } from '../../../src/domain/send.js';
import type { Outbox } from '../../../src/outbox/outbox.js';
import { type Bench, mailSend, noteTo, outboxBench, slackSend } from '../../support/outbox-bench.js';
import { NOON } from '../../support/outside-messages.js';

const lost: Delivery = { outcome: 'unknown', error: 'Slack did not answer in time.' };

describe('a post that nobody can tell about', () => {
  let bench: Bench;
  let outbox: Outbox;
  let looks: string[];
  beforeEach(async () => {
    bench = await outboxBench();
    outbox = bench.worker('one');
    looks = [];
    bench.find = (send) => {
      looks.push(send);
      return null;
    };
    await bench.put(slackSend('p'));
    bench.next.push(lost);
    await outbox.drain();
  });
  afterEach(() => bench.store.close());

  it('is not looked for before Slack can have finished with it', async () => {
    await outbox.sweep();
    bench.clock.pass(1);
    await outbox.sweep();

    expect(looks).toEqual([]);
    expect((await bench.send('p')).state).toBe('unknown');
  });

  it('is sent, with its ts, when it is found', async () => {
    bench.find = () => '1629115200.000100';
    bench.clock.pass(2);

    await outbox.sweep();

    expect(await bench.send('p')).toMatchObject({
      state: 'sent',
      remoteId: '1629115200.000100',
      receipt: 'C0RELEASES 1629115200.000100, found by looking',
      error: null,
    });
    expect(bench.posts).toHaveLength(1);
  });

  it('is posted again only after two looks that found nothing, a minute apart', async () => {
    bench.clock.pass(2);
    await outbox.sweep();
    await outbox.sweep();
    const afterOne = (await bench.send('p')).state;
    bench.clock.pass(1);
    await outbox.sweep();
    const afterTwo = (await bench.send('p')).state;
    bench.clock.pass(1);
    await outbox.drain();

    expect(looks).toEqual(['p', 'p']);
    expect([afterOne, afterTwo]).toEqual(['unknown', 'ready']);
    expect(bench.posts).toHaveLength(2);
    expect((await bench.send('p')).state).toBe('sent');
  });

  it('stays unknown while looking fails', async () => {
    bench.find = () => {
      throw new Error('Slack is down');
    };

    for (let n = 0; n < 5; n++) {
      bench.clock.pass(2);
      await outbox.sweep();
    }

    expect((await bench.send('p')).state).toBe('unknown');
  });

  it('is looked for anew by a process that was just started', async () => {
    bench.clock.pass(2);
    await outbox.sweep();
    const restarted = bench.worker('two');
    bench.clock.pass(1);

    await restarted.sweep();

    expect((await bench.send('p')).state).toBe('unknown');
  });
});

describe('many posts that nobody can tell about', () => {
  let bench: Bench;
  let outbox: Outbox;
  let looks: string[];
  let fault: RemoteFault;
  beforeEach(async () => {
    bench = await outboxBench();
    outbox = bench.worker('one');
    looks = [];
    bench.find = (send) => {
      looks.push(send);
      throw fault;
    };
    for (let n = 0; n < 3; n++) await bench.store.sends.keep(noteTo(`U${n}`, { id: `p${n}`, purpose: 'prompt' }));
    await bench.put(slackSend('z'));
    bench.next.push(lost, lost, lost, lost);
    await outbox.drain();
    bench.clock.pass(2);
  });
  afterEach(() => bench.store.close());

  it('are not all waited for while Slack gives no answer, and the most urgent is looked for first', async () => {
    fault = new RemoteFault('slack', 'no answer', 'Slack did not answer in time.');

    await outbox.sweep();
    await outbox.sweep();
    bench.clock.pass(1);
    await outbox.sweep();

    expect(looks).toEqual(['z', 'z']);
  });

  it('are not looked for before the pause that Slack asks for is over', async () => {
    fault = new RemoteFault('slack', 'no answer', 'Slack asks for a pause.', 90);

    await outbox.sweep();
    bench.clock.pass(1);
    await outbox.sweep();
    const during = looks.length;
    bench.clock.pass(1);
    await outbox.sweep();

    expect([during, looks.length]).toEqual([1, 2]);
  });

  it('are all looked for when one cannot be', async () => {
    fault = new RemoteFault('slack', 'channel_not_found', 'Slack knows no such channel.');

    await outbox.sweep();

    expect(looks).toEqual(['z', 'p0', 'p1', 'p2']);
  });
});

describe('a clock that leaps', () => {
  let bench: Bench;
  let outbox: Outbox;
  beforeEach(async () => {
    bench = await outboxBench();
    outbox = bench.worker('one');
  });
  afterEach(() => bench.store.close());

  it.each<[Delivery, string]>([
    [{ outcome: 'accepted', remoteId: '<m@kubeflow.herald>', receipt: '250 queued' }, 'sent'],
    [{ outcome: 'refused', error: 'No such list.' }, 'failed'],
    [{ outcome: 'unsent', error: 'Try later.', retryAfterSeconds: null }, 'ready'],
    [lost, 'unknown'],
  ])('does not make Herald deaf to an answer that comes after it: %j', async (answer, state) => {
    await bench.put(mailSend('m'));
    let during = '';
    bench.handing = async () => {
      bench.clock.pass(60);
      await outbox.sweep();
      during = (await bench.send('m')).state;
    };
    bench.next.push(answer);

    await outbox.drain();

    expect(during).toBe('unknown');
    expect((await bench.send('m')).state).toBe(state);
    expect(bench.mails).toHaveLength(1);
  });

  it('does not keep a post from being found that Slack dated hours earlier', async () => {
    const hours = 5;
    const posted = bench.clock.wall();
    await bench.put(slackSend('p'));
    bench.next.push(lost);
    let oldest = '';
    bench.find = (_send, since) => {
      oldest = since;
      return null;
    };
    bench.clock.pass(hours * 60);
    await outbox.drain();
    bench.clock.pass(3);

    await outbox.sweep();

    expect(oldest).not.toBe('');
    expect(oldest < posted).toBe(true);
  });
});

describe('sweeping', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await outboxBench();
  });
  afterEach(() => bench.store.close());

  it('leaves an unknown mail to a person, however long it takes', async () => {
    await bench.put(mailSend('m'));
    bench.next.push({ outcome: 'unknown', error: 'The line dropped after DATA.' });
    const outbox = bench.worker('one');
    await outbox.drain();

    for (let n = 0; n < 5; n++) {
      bench.clock.pass(60);
      await outbox.sweep();
      await outbox.drain();
    }

    expect((await bench.send('m')).state).toBe('unknown');
    expect(bench.mails).toHaveLength(1);
  });

  it('cancels what expired while it waited, with what kept it', async () => {
    await bench.put(mailSend('m', { expiresAt: NOON, error: 'A delay is proposed.' }), mailSend('n'));

    await bench.worker('one').sweep();

    expect(await bench.send('m')).toMatchObject({
      state: 'cancelled',
      error: 'Expired before it could leave. Last it said: A delay is proposed.',
    });
    expect((await bench.send('n')).state).toBe('ready');
  });
});
