/** Tries a mail server the way a mail goes: connection, TLS, login. Nothing is sent. */
import type { TLSSocket } from 'node:tls';
import SmtpConnection from 'nodemailer/lib/smtp-connection';
import SmtpTransport from 'nodemailer/lib/smtp-transport';
import { RemoteFault } from '../../domain/errors.js';
import { passwordsIn, redactor } from '../../domain/redact.js';
import { type SmtpError, smtpOutcome, told } from './smtp-outcome.js';

export interface MailTried {
  /** Null where everything goes unencrypted. */
  tls: { protocol: string /** Null where nobody looks at the certificate. */; validUntil: Date | null } | null;
  /** `not offered`: although SMTP_URL has one. */
  login: 'taken' | 'not asked for' | 'not offered';
}

/** @throws RemoteFault saying what failed, in a bounded time and without the password */
export async function tryMail({ url, timeoutMs }: { url: string; timeoutMs: number }): Promise<MailTried> {
  const redact = redactor(passwordsIn(url));
  const bound = { connectionTimeout: timeoutMs, greetingTimeout: timeoutMs, socketTimeout: timeoutMs };
  // It reads the address as the mailer's own does.
  const { options } = new SmtpTransport({ url, ...bound, dnsTimeout: timeoutMs });
  const connection = new SmtpConnection(options);
  const impatience = setTimeout(() => connection.emit('error', timedOut()), timeoutMs);
  try {
    await step(connection, (done) => connection.connect(done));
    const { auth } = options;
    const login = auth === undefined ? 'not asked for' : connection.allowsAuth ? 'taken' : 'not offered';
    if (login === 'taken') await step(connection, (done) => connection.login(auth ?? {}, done));
    return { tls: tlsOf(connection), login };
  } catch (error) {
    throw refusalOf(told(error, redact), error);
  } finally {
    clearTimeout(impatience);
    connection.on('error', () => undefined);
    connection.close();
  }
}

function refusalOf(error: SmtpError, cause: unknown): RemoteFault {
  const status = String(error.responseCode ?? error.code ?? 'ERROR');
  return new RemoteFault('smtp', status, inWords(error), null, { cause });
}

const timedOut = (): Error => Object.assign(new Error('It did not come to its end in time.'), { code: 'ETIMEDOUT' });

/** What fails is told once, by the step or by the connection. */
const step = (connection: SmtpConnection, take: (done: (error?: Error | null) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    connection.once('error', reject);
    connection.once('end', () => reject(Object.assign(new Error('It ended the connection.'), { code: 'ECONNECTION' })));
    take((error) => (error ? reject(error) : resolve()));
  });

function tlsOf(connection: SmtpConnection): MailTried['tls'] {
  const { secure, _socket: socket } = connection as unknown as { secure: boolean; _socket: Partial<TLSSocket> };
  if (!secure) return null;
  const until = socket.authorized === true ? socket.getPeerCertificate?.().valid_to : undefined;
  const validUntil = until === undefined ? null : new Date(until);
  return { protocol: socket.getProtocol?.() ?? 'TLS', validUntil };
}

/** What a certificate is refused for: nodemailer puts a code of its own in the place of Node's, and keeps its words. */
const CERTIFICATES: [said: RegExp, why: string][] = [
  [/^self-signed certificate$/i, 'it is signed by nobody but itself'],
  [/self-signed certificate in|unable to get (?:local )?issuer/i, 'this machine does not know who signed it'],
  [/unable to verify the first certificate/i, 'the server does not show who signed it'],
  [/certificate has expired/i, 'it has expired'],
  [/certificate is not yet valid/i, 'it is not valid yet: look at the clock of this machine'],
  [/altnames|Hostname\/IP/i, 'it is for another name than the one in SMTP_URL'],
];

function inWords(error: SmtpError): string {
  const certificate = CERTIFICATES.find(([said]) => said.test(error.message));
  return certificate === undefined
    ? smtpOutcome(error, false).error
    : `The mail server’s certificate is not accepted: ${certificate[1]}.`;
}
