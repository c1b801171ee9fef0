/**
 * A process that sends: `outbox-child.ts <database> <smtp url>` works off the outbox of a database by real SMTP, says `working`,
 * and goes on until it is killed.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { createMailer } from '../../src/adapters/mail/nodemailer-mailer.js';
import { openStore } from '../../src/adapters/store/open-store.js';
import { createOutbox } from '../../src/outbox/outbox.js';
import type { Chat } from '../../src/ports/chat.js';
import { fixedClock } from './fixed-clock.js';
import { NOON } from './outside-messages.js';

const [, , file = '', url = ''] = process.argv;
const nobody = () => Promise.reject(new Error('There is no Slack here.'));
const chat: Chat = {
  post: nobody,
  update: nobody,
  replies: nobody,
  find: nobody,
  posted: nobody,
  reach: nobody,
  check: nobody,
};
const store = await openStore(file);
const outbox = createOutbox({
  store,
  clock: fixedClock(NOON, '2026-01-05T09:00:00.000Z'),
  mailer: createMailer({ url, from: 'team@lists.example', timeoutMs: 60_000 }),
  chat,
  gate: async () => ({ verdict: 'go' }),
  worker: `child-${process.pid}`,
  alone: true,
  log: () => undefined,
});
process.send?.('working');
for (;;) {
  await outbox.drain();
  await sleep(20);
}
