/** A mail as the mailbox keeps it, read back from its bytes. */
import type { ParsedMail } from 'mailparser';

export interface StoredMail {
  /** Counts from `000001` in order of arrival. */
  id: string;
  /** Exactly what came over the wire. */
  raw: Buffer;
  /** Top-level headers in their order, unfolded and decoded. */
  headers: { name: string; value: string }[];
  messageId: string;
  from: string;
  to: string;
  subject: string;
  /** From the Date header; null when there is none. */
  date: Date | null;
  inReplyTo: string | null;
  references: string[];
  text: string;
  /** Null when there is no HTML part. */
  html: string | null;
}

/** Loads its library with the first mail: that takes long, and a preview starts without any. */
export async function readMail(id: string, raw: Buffer): Promise<StoredMail> {
  const { simpleParser } = await import('mailparser');
  const mail = await simpleParser(raw, { skipTextToHtml: true, skipImageLinks: true });
  return {
    id,
    raw,
    headers: headersOf(mail),
    messageId: mail.messageId ?? '',
    from: mail.from?.text ?? '',
    to: [mail.to ?? []]
      .flat()
      .map((list) => list.text)
      .join(', '),
    subject: mail.subject ?? '',
    date: mail.date ?? null,
    inReplyTo: mail.inReplyTo ?? null,
    references: [mail.references ?? []].flat(),
    text: mail.text ?? '',
    html: typeof mail.html === 'string' ? mail.html : null,
  };
}

function headersOf(mail: ParsedMail): StoredMail['headers'] {
  return mail.headerLines.map(({ line }) => {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    const value = line
      .slice(colon + 1)
      .replace(/\r?\n[ \t]+/g, ' ')
      .trim();
    return { name, value: name.toLowerCase() === 'subject' ? (mail.subject ?? value) : value };
  });
}
