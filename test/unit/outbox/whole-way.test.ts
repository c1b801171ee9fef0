import { createMailer } from '../../../src/adapters/mail/nodemailer-mailer.js';
import { createChat } from '../../../src/adapters/slack/web-api-chat.js';
import { createOutbox, type Outbox } from '../../../src/outbox/outbox.js';
import { createPace } from '../../../src/outbox/pace.js';
import type { Store } from '../../../src/ports/store.js';
import type { SlackFault } from '../../../src/preview/slack/faults.js';
import { type SlackServer, startSlack } from '../../../src/preview/slack/server.js';
import { type Mailbox, type MailboxFaults, startMailbox } from '../../../src/preview/smtp/mailbox.js';
import { type FixedClock, fixedClock } from '../../support/fixed-clock.js';
import { EXPIRES, mailSend, noteTo, slackSend } from '../../support/outbox-bench.js';
import { NOON, slackPayload } from '../../support/outside-messages.js';
import { openTestStore } from '../../support/store.js';
import { aSend, putDraft } from '../../support/store-samples.js';

const TOKEN = 'xoxb-preview';
const CHANNELS = [
  { id: 'C0RELEASES', name: 'releases' },
  { id: 'C0ARCHIVED', name: 'old', archived: true },
];
const USERS = [
  { id: 'U0ANNA', name: 'Anna', zone: 'Europe/Prague' },
  { id: 'U0LEFT', name: 'Lee', zone: 'Europe/Prague', deleted: true },
  { id: 'U0CLOSED', name: 'Chloe', zone: 'Europe/Prague', closed: true },
];

describe('from the store to a real server and back', () => {
  let store: Store;
  let mailbox: Mailbox;
  let slack: SlackServer;
  let clock: FixedClock;
  beforeEach(async () => {
    clock = fixedClock(NOON, '2026-01-05T09:00:00.000Z');
    store = await openTestStore();
    await putDraft(store, { state: 'approved' });
    mailbox = await startMailbox({ directory: null });
    slack = await startSlack({ directory: null, channels: CHANNELS, users: USERS, token: TOKEN, clock });
  });
  afterEach(async () => {
    await Promise.all([mailbox.close(), slack.close()]);
    await store.close();
  });

  const outbox = (worker = 'one'): Outbox =>
    createOutbox({
      store,
      clock,
      worker,
      mailer: createMailer({ url: mailbox.url, from: 'team@lists.example', timeoutMs: 3000 }),
      chat: createChat({ token: TOKEN, apiUrl: slack.apiUrl, timeoutMs: 1000 }),
      gate: async () => ({ verdict: 'go' }),
      pace: createPace({ channelGapMillis: 0 }),
      log: () => undefined,
    });
  const put = (...sends: Parameters<typeof aSend>[0][]) =>
    store.sends.insert(sends.map((send) => aSend({ notBefore: NOON, expiresAt: EXPIRES, ...send })));
  const state = async (id: string) => (await store.sends.byId(id))?.state;

  it('arrives once everywhere, with receipts that name the place', async () => {
    await put(mailSend('m'), slackSend('p'));

    await outbox().drain();

    expect(mailbox.mails().map((mail) => mail.messageId)).toEqual(['<m@kubeflow.herald>']);
    expect(slack.posts()).toHaveLength(1);
    expect(await store.sends.byId('p')).toMatchObject({
      state: 'sent',
      remoteId: slack.posts()[0]?.ts,
      receipt: `C0RELEASES ${slack.posts()[0]?.ts}`,
    });
  });

  it('sends to everybody else when some cannot be reached, and says of each what to do', async () => {
    const fates = { U0ANNA: 'sent', U0LEFT: 'failed', U0CLOSED: 'failed', C0ARCHIVED: 'failed', C0RELEASES: 'sent' };
    const purposes = ['card', 'prompt', 'nudge', 'alarm'] as const;
    for (const purpose of purposes) {
      for (const address of Object.keys(fates))
        await store.sends.keep(noteTo(address, { id: purpose + address, purpose }));
    }

    await outbox().drain();

    for (const purpose of purposes) {
      const ends = await Promise.all(Object.keys(fates).map((address) => store.sends.byId(purpose + address)));
      expect(ends.map((send) => send?.state)).toEqual(Object.values(fates));
      const advice = ends.map((send) => send?.error ?? null);
      expect(advice).toEqual([
        null,
        expect.any(String),
        expect.any(String),
        expect.stringContaining('Unarchive'),
        null,
      ]);
    }
  });

  it.each<[string, SlackFault['as']]>([
    ['a 502', { status: 502, body: 'bad gateway' }],
    ['silence', 'hang'],
    ['half an answer', 'cut'],
    ['a broken line', 'drop'],
  ])('finds a post that was accepted behind %s instead of posting it again', async (_name, as) => {
    await put(slackSend('p'));
    slack.faults.push({ method: 'chat.postMessage', keep: true, as });
    const worker = outbox();

    await worker.drain();
    const told = await state('p');
    slack.faults.length = 0;
    clock.pass(2);
    await worker.sweep();
    await worker.drain();

    expect(told).toBe('unknown');
    expect(slack.posts()).toHaveLength(1);
    expect(await store.sends.byId('p')).toMatchObject({ state: 'sent', remoteId: slack.posts()[0]?.ts });
  });

  it('finds a reply in its thread', async () => {
    await put(slackSend('p'), slackSend('q', { part: 2, afterSend: 'p', payload: slackPayload({ broadcast: false }) }));
    const worker = outbox();

    slack.faults.push({ method: 'chat.postMessage', keep: true, as: 'drop' });
    await worker.drain();
    clock.pass(2);
    slack.faults.length = 0;
    await worker.sweep();
    slack.faults.push({ method: 'chat.postMessage', keep: true, as: 'drop' });
    await worker.drain();
    const told = await state('q');
    slack.faults.length = 0;
    clock.pass(2);

    await worker.sweep();

    expect(told).toBe('unknown');
    expect(slack.posts().map((found) => found.threadTs)).toEqual([null, slack.posts()[0]?.ts]);
    expect(await state('q')).toBe('sent');
  });

  it('posts again what was looked for twice and is not there', async () => {
    await put(slackSend('p'));
    slack.faults.push({ method: 'chat.postMessage', keep: false, as: 'drop' });
    const worker = outbox();
    await worker.drain();
    slack.faults.length = 0;

    for (let n = 0; n < 4; n++) {
      clock.pass(2);
      await worker.sweep();
      await worker.drain();
    }

    expect(slack.posts()).toHaveLength(1);
    expect(await state('p')).toBe('sent');
  });

  it.each<[string, MailboxFaults, number]>([
    ['was kept', { verdict: 'keep then drop' }, 1],
    ['was not kept', { verdict: 'drop' }, 0],
    ['broke off within its content', { content: 'drop' }, 0],
  ])('never sends a mail again that %s before the line broke', async (_name, faults, kept) => {
    await put(mailSend('m'));
    Object.assign(mailbox.faults, faults);
    const worker = outbox();

    await worker.drain();
    Object.assign(mailbox.faults, { verdict: undefined, content: undefined });
    for (let n = 0; n < 5; n++) {
      clock.pass(60);
      await worker.sweep();
      await worker.drain();
    }

    expect(mailbox.mails()).toHaveLength(kept);
    expect(await state('m')).toBe('unknown');
  });

  it('sends a mail once that was put off twice', async () => {
    await put(mailSend('m'));
    mailbox.faults.recipient = { reply: '450 Greylisted' };
    const worker = outbox();
    await worker.drain();
    clock.pass(1);
    await worker.drain();
    delete mailbox.faults.recipient;
    clock.pass(1);

    await worker.drain();

    expect(mailbox.mails()).toHaveLength(1);
    expect((await store.sends.attempts('m')).map((attempt) => attempt.outcome)).toEqual([
      'unsent',
      'unsent',
      'accepted',
    ]);
  });

  it('answers the first mail of its matter for the reader who has it, and nothing for the one who never got it', async () => {
    const mail = (id: string, over: object = {}) => mailSend(id, { destination: 'list', ...over });
    await putDraft(store, { id: 'd2', occasion: 'reminder:1.4:release', state: 'approved' });
    await put(
      mail('first', { destination: 'before', state: 'cancelled' }),
      mail('second'),
      mail('third', { draft: 'd2', afterSend: 'second' }),
    );
    await store.matters.claimRoot('timeline:1.4', 'list', 'first');
    mailbox.faults.recipient = { reply: '450 Greylisted' };
    const worker = outbox();

    await worker.drain();
    delete mailbox.faults.recipient;
    clock.pass(1);
    await worker.drain();

    const [second, third] = mailbox.mails();
    expect(second).toMatchObject({ subject: 'Kubeflow 1.4: feature freeze', inReplyTo: null, references: [] });
    expect(third).toMatchObject({ subject: `Re: ${second?.subject}`, inReplyTo: second?.messageId });
  });

  it('tells what to do about the one destination of two that fails', async () => {
    await put(
      mailSend('m'),
      slackSend('p', { address: 'C0ARCHIVED', payload: slackPayload({ channel: 'C0ARCHIVED' }) }),
    );

    await outbox().drain();

    expect(await state('m')).toBe('sent');
    expect(await store.sends.byId('p')).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('Unarchive it'),
    });
  });
});
