/**
 * A mail as data for nodemailer. The same payload and date give the same bytes: the boundary comes from the Message-ID and
 * nothing is drawn at random.
 */
import type { SendMailOptions } from 'nodemailer';
import type { MailPayload } from '../../domain/send.js';
import { type Instant, millisOf } from '../../domain/time.js';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const ADDRESS = /^[^\s@<>(),;:"[\]\\]+@[^\s@<>(),;:"[\]\\]+$/;
const MESSAGE_ID = /^<[^\s<>]+@[^\s<>]+>$/;

/**
 * What is wrong with the headers, in a sentence; null when they are fine. nodemailer would fold a line break into the header
 * and read a comma in an address as a second recipient, so both are refused here.
 */
export function headerProblem(mail: MailPayload, from: string): string | null {
  const ids = [mail.messageId, ...(mail.inReplyTo === null ? [] : [mail.inReplyTo]), ...mail.references];
  const values = { From: from, To: mail.to, Subject: mail.subject };
  for (const [name, value] of Object.entries(values)) {
    if (CONTROL.test(value)) return `The ${name} header holds a line break or another control character.`;
  }
  if (mail.subject.trim() === '') return 'The Subject is empty.';
  if (!ADDRESS.test(mail.to)) return 'The To header is not one plain mail address.';
  if (ids.some((id) => !MESSAGE_ID.test(id))) return 'A Message-ID, In-Reply-To or References header is malformed.';
  return null;
}

/** `from` as the operator wrote it: an address, or `Name <address>`. */
export function composeMail(mail: MailPayload, from: string, date: Instant): SendMailOptions {
  return {
    from,
    to: { name: '', address: mail.to },
    subject: mail.subject,
    messageId: mail.messageId,
    ...(mail.inReplyTo === null ? {} : { inReplyTo: mail.inReplyTo }),
    ...(mail.references.length === 0 ? {} : { references: mail.references }),
    date: new Date(millisOf(date)),
    headers: { 'Auto-Submitted': 'auto-generated' },
    text: mail.text,
    html: mail.html,
    textEncoding: 'quoted-printable',
    baseBoundary: mail.messageId.replace(/[^A-Za-z0-9]/g, '').slice(0, 40),
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
