import { type Bench, EXPIRES, mailSend, outboxBench, slackSend } from '../../support/outbox-bench.js';
import { mailPayload } from '../../support/outside-messages.js';

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
    const put = async (state: 'sent' | 'unknown' | 'failed' | 'cancelled') => {
      const follows = { messageId: '<next@kubeflow.herald>', inReplyTo: root, references: [root] };
      await bench.put(
        mailSend('root', { state }),
        mailSend('next', { destination: 'slack', payload: mailPayload(follows) }),
        mailSend('third', {
          destination: 'slack',
          part: 2,
          payload: mailPayload({ ...follows, messageId: '<third@kubeflow.herald>' }),
        }),
      );
      await bench.store.matters.claimRoot('timeline:1.4', 'slack', 'root');
    };

    it.each(['sent', 'unknown'] as const)('answers it when it is %s', async (state) => {
      await put(state);

      await drain();

      expect(bench.mails[0]).toMatchObject({ inReplyTo: root, references: [root] });
    });

    it.each(['failed', 'cancelled'] as const)('answers no mail that never left, as when it %s', async (state) => {
      await put(state);

      await drain();

      expect(bench.mails.map(({ messageId, inReplyTo, references }) => ({ messageId, inReplyTo, references }))).toEqual(
        [
          { messageId: '<next@kubeflow.herald>', inReplyTo: null, references: [] },
          {
            messageId: '<third@kubeflow.herald>',
            inReplyTo: '<next@kubeflow.herald>',
            references: ['<next@kubeflow.herald>'],
          },
        ],
      );
    });
  });

  it('frees the root of a thread when it fails for good', async () => {
    await bench.put(slackSend('p', { expiresAt: EXPIRES }));
    bench.next.push({ outcome: 'refused', error: 'Not in the channel.' });

    await drain();

    expect(await bench.store.matters.root('timeline:1.4', 'slack')).toBeNull();
  });
});
