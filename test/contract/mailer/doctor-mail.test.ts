/** The doctor's look at mail, at real servers: with and without TLS and logins, and at what is no mail server. */

import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { mailState } from '../../../src/cli/doctor-mail.js';
import { readEnvironment } from '../../../src/cli/environment.js';
import { aCommunity } from '../../support/world.js';

/** Clear of every other text, so that a trace of it is found. */
const PASSWORD = 'tr0ub4dor&3';
const PATIENCE_MS = 500;

const open: { close(): void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function smtp(options: SMTPServerOptions): Promise<number> {
  const server = new SMTPServer({
    disableReverseLookup: true,
    closeTimeout: 10,
    logger: false,
    onAuth: ({ password }, _session, done) =>
      password === PASSWORD ? done(null, { user: 'ann' }) : done(new Error('Invalid username or password')),
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  open.push({ close: () => server.close(() => undefined) });
  return (server.server.address() as AddressInfo).port;
}

async function other(answer: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    answer(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  });
  return (server.address() as AddressInfo).port;
}

/** What the doctor says, in one text. */
async function said(url: string): Promise<string> {
  const environment = readEnvironment({
    HERALD_MODE: 'live',
    SMTP_URL: url,
    MAIL_FROM: 'release-team@example.org',
  });
  const findings = await mailState(environment, aCommunity(), PATIENCE_MS).catch((error: Error) => [
    { state: 'problem', detail: error.message },
  ]);
  return findings.map(({ state, detail }) => `${state}: ${detail}`).join('\n');
}

const login = (password = PASSWORD): string => `ann:${encodeURIComponent(password)}@`;
/** The server's certificate is its own. */
const TRUSTING = '?tls.rejectUnauthorized=false';

it('is well where the login is taken over TLS, and says over which', async () => {
  const port = await smtp({});

  expect(await said(`smtp://${login()}127.0.0.1:${port}${TRUSTING}`)).toMatch(
    /^ok: 127\.0\.0\.1:\d+ answers over TLSv1\.\d and takes the login; mails come from release-team@example\.org$/,
  );
});

it('is well where a server on this machine wants neither', async () => {
  const port = await smtp({ authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'] });

  expect(await said(`smtp://127.0.0.1:${port}`)).toMatch(/^ok: .* answers, unencrypted, and lets us in; /);
});

it.each<[string, SMTPServerOptions, string, RegExp]>([
  [
    'a login that is refused',
    {},
    `${login('wrong')}127.0.0.1:PORT${TRUSTING}`,
    /refused the login: check SMTP_URL\. 535/,
  ],
  [
    'a login that is not offered',
    { authOptional: true, disabledCommands: ['AUTH'] },
    `${login()}127.0.0.1:PORT${TRUSTING}`,
    /the server offers no login, so mails go in nobody’s name/,
  ],
  [
    'a certificate of its own',
    {},
    `${login()}127.0.0.1:PORT`,
    /certificate is not accepted: it (?:has expired|is signed by nobody but itself)\./,
  ],
  [
    'TLS that is required and not offered',
    { authOptional: true, disabledCommands: ['AUTH', 'STARTTLS'] },
    '127.0.0.1:PORT?requireTLS=true',
    /problem: The mail server/,
  ],
  [
    'a password that would go unencrypted',
    { disabledCommands: ['STARTTLS'], allowInsecureAuth: true },
    `${login()}localhost.localdomain.invalid:PORT`,
    /name could not be resolved|could not be reached/,
  ],
])('says what is wrong with %s, in one line and without the password', async (_what, options, place, words) => {
  const port = await smtp(options);

  const text = await said(`smtp://${place.replace('PORT', String(port))}`);

  expect(text).toMatch(words);
  expect(text).not.toContain(PASSWORD);
  expect(text).not.toContain(encodeURIComponent(PASSWORD));
});

it.each<[string, (socket: Socket) => void, RegExp]>([
  ['a greeting that hangs', () => undefined, /did not answer in time/],
  ['a connection that ends at once', (socket) => socket.destroy(), /lost before|could not be reached|not taken/],
  ['something else than a mail server', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'), /problem: /],
])('says what is wrong with %s, in bounded time', async (_what, answer, words) => {
  const port = await other(answer);

  expect(await said(`smtp://127.0.0.1:${port}`)).toMatch(words);
});

it('says that nobody listens', async () => {
  const port = await other(() => undefined);
  for (const server of open.splice(0)) server.close();

  expect(await said(`smtp://127.0.0.1:${port}`)).toMatch(/could not be reached\..*Check SMTP_URL/);
});

it.each([
  ['smtps://127.0.0.1:587', /port 587 usually begins without TLS: write smtp:\/\/ with it, or port 465/],
  ['smtp://127.0.0.1:465', /port 465 begins with TLS: write smtps:\/\/, or port 587/],
])('says that %s was meant otherwise', async (url, words) => {
  expect(await said(url)).toMatch(words);
});
