/** The point of no return of a mail: the 354, behind which somebody is asked before the first byte is written. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createMailer } from '../../../src/adapters/mail/nodemailer-mailer.js';
import type { Begin } from '../../../src/ports/mailer.js';
import { mailPayload, NOON } from '../../support/outside-messages.js';
import { MOMENTS, type Moment, type Script, startScriptedSmtp, type Watch } from '../../support/scripted-smtp.js';

describe('the content of a mail', () => {
  let server: Awaited<ReturnType<typeof startScriptedSmtp>>;
  let script: Script;
  let watch: Watch;
  let reached: Moment[];
  beforeEach(async () => {
    reached = [];
    script = { EHLO: '250-scripted\n250 AUTH PLAIN' };
    watch = () => true;
    server = await startScriptedSmtp(script, (moment, socket) => {
      reached.push(moment);
      return watch(moment, socket);
    });
  });
  afterEach(() => server.close());

  const send = (begin: Begin, timeoutMs = 3000) =>
    createMailer({ url: `smtp://herald:secret@127.0.0.1:${server.port}`, from: 'team@lists.example', timeoutMs }).send(
      mailPayload({ text: 'Last call.\n'.repeat(20_000) }),
      NOON,
      begin,
    );
  /** Long enough for bytes that should not be written to arrive. */
  const settled = () => sleep(100);

  it('is asked for once, behind the 354, and not written before the answer', async () => {
    let asked = 0;
    let before: readonly string[] = [];
    const delivery = await send(async () => {
      asked += 1;
      await settled();
      before = [...reached, ...server.begun];
      return true;
    });

    expect(before.at(-1)).toBe('354 said');
    expect([asked, delivery.outcome, server.taken.length]).toEqual([1, 'accepted', 1]);
  });

  it.each<[string, Begin]>([
    ['somebody else has taken it', async () => false],
    ['that cannot be written down', () => Promise.reject(new Error('The disk is full.'))],
  ])('is never begun when %s, and the line is cut without a final dot', async (_why, begin) => {
    const delivery = await send(begin);
    await settled();

    expect(delivery).toMatchObject({ outcome: 'unsent' });
    expect([server.begun, server.taken, reached.at(-1)]).toEqual([[], [], '354 said']);
  });

  const dropping = MOMENTS.slice(0, MOMENTS.indexOf('354 said')).filter((moment) => moment !== 'STARTTLS');
  it.each(dropping)('is not asked for where the line breaks before: %s', async (moment) => {
    let asked = 0;
    watch = (now, socket) => {
      if (now === moment) socket.destroy();
      return now !== moment;
    };

    const delivery = await send(async () => {
      asked += 1;
      return true;
    });

    expect([delivery.outcome, asked]).toEqual(['unsent', 0]);
  });

  it.each<[string, (moment: Moment, socket: Parameters<Watch>[1]) => void, string]>([
    ['the line breaks', (_moment, socket) => socket.destroy(), 'unsent'],
    ['the server changes its mind', (_moment, socket) => socket.write('421 shutting down\r\n'), 'unsent'],
    ['the server refuses it after all', (_moment, socket) => socket.write('554 not you\r\n'), 'refused'],
    ['the server says that it took it', (_moment, socket) => socket.write('250 thanks\r\n'), 'unsent'],
  ])('goes nowhere when %s while that is written down, which is proof', async (_what, then, outcome) => {
    let answered = false;
    watch = (moment, socket) => {
      if (moment === '354 said') then(moment, socket);
      return true;
    };

    const delivery = await send(async () => {
      await settled();
      answered = true;
      return true;
    });

    // Not before it is known whether it was written down.
    expect(answered).toBe(true);
    await settled();
    expect([delivery.outcome, server.begun]).toEqual([outcome, []]);
  });

  it('is unsent when the time is over while that is written down', async () => {
    const delivery = await send(async () => {
      await sleep(500);
      return true;
    }, 300);
    await settled();

    expect([delivery.outcome, server.begun]).toEqual(['unsent', []]);
  });

  it.each<[Moment, number]>([
    ['within the content', 0],
    ['final dot', 1],
  ])('is unknown once it has begun and the line breaks: %s', async (moment, taken) => {
    watch = (now, socket) => {
      if (now === moment) socket.destroy();
      return now !== moment;
    };

    const delivery = await send(async () => true);

    expect([delivery.outcome, server.taken.length]).toEqual(['unknown', taken]);
  });
});
