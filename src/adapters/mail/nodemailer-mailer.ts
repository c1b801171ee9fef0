/**
 * The mailer over SMTP: one connection per mail and no pool, so that nothing is queued, requeued or tried again behind the
 * outbox's back.
 */
import { Readable } from 'node:stream';
import nodemailer from 'nodemailer';
import SmtpTransport from 'nodemailer/lib/smtp-transport';
import { RemoteFault } from '../../domain/errors.js';
import { passwordsIn, redactor } from '../../domain/redact.js';
import type { Mailer } from '../../ports/mailer.js';
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
    async send(mail, date) {
      const problem = headerProblem(mail, from);
      if (problem !== null) return { outcome: 'refused', error: problem };
      let begun = false;
      let answer: unknown;
      try {
        const smtp = transport();
        smtp.use('stream', (draft, done) => {
          draft.message.processFunc((content: Readable) =>
            readLazily(content, () => {
              begun = true;
            }),
          );
          done();
        });
        answer = await smtp.sendMail({ ...composeMail(mail, from, date), signal: AbortSignal.timeout(timeoutMs) });
      } catch (error) {
        return smtpOutcome(told(error, redact), begun);
      }
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

/**
 * nodemailer reports a connection lost at RCPT, at DATA and after the final dot alike. It reads the content only when the
 * server has asked for it with 354, so the first read tells them apart; a stream with a buffer of its own would read ahead.
 */
function readLazily(content: Readable, onFirstRead: () => void): Readable {
  return Readable.from(
    (async function* () {
      onFirstRead();
      yield* content;
    })(),
    { objectMode: false },
  );
}
