import type { Delivery, Send } from '../../../src/domain/send.js';
import { createPace, type Pace, type Turn } from '../../../src/outbox/pace.js';
import { type HandTime, handTime } from '../../support/hand-time.js';
import { noteTo } from '../../support/outbox-bench.js';
import { aSend } from '../../support/store-samples.js';

const HOUR = 3_600_000;
const accepted: Delivery = { outcome: 'accepted', remoteId: 'ts', receipt: 'posted' };
const tooFast = (retryAfterSeconds: number): Delivery => ({ outcome: 'unsent', error: 'Slowly.', retryAfterSeconds });

describe('the pace at which Slack is spoken to', () => {
  let time: HandTime;
  let pace: Pace;
  let turns: Map<string, Turn | null>;
  beforeEach(() => {
    time = handTime();
    pace = createPace({ sleep: time.sleep });
    turns = new Map();
  });

  /** Asks for a turn; who has one is in `turns`, by id. */
  const ask = async (...sends: Send[]): Promise<void> => {
    for (const send of sends) void pace.turn(send, HOUR).then((turn) => turns.set(send.id, turn));
    await time.pass(0);
  };
  const end = async (id: string, delivery: Delivery | null = accepted): Promise<void> => {
    turns.get(id)?.end(delivery);
    await time.pass(0);
  };
  const whoHasTurns = () => [...turns.keys()];
  const to = (address: string, id: string, over: Partial<Send> = {}): Send => noteTo(address, { ...over, id });
  const change = (id: string, address = 'C1'): Send => to(address, id, { remoteId: 'ts', remoteChannel: address });

  it('is one message a second to one channel, from answer to request', async () => {
    await ask(to('C1', 'first'), to('C1', 'second'), to('C1', 'third'));
    const atOnce = whoHasTurns();
    await time.pass(5000);
    const whileUnderWay = whoHasTurns();
    await end('first');
    await time.pass(999);
    const tooSoon = whoHasTurns();
    await time.pass(20);

    expect([atOnce, whileUnderWay, tooSoon]).toEqual([['first'], ['first'], ['first']]);
    expect(whoHasTurns()).toEqual(['first', 'second']);
  });

  it('keeps no channel waiting for another, up to eight at once', async () => {
    await ask(...Array.from({ length: 10 }, (_, n) => to(`U${n}`, `p${n}`)));
    const before = whoHasTurns().length;

    await end('p0');

    expect([before, whoHasTurns().length]).toEqual([8, 9]);
  });

  it('does not count a message that did not leave after all', async () => {
    await ask(to('C1', 'withheld'), to('C1', 'next'));

    await end('withheld', null);

    expect(whoHasTurns()).toEqual(['withheld', 'next']);
  });

  it('stops for everybody when Slack asks for a pause, and goes on with one until it takes something', async () => {
    await ask(...Array.from({ length: 20 }, (_, n) => to(`U${n}`, `p${n}`)));
    await end('p0', tooFast(30));
    for (let n = 1; n < 8; n++) await end(`p${n}`);
    await time.pass(29_999);
    const during = whoHasTurns().length;
    await time.pass(50);
    const after = whoHasTurns().length;

    await end('p8');
    const then = whoHasTurns().length;

    expect([during, after, then]).toEqual([8, 9, 11]);
  });

  it('waits for the longest pause of several', async () => {
    await ask(...Array.from({ length: 9 }, (_, n) => to(`U${n}`, `p${n}`)));
    await end('p0', tooFast(60));
    await end('p1', tooFast(5));
    for (let n = 2; n < 8; n++) await end(`p${n}`, tooFast(5));

    await time.pass(59_000);

    expect(whoHasTurns()).toHaveLength(8);
  });

  it('takes a pause of no length for one of a second', async () => {
    await ask(to('C1', 'p'));
    await end('p', tooFast(0));
    await ask(to('C2', 'q'));

    await time.pass(900);

    expect(whoHasTurns()).toEqual(['p']);
  });

  it('lets the most urgent go first, and others in their order', async () => {
    await ask(to('C0', 'blocks'));
    await end('blocks', tooFast(10));
    await ask(
      to('U1', 'prompt 1', { purpose: 'prompt' }),
      to('U2', 'prompt 2', { purpose: 'prompt' }),
      to('C1', 'card'),
      aSend({ ...to('C2', 'delivery'), purpose: 'delivery', draft: 'd1', revision: 1, matter: 'm' }),
    );

    await time.pass(10_100);
    for (const id of ['delivery', 'card', 'prompt 1', 'prompt 2']) await end(id);

    expect(whoHasTurns()).toEqual(['blocks', 'delivery', 'card', 'prompt 1', 'prompt 2']);
  });

  it('has mail leave at once, whatever Slack says', async () => {
    await ask(to('C1', 'p'));
    await end('p', tooFast(200));

    await ask(aSend({ id: 'mail' }));

    expect(whoHasTurns()).toEqual(['p', 'mail']);
  });

  it('lets changes go by the pause of messages, and by the second of their channel', async () => {
    await ask(to('C1', 'p'));
    await end('p', tooFast(200));

    await ask(change('a'), change('b'));

    expect(whoHasTurns()).toEqual(['p', 'a', 'b']);
  });

  it('begins fifty changes within a minute, and the next ones afterwards', async () => {
    const changes = Array.from({ length: 52 }, (_, n) => change(`c${n}`));
    for (const send of changes) {
      await ask(send);
      await end(send.id);
    }
    const within = turns.size;

    await time.pass(60_100);

    expect([within, turns.size]).toEqual([50, 52]);
  });

  it('tells those whose turn does not come in time', async () => {
    await ask(to('C1', 'p'));
    await end('p', tooFast(200));
    let answer: Turn | null | undefined;
    void pace.turn(to('C2', 'q'), 120_000).then((turn) => {
      answer = turn;
    });

    await time.pass(119_000);
    const before = answer;
    await time.pass(2000);

    expect([before, answer]).toEqual([undefined, null]);
  });

  it('wakes everybody when it stops, and gives no turns any more', async () => {
    await ask(to('C1', 'p'), to('C1', 'q'));

    pace.stop();
    await ask(aSend({ id: 'mail' }));

    expect(turns.get('p')).not.toBeNull();
    expect([turns.get('q'), turns.get('mail')]).toEqual([null, null]);
  });
});
