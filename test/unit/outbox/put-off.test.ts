/** A mail that its server puts off (greylisting, an outage of one list) holds up nobody but itself. */
import type { Delivery } from '../../../src/domain/send.js';
import { addMinutes, type Instant } from '../../../src/domain/time.js';
import { type Bench, mailSend, outboxBench, slackSend } from '../../support/outbox-bench.js';
import { mailPayload, NOON } from '../../support/outside-messages.js';
import { putDraft } from '../../support/store-samples.js';

const greylisted: Delivery = { outcome: 'unsent', error: '450 Greylisted', retryAfterSeconds: null };
const LATE = '2021-08-18T12:00:00.000Z';
const LIST = 'kubeflow-discuss';

describe('the first mail of a thread, put off for hours', () => {
  let bench: Bench;
  let putOff: boolean;
  /** When each left. */
  let left: Record<string, Instant>;
  beforeEach(async () => {
    bench = await outboxBench();
    putOff = true;
    left = {};
    bench.connecting = async ({ messageId }) => (putOff && messageId.includes('root') ? greylisted : null);
    bench.handing = async () => {
      const { messageId } = bench.mails.at(-1) ?? { messageId: '' };
      left[messageId.replace(/^<|@.*$/g, '')] ??= bench.clock.now();
    };
  });
  afterEach(() => bench.store.close());

  const put = async (id: string, notBefore: Instant, over: object = {}) => {
    await putDraft(bench.store, { id: `d-${id}`, occasion: `reminder:${id}`, state: 'approved' });
    const payload = mailPayload({ messageId: `<${id}@kubeflow.herald>`, subject: `Kubeflow 1.4: ${id}` });
    const first = id === 'root' ? {} : { afterSend: 'root' };
    const about = { draft: `d-${id}`, destination: LIST, notBefore, expiresAt: LATE };
    await bench.put(mailSend(id, { ...about, payload, ...first, ...over }));
    if (id === 'root') await bench.store.matters.claimRoot('timeline:1.4', LIST, id);
  };
  const minutes = async (count: number) => {
    const outbox = bench.worker('one');
    for (let n = 0; n < count; n++) {
      await outbox.drain();
      bench.clock.pass(1);
    }
  };
  const NINE = Array.from({ length: 9 }, (_, n) => ({ id: `later-${n}`, at: addMinutes(NOON, 5 * n) }));

  it('lets nine others of its matter leave a quarter of an hour after their own time', async () => {
    await put('root', NOON);
    for (const { id, at } of NINE) await put(id, at);

    await minutes(90);

    expect(left).toEqual(Object.fromEntries(NINE.map(({ id, at }) => [id, addMinutes(at, 15)])));
    expect((await bench.send('root')).state).toBe('ready');
  });

  it('leaves after them as what it is, and they have named it without saying that readers have it', async () => {
    await put('root', NOON);
    await put('later', NOON);
    await minutes(30);
    putOff = false;

    await minutes(60);
    await put('last', addMinutes(NOON, 90));
    await minutes(2);

    const slots = bench.mails.map(({ subject, inReplyTo, references }) => [subject, inReplyTo, references]);
    const root = '<root@kubeflow.herald>';
    expect(slots).toEqual([
      ['Kubeflow 1.4: later', root, [root]],
      ['Kubeflow 1.4: root', null, []],
      ['Re: Kubeflow 1.4: last', root, [root]],
    ]);
  });

  it('holds up nobody to whom it does not belong', async () => {
    await put('root', NOON);
    await put('other', NOON, { matter: 'release:1.4', afterSend: null });

    await minutes(1);

    expect(left).toEqual({ other: NOON });
  });

  it('is not waited for when it is to leave long after the other', async () => {
    await put('root', addMinutes(NOON, 600));
    await put('later', NOON);

    await minutes(20);

    expect(left).toEqual({ later: addMinutes(NOON, 15) });
  });

  it('is looked at again when it is due, and not each minute until then', async () => {
    const tries: Instant[] = [];
    bench.gate = async ({ id }) => {
      if (id === 'later') tries.push(bench.clock.now());
      return { verdict: 'go' };
    };
    await put('root', addMinutes(NOON, 600));
    await put('later', NOON);

    await minutes(20);

    expect(tries).toEqual([NOON, addMinutes(NOON, 15)]);
  });

  it('lets them leave at once when it has left', async () => {
    await put('root', NOON);
    await put('later', NOON);
    putOff = false;

    await minutes(2);

    expect(left).toEqual({ root: NOON, later: NOON });
  });
});

describe('the first post of a thread, put off', () => {
  it('is waited for as long as it may still leave, since a reply has nowhere else to stand', async () => {
    const bench = await outboxBench();
    await putDraft(bench.store, { id: 'd2', occasion: 'reminder:1.4:release', state: 'approved' });
    const to = { destination: 'slack', expiresAt: LATE };
    await bench.put(slackSend('root', to), slackSend('later', { ...to, draft: 'd2', afterSend: 'root' }));
    const outbox = bench.worker('one');
    bench.next.push({ outcome: 'unsent', error: 'Slack is down.', retryAfterSeconds: 3600 });

    for (let n = 0; n < 59; n++) {
      await outbox.drain();
      bench.clock.pass(1);
    }
    const before = bench.posts.length;
    bench.clock.pass(1);
    await outbox.drain();
    bench.clock.pass(1);
    await outbox.drain();
    await bench.store.close();

    expect(before).toBe(1);
    expect(bench.posts.slice(1).map(({ send, threadTs }) => [send, threadTs])).toEqual([
      ['root', null],
      ['later', 'ts-root'],
    ]);
  });
});
