/**
 * The mailer over SMTP: one connection per mail and no pool, so that nothing is queued, requeued or tried again behind the
 * outbox's back.
 */
import { Readable } from 'node:stream';
import nodemailer from 'nodemailer';
import SmtpTransport from 'nodemailer/lib/smtp-transport';
import { RemoteFault } from '../../domain/errors.js';
import { passwordsIn, redactor } from '../../domain/redact.js';
import type { Begin, Mailer } from '../../ports/mailer.js';
import { composeMail, headerProblem } from './compose-mail.js';
import { clipped, type SmtpError, smtpOutcome, told } from './smtp-outcome.js';

export interface MailerOptions {
  /** `smtp://user:password@host:587` or `smtps://...`. */
  url: string;
  /** `Name <address>`, or an address. */
  from: string;
  /** Bound on one whole handing-over, in milliseconds; less than the outbox's lease. */
  timeoutMs?: number;
}

/** Servers may take minutes to answer the final dot; giving up earlier would only make more mails unknown. */
const PATIENCE_MS = 180_000;
/** In bytes, of one reply: servers need a few hundred. */
const LONGEST_REPLY = 1024 * 1024;

export function createMailer({ url, from, timeoutMs = PATIENCE_MS }: MailerOptions): Mailer {
  const redact = redactor(passwordsIn(url));
  const transport = () =>
    nodemailer.createTransport(
      new SmtpTransport({
        url,
        connectionTimeout: timeoutMs,
        greetingTimeout: timeoutMs,
        socketTimeout: timeoutMs,
        dnsTimeout: timeoutMs,
        maxResponseSize: LONGEST_REPLY,
        disableFileAccess: true,
        disableUrlAccess: true,
      }),
    );

  return {
    async send(mail, date, begin) {
      const problem = headerProblem(mail, from);
      if (problem !== null) return { outcome: 'refused', error: problem };
      const gate = contentGate(begin);
      let answer: unknown;
      try {
        const smtp = transport();
        smtp.use('stream', (draft, done) => {
          draft.message.processFunc((content: Readable) => gate.guard(content));
          done();
        });
        answer = await smtp.sendMail({ ...composeMail(mail, from, date), signal: AbortSignal.timeout(timeoutMs) });
      } catch (error) {
        return smtpOutcome(told(error, redact), await gate.close());
      }
      if (!(await gate.close())) return { outcome: 'unsent', error: TOO_EARLY, retryAfterSeconds: null };
      // It is accepted, whatever is wrong with the words that say so.
      return { outcome: 'accepted', remoteId: mail.messageId, receipt: clipped(redact(answerOf(answer))) };
    },
    async check() {
      try {
        await transport().verify();
      } catch (error) {
        throw refusalOf(told(error, redact), error);
      }
    },
    close: async () => undefined,
  };
}

function refusalOf(error: SmtpError, cause: unknown): RemoteFault {
  const status = String(error.responseCode ?? error.code ?? 'ERROR');
  return new RemoteFault('smtp', status, smtpOutcome(error, false).error, null, { cause });
}

/** What the server said when it took the mail. */
function answerOf(info: unknown): string {
  const { response } = (info ?? {}) as { response?: unknown };
  return typeof response === 'string' ? response : '';
}

const TOO_EARLY = 'The mail server answered before it was given anything.';

interface ContentGate {
  /** The same content, of which nothing comes out before it may begin. */
  guard(content: Readable): Readable;
  /** Nothing begins any more. Resolves when nobody is asked any more, with whether it had begun. */
  close(): Promise<boolean>;
}

/**
 * nodemailer reports a connection lost at RCPT, at DATA and after the final dot alike. It reads the content only when the
 * server has asked for it with 354, so the first read tells them apart, and is where the line can still be cut with nothing
 * written; a stream with a buffer of its own would read ahead. While `begin` is asked the connection may end, or the server may
 * change its mind: what is read then goes nowhere.
 */
function contentGate(begin: Begin): ContentGate {
  let begun = false;
  let closed = false;
  let asked: Promise<boolean> = Promise.resolve(false);
  return {
    guard: (content) =>
      Readable.from(
        (async function* () {
          asked = begin();
          if (!(await asked) || closed) throw new Error('Its content was not begun.');
          begun = true;
          yield* content;
        })(),
        { objectMode: false },
      ),
    async close() {
      closed = true;
      await asked.catch(() => undefined);
      return begun;
    },
  };
}
