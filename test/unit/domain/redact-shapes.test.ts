/** What is taken out although nobody configured it, and a private key in whatever way it is written. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { passwordsIn, redactor } from '../../../src/domain/redact.js';
import { growth } from '../../support/doubling.js';

const drawn = (length: number): string => randomBytes(length).toString('hex').slice(0, length);

describe('tokens of GitHub and Slack', () => {
  const redact = redactor([]);

  it.each([
    ...['ghs_', 'ghp_', 'gho_', 'ghu_', 'ghr_', 'github_pat_'],
    ...['xoxb-', 'xoxp-', 'xoxa-', 'xoxe.xoxp-1-', 'xoxe-', 'xoxc-', 'xapp-1-', 'xwfp-'],
  ])('are known by %s', (prefix) => {
    const token = `${prefix}${drawn(36)}`;

    for (const words of [
      `Bad credentials: ${token}`,
      `{"token":"${token}"}`,
      `https://x-access-token:${token}@github.com/kubeflow/katib.git`,
      `x-access-token%3A${token}`,
      JSON.stringify(`authorization: token\n${token}\n`),
    ]) {
      expect(redact(words)).toContain('[redacted]');
      expect(redact(words)).not.toContain(token.slice(-12));
    }
    expect(redact(`Bad credentials: ${token}, it says.`)).toBe('Bad credentials: [redacted], it says.');
  });

  it('are known where the token of an installation is one with dots, and signed by the app itself', () => {
    const part = (words: string): string => Buffer.from(words).toString('base64url');
    const signed = [part('{"alg":"RS256"}'), part(`{"iss":"${drawn(9)}"}`), drawn(86)].join('.');

    expect(redact(`token ghs_7_${signed}.`)).toMatch(/^token \[redacted\]\.?$/);
    expect(redact(`bearer ${signed}`)).toBe('bearer [redacted]');
  });

  it('are known by the header that carries them', () => {
    const secret = drawn(9);

    expect(redact(`authorization: token ${secret}`)).not.toContain(secret);
    expect(redact(`{"authorization":"Basic ${secret}=="}`)).toBe('{"authorization":"[redacted]"}');
    expect(redact(`{\\"Authorization\\": \\"Bearer ${secret}\\"}`)).not.toContain(secret);
  });
});

describe('addresses', () => {
  const redact = redactor([]);

  it.each([
    'postgres://herald:PW@db.example.org/herald',
    'libsql://PW@db.example.org',
    'libsql://db.example.org?authToken=PW&tls=1',
    'postgres://db.example.org/herald?user=herald&password=PW',
    'smtp://herald:a@b:PW@mail.example.org:587',
    'wss://wss.example.org/link/?ticket=PW&app_id=7',
  ])('lose what opens them, and keep where they lead: %s', (address) => {
    const secret = drawn(12);

    const told = redact(`connect to ${address.replace('PW', secret)} failed`);

    expect(told).toContain('example.org');
    expect(told).toContain('[redacted]');
    expect(told).not.toContain(secret);
    expect(redact(JSON.stringify({ a: address.replace('PW', secret), b: 'c@d.org' }))).not.toContain(secret);
  });

  it('are left alone where nothing opens them', () => {
    const words = [
      'https://github.com/kubeflow/katib/pull/7, "https://example.org","team@example.org" and <https://a.example>',
      'http://127.0.0.1:3000/desk?token-less=1 file:var/herald.db xoxb-, ghs_ and github_pat_; sk-learn weighs_in_on_the_whole_matter',
      'the authorization failed, the basic information of a token is missing; bearer of news',
      `${drawn(40)} is a commit, -----BEGIN CERTIFICATE-----`,
    ].join('\n');

    expect(redact(words)).toBe(words);
  });

  it.each([
    ['postgres://herald:p/w@db', ['p/w']],
    ['postgres://herald:50%40off@db', ['50%40off', '50@off']],
    ['"smtp://herald:p"w@mail.example.org"', ['p"w']],
    ['smtp://herald@mail.example.org', []],
    ['redis://:hunter2@db', ['hunter2']],
    ['libsql://db?authToken=t%2Bk', ['t%2Bk', 't+k']],
    ['postgres://db/herald?password=p#w', ['p#w']],
    ['herald:hunter2@mail.example.org', ['hunter2']],
    ['file:var/herald.db', []],
    ['https://herald.example.org', []],
    ['release-team@example.org', []],
    ['Release Team <release-team@example.org>', []],
  ])('know their passwords, or none: %s', (address, passwords) => {
    expect(passwordsIn(address)).toEqual(passwords);
  });
});

describe.each(['pkcs1', 'pkcs8'] as const)('a private key (%s)', (type) => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type, format: 'pem' },
  });
  const lines = privateKey.trim().split('\n').slice(1, -1);
  const body = lines.join('');
  const wrapped = (width: number) => body.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];

  /** That no twelve characters of the key are left. */
  const holdsNothing = (words: string): void => {
    for (let at = 0; at + 12 <= body.length; at += 1) {
      const piece = body.slice(at, at + 12);
      if (words.includes(piece)) throw new Error(`${piece} is left of the key in ${words}`);
    }
  };

  it.each<[string, (key: string) => string]>([
    ['as it is', (key) => key],
    ['with \\n', (key) => key.replaceAll('\n', '\\n')],
    ['in JSON', (key) => JSON.stringify({ key })],
    ['with \\n in JSON', (key) => JSON.stringify({ key: key.replaceAll('\n', '\\n') })],
    ['with CR LF', (key) => key.replaceAll('\n', '\r\n')],
    ['on one line', (key) => key.replaceAll('\n', ' ')],
    ['in an address', encodeURIComponent],
    ['in Base64', (key) => Buffer.from(key).toString('base64')],
    ['without its first and last line', () => lines.join('\n')],
    ['as one long word', () => body],
    ['as lines of another length', () => wrapped(76).join('\n')],
    ['as lines of another length, with \\n', () => wrapped(48).join('\\n')],
    ['as one line of many', () => `at line 7: ${lines[6]} is no key`],
    ['cut', (key) => key.slice(0, 700)],
    ['cut at both ends', () => body.slice(100, 900)],
  ])('is taken out %s', (_how, written) => {
    for (const configured of [privateKey, privateKey.trim().replaceAll('\n', '\\n')]) {
      const told = redactor([configured])(`error: ${written(privateKey)} was refused`);

      holdsNothing(told);
      expect(told).toContain('[redacted]');
      expect(told).toMatch(/^error: .* was refused$/s);
    }
  });

  it.each<[string, (key: string) => string]>([
    ['as it is', (key) => key],
    ['with \\n', (key) => key.replaceAll('\n', '\\n')],
    ['in JSON', (key) => JSON.stringify({ key })],
    ['cut', (key) => key.slice(0, 700)],
  ])('is taken out although nobody configured it, %s', (_how, written) => {
    const told = redactor([])(`{"error":"${written(privateKey)}"} was refused`);

    holdsNothing(told);
    expect(told).toContain('[redacted]');
  });

  it('takes no other Base64 along', () => {
    const other = randomBytes(300).toString('base64');

    expect(redactor([privateKey])(`${other} ${other.slice(0, 40)}`)).toBe(`${other} ${other.slice(0, 40)}`);
  });

  it.each<[string, string]>([
    ['Base64', body.slice(0, 40).replaceAll('A', 'B')],
    ['its first line', '-----BEGIN RSA PRIVATE KEY-----'],
    ['the beginning of its first line', '-----BEGIN '],
    ['capitals', 'PRIVATE KEY '],
    ['line breaks', '\\n'],
    ['slashes', '\\'],
    ['schemes', 'a://'],
    ['signs', '://@'],
    ['one long scheme', 'abc+'],
    ['questions', '?password'],
    ['tokens', 'ghs_'],
    ['parts of tokens', 'eyJ.'],
    ['headers', 'authorization: '],
    ['spaces', '        '],
  ])('takes time in proportion to words full of %s', (_what, word) => {
    const redact = redactor([privateKey, 'hunter2!', 'p%ss"wörd']);

    const make = (characters: number): string => word.repeat(Math.ceil(characters / word.length));

    expect(growth(redact, make)).toBeLessThanOrEqual(1);
  });
});
