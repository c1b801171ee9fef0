import type { DeliverySend, MailPayload, SendState } from '../../../src/domain/send.js';
import { addMinutes } from '../../../src/domain/time.js';
import { type Bench, EXPIRES, mailSend, outboxBench, slackSend } from '../../support/outbox-bench.js';
import { mailPayload, NOON } from '../../support/outside-messages.js';

describe('the outbox', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await outboxBench();
  });
  afterEach(() => bench.store.close());

  const drain = () => bench.worker('one').drain();

  describe('keeping threads together', () => {
    const followUp = slackSend('q', { revision: 1, destination: 'slack', part: 2, dedupeKey: 'q' });

    it('posts the parts of a message into the thread of its first', async () => {
      await bench.put(
        slackSend('p'),
        slackSend('q', { part: 2, afterSend: 'p' }),
        slackSend('r', { part: 3, afterSend: 'q' }),
      );

      await drain();

      expect(bench.posts.map(({ send, threadTs }) => [send, threadTs])).toEqual([
        ['p', null],
        ['q', 'ts-p'],
        ['r', 'ts-p'],
      ]);
    });

    it('does not post the rest of a message whose first part was refused', async () => {
      await bench.put(slackSend('p'), slackSend('q', { part: 2, afterSend: 'p' }));
      bench.next.push({ outcome: 'refused', error: 'The channel is archived.' });

      await drain();

      expect(await bench.states()).toEqual({ p: 'failed', q: 'cancelled' });
    });

    it('waits with the rest while nobody can tell about the first part', async () => {
      await bench.put(slackSend('p'), { ...followUp, afterSend: 'p' });
      bench.next.push({ outcome: 'unknown', error: 'Timed out.' });

      await drain();

      expect(await bench.states()).toEqual({ p: 'unknown', q: 'ready' });
      expect(bench.posts).toHaveLength(1);
    });
  });

  describe('with an earlier message of the same matter', () => {
    const earlier = (over = {}) => slackSend('root', { destination: 'slack', ...over });
    const later = () => slackSend('next', { part: 1, revision: 2, destination: 'slack' });

    const put = async (over = {}) => {
      await bench.store.drafts.addRevision({
        ...((await bench.store.drafts.revisions('d1'))[0] as never as object),
        n: 2,
      } as never);
      await bench.put(earlier(over), later());
      await bench.store.matters.claimRoot('timeline:1.4', 'slack', 'root');
    };

    it('replies to it', async () => {
      await put({ state: 'sent', remoteId: '1600.1' });

      await drain();

      expect(bench.posts).toMatchObject([{ send: 'next', threadTs: '1600.1' }]);
    });

    it('waits for it while its fate is open, but not for ever', async () => {
      await put({ state: 'unknown' });

      await drain();
      const waiting = bench.posts.length;
      bench.clock.pass(31);
      await drain();

      expect(waiting).toBe(0);
      expect(bench.posts).toMatchObject([{ send: 'next', threadTs: null }]);
      expect(await bench.store.matters.root('timeline:1.4', 'slack')).toBe('next');
    });

    it.each(['failed', 'withheld', 'cancelled'] as const)('takes its place when it was %s', async (state) => {
      await put({ state });

      await drain();

      expect(bench.posts).toMatchObject([{ send: 'next', threadTs: null }]);
      expect(await bench.store.matters.root('timeline:1.4', 'slack')).toBe('next');
    });

    it('stands on its own when a person found the earlier one but not where', async () => {
      await put({ state: 'sent', remoteId: null });

      await drain();

      expect(bench.posts).toMatchObject([{ send: 'next', threadTs: null }]);
    });
  });

  describe('with an earlier mail of the same matter', () => {
    const root = '<root@kubeflow.herald>';
    const FREEZE = 'Kubeflow 1.4: feature freeze';
    const put = async (state: SendState, over: Partial<MailPayload> = {}, life: Partial<DeliverySend> = {}) => {
      const next = mailPayload({ messageId: '<next@kubeflow.herald>', ...over });
      await bench.put(
        mailSend('root', { state, ...(state === 'ready' ? { nextAt: addMinutes(NOON, 60) } : {}) }),
        mailSend('next', { ...life, destination: 'slack', payload: next }),
        mailSend('third', {
          destination: 'slack',
          part: 2,
          payload: { ...next, messageId: '<third@kubeflow.herald>' },
        }),
      );
      await bench.store.matters.claimRoot('timeline:1.4', 'slack', 'root');
    };
    const slot = ({ messageId, subject, inReplyTo, references }: MailPayload) => [
      messageId,
      subject,
      inReplyTo,
      references.join(' '),
    ];

    it('answers it when it has arrived', async () => {
      await put('sent');

      await drain();

      expect(bench.mails.map(slot)).toEqual([
        ['<next@kubeflow.herald>', `Re: ${FREEZE}`, root, root],
        ['<third@kubeflow.herald>', `Re: ${FREEZE}`, root, root],
      ]);
    });

    it('names one of which nobody can tell, and does not say that readers have it', async () => {
      await put('unknown');

      await drain();

      expect(bench.mails.map(slot)[0]).toEqual(['<next@kubeflow.herald>', FREEZE, root, root]);
    });

    it('waits a quarter of an hour for one that is still to be sent, and then only names it', async () => {
      await put('ready');

      await drain();
      const waiting = bench.mails.length;
      bench.clock.pass(16);
      await drain();

      expect(waiting).toBe(0);
      expect(bench.mails.map(slot)[0]).toEqual(['<next@kubeflow.herald>', FREEZE, root, root]);
    });

    it.each(['failed', 'withheld', 'cancelled'] as const)('begins its thread when that one was %s', async (state) => {
      await put(state);

      await drain();

      expect(bench.mails.map(slot)).toEqual([
        ['<next@kubeflow.herald>', FREEZE, null, ''],
        ['<third@kubeflow.herald>', `Re: ${FREEZE}`, '<next@kubeflow.herald>', '<next@kubeflow.herald>'],
      ]);
    });

    it('is handed over a second time as it was the first, whatever became of the other meanwhile', async () => {
      await put('unknown');
      bench.next.push({ outcome: 'unsent', error: 'Greylisted.', retryAfterSeconds: null });
      const approved = (await bench.send('next')).payloadHash;

      await drain();
      const unknown = await bench.send('root');
      await bench.store.sends.save({ ...unknown, state: 'sent' }, { state: 'unknown' });
      bench.clock.pass(1);
      await drain();

      const [first, second] = bench.mails.filter(({ messageId }) => messageId === '<next@kubeflow.herald>');
      expect(second).toEqual(first);
      expect(await bench.send('next')).toMatchObject({ state: 'sent', payload: second, payloadHash: approved });
    });

    it('is worded anew when it was put off before its content began', async () => {
      await put('unknown');
      const greylisted = { outcome: 'unsent', error: 'Greylisted.', retryAfterSeconds: null } as const;
      bench.connecting = async () => greylisted;

      await drain();
      const unknown = await bench.send('root');
      await bench.store.sends.save({ ...unknown, state: 'sent' }, { state: 'unknown' });
      bench.connecting = async () => null;
      bench.clock.pass(1);
      await drain();

      expect(bench.mails.map(slot)[0]).toEqual(['<next@kubeflow.herald>', `Re: ${FREEZE}`, root, root]);
    });

    describe('whose "Re:" was frozen with its approval, as it once was', () => {
      const frozen = { subject: `Re: ${FREEZE}`, inReplyTo: root, references: [root] };

      it.each([
        ['sent', `Re: ${FREEZE}`],
        ['cancelled', FREEZE],
      ] as const)('loses it unless the other arrived: it was %s', async (state, subject) => {
        await put(state, frozen);

        await drain();

        expect(bench.mails[0]?.subject).toBe(subject);
      });

      it('keeps it when readers may have it already', async () => {
        await put('cancelled', frozen, { attempt: 1 });
        const lost = { send: 'next', n: 1, at: NOON, outcome: 'unknown', error: 'Broken off.' } as const;
        await bench.store.sends.addAttempt(lost);

        await drain();

        expect(bench.mails.map(slot)[0]).toEqual(['<next@kubeflow.herald>', `Re: ${FREEZE}`, null, '']);
      });
    });
  });

  it('frees the root of a thread when it fails for good', async () => {
    await bench.put(slackSend('p', { expiresAt: EXPIRES }));
    bench.next.push({ outcome: 'refused', error: 'Not in the channel.' });

    await drain();

    expect(await bench.store.matters.root('timeline:1.4', 'slack')).toBeNull();
  });
});
