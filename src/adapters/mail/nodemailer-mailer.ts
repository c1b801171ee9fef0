/**
 * The mailer over SMTP: one connection per mail and no pool, so that nothing is queued, requeued or tried again behind the
 * outbox's back.
 */
import { Readable } from 'node:stream';
import nodemailer from 'nodemailer';
import SmtpTransport from 'nodemailer/lib/smtp-transport';
import { RemoteFault } from '../../domain/errors.js';
import type { Mailer } from '../../ports/mailer.js';
import { composeMail, headerProblem } from './compose-mail.js';
import { type SmtpError, smtpOutcome } from './smtp-outcome.js';

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

export function createMailer({ url, from, timeoutMs = PATIENCE_MS }: MailerOptions): Mailer {
  const redact = redactor(url);
  const transport = () =>
    nodemailer.createTransport(
      new SmtpTransport({
        url,
        connectionTimeout: timeoutMs,
        greetingTimeout: timeoutMs,
        socketTimeout: timeoutMs,
        dnsTimeout: timeoutMs,
        disableFileAccess: true,
        disableUrlAccess: true,
      }),
    );

  return {
    async send(mail, date) {
      const problem = headerProblem(mail, from);
      if (problem !== null) return { outcome: 'refused', error: problem };
      let begun = false;
      const smtp = transport();
      smtp.use('stream', (draft, done) => {
        draft.message.processFunc((content: Readable) =>
          readLazily(content, () => {
            begun = true;
          }),
        );
        done();
      });
      try {
        const info = await smtp.sendMail({ ...composeMail(mail, from, date), signal: AbortSignal.timeout(timeoutMs) });
        return { outcome: 'accepted', remoteId: mail.messageId, receipt: redact(info.response) };
      } catch (error) {
        const outcome = smtpOutcome(asSmtpError(error), begun);
        return { ...outcome, error: redact(outcome.error) };
      }
    },
    async check() {
      try {
        await transport().verify();
      } catch (error) {
        throw refusalOf(asSmtpError(error), redact);
      }
    },
    close: async () => undefined,
  };
}

function refusalOf(error: SmtpError, redact: (text: string) => string): RemoteFault {
  const status = String(error.responseCode ?? error.code ?? 'ERROR');
  return new RemoteFault('smtp', status, redact(smtpOutcome(error, false).error), null, { cause: error });
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

const asSmtpError = (error: unknown): SmtpError => (error instanceof Error ? error : { message: String(error) });

/** Servers quote what they were sent; the password may not reach the ledger that way. */
function redactor(url: string): (text: string) => string {
  const { password } = new URL(url);
  if (password === '') return (text) => text;
  return (text) => text.replaceAll(password, '[redacted]').replaceAll(decodeURIComponent(password), '[redacted]');
}
