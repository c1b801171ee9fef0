/**
 * A stand-in for a mailing list's SMTP server, on the loopback interface: it accepts every mail and keeps it.
 *
 * What it does not imitate: logins, TLS, delivery, moderation, bounces, greylisting and limits. {@link MailboxFaults} makes
 * it fail on purpose, until they are taken away again.
 */
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { loadFolder, saveToFolder } from './eml-folder.js';
import { readMail, type StoredMail } from './stored-mail.js';

export interface MailboxOptions {
  /** Where mails are kept over a restart; null keeps them in memory. */
  directory: string | null;
  host?: '127.0.0.1';
  /** 0, the default, takes a free one. */
  port?: number;
}

/** A reply is `<code> <words>`, like `451 Try again later`. */
export interface MailboxFaults {
  greeting?: 'drop' | { reply: string };
  sender?: { reply: string };
  recipient?: 'drop' | 'hang' | { reply: string };
  /** While the content comes in, after 354. */
  content?: 'drop';
  /** After the final dot. `keep then drop` and `keep then hang`: the mail is accepted, but nobody is told. */
  verdict?: 'drop' | 'keep then drop' | 'keep then hang' | { reply: string };
}

export interface Mailbox {
  /** `smtp://127.0.0.1:<port>`. */
  url: string;
  /** Oldest first. */
  mails(): readonly StoredMail[];
  faults: MailboxFaults;
  close(): Promise<void>;
}

type Done = (error?: Error | null) => void;

export async function startMailbox({ directory, host = '127.0.0.1', port = 0 }: MailboxOptions): Promise<Mailbox> {
  const mails = directory === null ? [] : await loadFolder(directory);
  const faults: MailboxFaults = {};
  const sockets = new Map<number, Socket>();
  const drop = (session: SMTPServerSession) => sockets.get(session.remotePort)?.destroy();
  let last: Promise<void> = Promise.resolve();

  const keep = (raw: Buffer): Promise<void> => {
    last = last
      .catch(() => undefined)
      .then(async () => {
        const mail = await readMail(String(mails.length + 1).padStart(6, '0'), raw);
        if (directory !== null) await saveToFolder(directory, mail);
        mails.push(mail);
      });
    return last;
  };

  const step = (fault: 'drop' | 'hang' | { reply: string } | undefined, session: SMTPServerSession, done: Done) => {
    if (fault === undefined) return done();
    if (fault === 'drop') return drop(session);
    if (fault !== 'hang') done(asError(fault.reply));
  };

  const take = async (stream: SMTPServerDataStream, session: SMTPServerSession, done: Done) => {
    if (faults.content === 'drop') return stream.once('data', () => drop(session));
    const raw = await buffer(stream);
    const { verdict } = faults;
    if (verdict === 'drop') return drop(session);
    if (typeof verdict === 'object') return done(asError(verdict.reply));
    await keep(raw);
    if (verdict === undefined) return done();
    if (verdict === 'keep then drop') drop(session);
  };

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    logger: false,
    onConnect: (session, done) => step(faults.greeting, session, done),
    onMailFrom: (_address, session, done) => step(faults.sender, session, done),
    onRcptTo: (_address, session, done) => step(faults.recipient, session, done),
    onData: (stream, session, done) => {
      take(stream, session, done).catch(() => done(asError('451 The mailbox could not keep it')));
    },
  });
  // A client that is dropped on purpose is no error of the server's.
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    const { remotePort } = socket;
    if (remotePort === undefined) return;
    sockets.set(remotePort, socket);
    socket.once('close', () => sockets.delete(remotePort));
  });
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  const address = server.server.address() as AddressInfo;

  return {
    url: `smtp://${host}:${address.port}`,
    mails: () => mails,
    faults,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.values()) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

function asError(reply: string): Error {
  const [, code = '451', words = reply] = /^(\d{3}) (.*)$/s.exec(reply) ?? [];
  return Object.assign(new Error(words), { responseCode: Number(code) });
}
