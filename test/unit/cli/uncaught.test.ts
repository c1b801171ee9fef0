/** The process itself: what nobody catches is told like any other failure, and not as Node would show it. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';

const LOADER = new URL('../../support/typescript-loader.mjs', import.meta.url).href;

/** Throws once the process listens for it. */
const throwing = (how: string): string =>
  `data:text/javascript,${encodeURIComponent(`
  const { SMTP_URL } = process.env;
  const timer = setInterval(() => {
    if (process.listenerCount('uncaughtException') === 0) return;
    clearInterval(timer);
    ${how};
  }, 20);`)}`;

it.each([
  ['an error', "throw Object.assign(new Error('no ' + SMTP_URL), { sent: SMTP_URL, cause: new Error(SMTP_URL) })"],
  ['a promise that nobody holds', "Promise.reject(new Error('no ' + SMTP_URL))"],
])('%s ends the process without the password that it holds', (_what, how) => {
  const password = randomBytes(6).toString('hex');
  const imports = ['--import', LOADER, '--import', throwing(how), '--no-warnings'];
  const { status, stderr } = spawnSync(process.execPath, [...imports, 'src/main.ts', 'serve'], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: ':memory:',
      PORT: '0',
      SMTP_URL: `smtp://herald:${password}@mail.example.org`,
    },
    timeout: 600_000,
  });

  expect(stderr.toString()).toContain('This is a bug in Herald, please report it: Error: no smtp://[redacted]@mail');
  expect(stderr.toString()).not.toContain(password);
  expect(status).toBe(1);
});
