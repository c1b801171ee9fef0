import type { Delivery, Send } from '../../../src/domain/send.js';
import type { Outbox } from '../../../src/outbox/outbox.js';
import { type Bench, noteTo, outboxBench } from '../../support/outbox-bench.js';
import { slackPayload } from '../../support/outside-messages.js';

const gone: Delivery = { outcome: 'gone', error: 'The post was deleted in Slack.' };
const lost: Delivery = { outcome: 'unknown', error: 'Slack did not answer in time.' };

const showing = (text: string, address = 'C0TEAM'): Send =>
  noteTo(address, { payload: slackPayload({ channel: address, text }) });

describe('a card', () => {
  let bench: Bench;
  let outbox: Outbox;
  beforeEach(async () => {
    bench = await outboxBench();
    outbox = bench.worker('one');
  });
  afterEach(() => bench.store.close());

  const keep = (send: Send) => bench.store.sends.keep(send);
  const posted = () => bench.posts.map(({ payload }) => payload.text);
  const changed = () => bench.updates.map(({ payload }) => payload.text);
  const show = async (text: string, ...next: Delivery[]) => {
    await keep(showing(text));
    bench.next.push(...next);
    await outbox.drain();
  };

  it('is posted once and changed where it stands from then on', async () => {
    await show('waits');
    await show('approved');
    await show('approved');
    await show('delivered');

    expect(posted()).toEqual(['waits']);
    expect(bench.updates.map(({ payload, at }) => [payload.text, at])).toEqual([
      ['approved', 'C0TEAM ts-c'],
      ['delivered', 'C0TEAM ts-c'],
    ]);
  });

  it('to a person is changed in the direct message in which Slack put it', async () => {
    await keep(showing('asks', 'U0ANNA'));
    await outbox.drain();
    await keep(showing('thanks', 'U0ANNA'));

    await outbox.drain();

    expect(bench.updates.map(({ at }) => at)).toEqual(['D0ANNA ts-c']);
  });

  it('whose post is gone is posted anew, once', async () => {
    await show('waits');

    await show('approved', gone);

    expect(posted()).toEqual(['waits', 'approved']);
    expect(changed()).toEqual(['approved']);
    expect(await bench.send('c')).toMatchObject({ state: 'sent', remoteId: 'ts-c', error: null });
  });

  it('that cannot be posted anew either ends there, and says why', async () => {
    await show('waits');

    await show('approved', gone, { outcome: 'refused', error: 'The channel is archived.' });

    expect(posted()).toHaveLength(2);
    expect(await bench.send('c')).toMatchObject({ state: 'failed', error: 'The channel is archived.' });
  });

  it('that is deleted whenever it is posted is left alone in the end', async () => {
    await show('0');

    for (let n = 1; n <= 9; n++) await show(String(n), gone);

    expect(posted()).toHaveLength(4);
    expect(await bench.send('c')).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('leaves it at that'),
    });
  });

  it('that may not be changed fails with the reason, and shows what comes next all the same', async () => {
    await show('waits');
    await show('approved', { outcome: 'refused', error: 'Slack does not accept a block of this message.' });
    const failed = await bench.send('c');

    await show('delivered');

    expect(failed).toMatchObject({ state: 'failed', error: 'Slack does not accept a block of this message.' });
    expect((await bench.send('c')).state).toBe('sent');
    expect(posted()).toEqual(['waits']);
  });

  it.each<[string, Delivery | Error]>([
    ['is not certain', { outcome: 'unsent', error: 'Slack did not answer.', retryAfterSeconds: null }],
    ['nobody can tell about', lost],
    ['breaks the adapter', new Error('a bug')],
  ])('whose change %s is changed again, not looked for and not posted anew', async (_name, outcome) => {
    await show('waits');
    await keep(showing('approved'));
    bench.next.push(outcome);
    await outbox.drain();
    const between = await bench.send('c');

    bench.clock.pass(1);
    await outbox.drain();

    expect(between.state).toBe('ready');
    expect(changed()).toEqual(['approved', 'approved']);
    expect(posted()).toEqual(['waits']);
    expect((await bench.send('c')).state).toBe('sent');
  });

  it('whose change was under way when Herald stopped is changed again', async () => {
    await show('waits');
    await keep(showing('approved'));
    bench.handing = async () => {
      bench.clock.pass(60);
      await bench.worker('two').sweep();
      bench.handing = async () => undefined;
    };

    await outbox.drain();

    expect(changed()).toEqual(['approved', 'approved']);
    expect((await bench.send('c')).state).toBe('sent');
  });

  it('that nobody could tell about is changed in the channel in which it was found', async () => {
    await keep(showing('asks', 'U0ANNA'));
    bench.next.push(lost);
    await outbox.drain();
    bench.find = () => '1629115200.000100';
    bench.foundIn = 'D0ANNA';
    bench.clock.pass(2);
    await outbox.sweep();
    await keep(showing('thanks', 'U0ANNA'));

    await outbox.drain();

    expect(posted()).toEqual(['asks']);
    expect(bench.updates.map(({ at }) => at)).toEqual(['D0ANNA 1629115200.000100']);
  });

  it('that is not found is posted again, after the same two looks as what the community is told', async () => {
    await keep(showing('asks', 'U0ANNA'));
    bench.next.push(lost);
    await outbox.drain();

    for (let n = 0; n < 3; n++) {
      bench.clock.pass(2);
      await outbox.sweep();
      await outbox.drain();
    }

    expect(posted()).toEqual(['asks', 'asks']);
  });

  describe('given something else to show', () => {
    it('while it is handed over is told to look again, and neither is lost', async () => {
      await keep(showing('waits'));
      let answer = '';
      bench.handing = async () => {
        answer = await keep(showing('approved'));
      };
      await outbox.drain();
      bench.handing = async () => undefined;

      const again = await keep(showing('approved'));
      await outbox.drain();

      expect([answer, again]).toEqual(['busy', 'changed']);
      expect([posted(), changed()]).toEqual([['waits'], ['approved']]);
    });

    it('between claim and gate is told to look again', async () => {
      await keep(showing('waits'));
      const answers: string[] = [];
      bench.gate = async () => {
        answers.push(await keep(showing('approved')));
        return { verdict: 'go' };
      };

      await outbox.drain();

      expect(answers).toEqual(['busy']);
      expect(posted()).toEqual(['waits']);
    });

    it('is not overwritten by whoever still holds what it showed before', async () => {
      await show('waits');
      await keep(showing('approved'));
      const stale = await bench.send('c');
      await keep({ ...showing('delivered'), expiresAt: '2021-08-25T12:00:00.000Z' });

      const saved = await bench.store.sends.save({ ...stale, state: 'cancelled' }, { state: 'ready' });

      expect(saved).toBe(false);
      expect(await bench.send('c')).toMatchObject({ state: 'ready', expiresAt: '2021-08-25T12:00:00.000Z' });
    });

    it('is not marked as shown by a claim from before', async () => {
      await show('waits');
      await keep(showing('approved'));
      const slow = bench.worker('slow');
      bench.gate = async () => {
        bench.gate = async () => ({ verdict: 'go' });
        // Its lease runs out at the gate; another process shows it, and it is given something else.
        bench.clock.pass(6);
        await bench.worker('quick').drain();
        await keep(showing('delivered'));
        return { verdict: 'go' };
      };
      await slow.drain();

      await outbox.drain();

      expect(changed()).toEqual(['approved', 'delivered']);
      expect(await bench.send('c')).toMatchObject({ state: 'sent', payload: { text: 'delivered' } });
    });
  });
});
