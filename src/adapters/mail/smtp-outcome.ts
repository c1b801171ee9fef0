/**
 * What became of a mail that ended in an error. Proof that it was not taken is either an SMTP reply that says so, or that
 * its content was never begun; everything else is unknown.
 */
import type { Delivery } from '../../domain/send.js';

/** The parts of nodemailer's errors that are looked at. */
export interface SmtpError {
  message: string;
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
}

/** Replies to these commands are about this mail; to any other, about the connection or the login. */
const ABOUT_THE_MAIL = ['MAIL FROM', 'RCPT TO', 'DATA'];

/** `begun`: the server had asked for the content (354), and some of it may have been written. */
export function smtpOutcome(error: SmtpError, begun: boolean): Exclude<Delivery, { outcome: 'accepted' }> {
  const reply = error.responseCode ?? 0;
  const negative = reply >= 400 && reply < 600;
  const text = describe(error);
  if (begun && !negative) {
    return {
      outcome: 'unknown',
      error: `The connection ended before the server said whether it took the mail. ${text}`,
    };
  }
  const aboutTheMail = begun || ABOUT_THE_MAIL.includes(error.command ?? '');
  if (reply >= 500 && aboutTheMail) return { outcome: 'refused', error: `The mail server refused the mail. ${text}` };
  if (error.code === 'EENVELOPE' && reply === 0)
    return { outcome: 'refused', error: `The mail cannot be sent. ${text}` };
  if (error.code === 'EMESSAGE' && reply === 0)
    return { outcome: 'refused', error: `The mail cannot be sent. ${text}` };
  return {
    outcome: 'unsent',
    error: `${REASONS[error.code ?? ''] ?? 'The mail was not taken.'} ${text}`,
    retryAfterSeconds: null,
  };
}

/** A wrong password heals when an operator corrects it, so a mail waits for that instead of being lost. */
const REASONS: Record<string, string> = {
  EAUTH: 'The mail server refused the login: check SMTP_URL.',
  ETLS: 'The mail server offered no trustworthy TLS connection.',
  EDNS: "The mail server's name could not be resolved.",
  ECONNECTION: 'The connection to the mail server was lost before the mail was handed over.',
  ESOCKET: 'The mail server could not be reached.',
  ETIMEDOUT: 'The mail server did not answer in time.',
  EABORT: 'The mail server did not answer in time.',
};

const describe = (error: SmtpError): string => clipped(error.response ?? error.message);

/** A server may say as much as it likes. */
export const clipped = (words: string): string => [...words.replace(/\s+/g, ' ').trim()].slice(0, 300).join('');

/** Servers quote what they were sent; the password may not reach the ledger that way, nor the half of it that a cut leaves. */
export const told = (error: unknown, redact: (text: string) => string): SmtpError => {
  const { message, code, command, response, responseCode }: SmtpError =
    typeof error === 'object' && error !== null && 'message' in error
      ? (error as SmtpError)
      : { message: String(error) };
  return {
    message: redact(message),
    ...(code === undefined ? {} : { code }),
    ...(command === undefined ? {} : { command }),
    ...(response === undefined ? {} : { response: redact(response) }),
    ...(responseCode === undefined ? {} : { responseCode }),
  };
};
