/** The doctor's look at mail: the way a mail goes, up to where it would be handed over. Nothing is sent. */
import { type MailTried, tryMail } from '../adapters/mail/try-mail.js';
import { approvers } from '../domain/approval.js';
import type { Community } from '../domain/community.js';
import { RemoteFault } from '../domain/errors.js';
import { MESSAGE_KINDS } from '../domain/message-kind.js';
import { mailAddressOf } from '../domain/reach.js';
import { millisOf } from '../domain/time.js';
import { systemClock } from './clocks.js';
import { advised, type Finding, ok, PATIENCE_MS, problem } from './doctor-findings.js';
import type { Environment } from './environment.js';

const CERTIFICATE_DAYS = 14;
const DAY_MILLIS = 24 * 3_600_000;

/** @throws RemoteFault */
export async function mailState(
  { mail }: Pick<Environment, 'mail'>,
  community: Community,
  patienceMs = PATIENCE_MS,
): Promise<Finding[]> {
  const reached = reachedByMail(community);
  if (reached.length === 0) return [{ check: 'mail', state: 'skipped', detail: 'nobody is written to by mail' }];
  const { url, from } = mail;
  if (url === null || from === null) return [unset(mail, reached)];
  const { hostname, host } = new URL(url);
  try {
    const tried = await tryMail({ url, timeoutMs: patienceMs });
    return [ok('mail', `${host} answers${howFar(tried)}; mails come from ${from}`), ...doubts(tried, hostname)];
  } catch (error) {
    const meant = otherwiseMeant(url);
    throw meant === null
      ? advised(error, 'Check SMTP_URL, and that the server is up and can be reached from here.')
      : withAdvice(error, meant);
  }
}

function reachedByMail(community: Community): string[] {
  const lists = community.destinations.filter((d) => d.type === 'mail').map((d) => d.name);
  const deciding = new Set(MESSAGE_KINDS.flatMap((kind) => approvers(community, community.messages[kind].approval)));
  const people = [...deciding].filter((person) => mailAddressOf(community, person) !== null);
  return [...lists, ...people.map((p) => p.name)];
}

function unset({ url, from }: Environment['mail'], reached: readonly string[]): Finding {
  const missing = [url === null ? 'SMTP_URL' : '', from === null ? 'MAIL_FROM' : ''].filter((name) => name !== '');
  const verb = missing.length === 1 ? 'is' : 'are';
  return problem(
    'mail',
    `${missing.join(' and ')} ${verb} not set, and ${reached.join(', ')} cannot be reached without. Set ${missing.length === 1 ? 'it' : 'them'}.`,
  );
}

const howFar = ({ tls, login }: MailTried): string =>
  `${tls === null ? ', unencrypted,' : ` over ${tls.protocol}`} and ${login === 'taken' ? 'takes the login' : 'lets us in'}`;

/** What works, and is not as somebody may think it is. */
function doubts({ tls, login }: MailTried, hostname: string): Finding[] {
  const found: Finding[] = [];
  if (login === 'not offered') {
    found.push(
      problem(
        'mail login',
        `SMTP_URL has a user and a password, and the server offers no login${tls === null ? ' without TLS' : ''}, so mails go in nobody’s name. Take them out, or ask its administrator which port takes a login.`,
      ),
    );
  }
  if (tls === null && !isLoopback(hostname)) {
    found.push(
      problem(
        'mail TLS',
        `Mails${login === 'taken' ? ', and the password,' : ''} go to ${hostname} unencrypted: it offers no TLS. Use its port 465 with smtps://, or add ?requireTLS=true to SMTP_URL so that nothing goes without.`,
      ),
    );
  }
  const days = daysLeft(tls);
  if (days !== null && days < CERTIFICATE_DAYS) {
    found.push(
      problem(
        'mail TLS',
        `The mail server’s certificate expires in ${days} ${days === 1 ? 'day' : 'days'}: mails wait from then on.`,
      ),
    );
  }
  return found;
}

const daysLeft = (tls: MailTried['tls']): number | null =>
  tls?.validUntil == null ? null : Math.floor((tls.validUntil.getTime() - millisOf(systemClock.wall())) / DAY_MILLIS);

const isLoopback = (hostname: string): boolean => /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);

/** The usual ports begin either with TLS or without; null where the address agrees with that. */
function otherwiseMeant(url: string): string | null {
  const { protocol, port } = new URL(url);
  if (protocol === 'smtps:' && ['25', '587', '2525'].includes(port))
    return `SMTP_URL begins with smtps://, and port ${port} usually begins without TLS: write smtp:// with it, or port 465.`;
  return protocol === 'smtp:' && port === '465'
    ? 'SMTP_URL begins with smtp://, and port 465 begins with TLS: write smtps://, or port 587.'
    : null;
}

function withAdvice(error: unknown, advice: string): unknown {
  if (!(error instanceof RemoteFault)) return error;
  const { service, status, message, retryAfterSeconds } = error;
  return new RemoteFault(service, status, `${message} ${advice}`, retryAfterSeconds);
}
