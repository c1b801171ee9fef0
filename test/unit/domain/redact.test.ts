import { passwordsIn, redactor } from '../../../src/domain/redact.js';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const SECRETS = ['hunter2!', 'p%ss"wörd\\', '50%off', 'a b/c@d:e?f', '🚢 ahoy', 'xoxb-1234-abcd'];

describe('redacting', () => {
  it.each(SECRETS)('takes %s out, however it is spelled', (secret) => {
    const redact = redactor([secret]);
    const words = [
      secret,
      encodeURIComponent(secret),
      JSON.stringify({ secret }),
      base64(secret),
      base64(`\0herald\0${secret}`),
      base64(`herald:${secret}`),
      base64(`\0a\0${secret}`),
      base64(`\0ab\0${secret} and more`),
      Buffer.from(`\0herald\0${secret}`).toString('base64url'),
      `glued${base64(`\0herald\0${secret}`)}`,
    ];

    for (const word of words) {
      expect(redact(`535 5.7.8 ${word} was refused`)).toMatch(/^535 5\.7\.8 .*\[redacted\].* was refused$/);
      expect(redact(word)).not.toContain(secret);
      expect(Buffer.from(redact(word), 'base64').toString()).not.toContain(secret);
    }
  });

  it('leaves everything else as it is', () => {
    const words = '535 5.7.8 Error: authentication failed: UGFzc3dvcmQ6 https://example.org/a-b_c+d==';

    expect(redactor(['hunter2', '', null])(words)).toBe(words);
    expect(redactor([])(words)).toBe(words);
    expect(redactor(['', null])(words)).toBe(words);
  });

  it('leaves a line of JSON that can be read', () => {
    const line = JSON.stringify({ a: `refused:\n${base64('hunter2!')}\n`, b: `\0${base64('hunter2!')}` });

    expect(JSON.parse(redactor(['hunter2!'])(line))).toEqual({ a: 'refused:\n[redacted]\n', b: '\0[redacted]' });
  });

  it('takes out the longest first, so that nothing of it remains', () => {
    expect(redactor(['abc', 'abcdef'])('abcdef abc')).toBe('[redacted] [redacted]');
  });

  it('takes time in proportion to the words', () => {
    const redact = redactor(SECRETS);
    const long = 'aGVyYWxk'.repeat(500_000);

    expect(redact(long)).toBe(long);
  });

  it.each([
    ['smtp://herald:p%40ss@mail.example.org', ['p%40ss', 'p@ss']],
    ['smtp://herald:50%off@mail.example.org', ['50%off']],
    ['smtp://herald:%E0%A4%A@mail.example.org', ['%E0%A4%A']],
    ['smtp://mail.example.org', []],
  ])('knows the password of %s', (address, passwords) => {
    expect(passwordsIn(address)).toEqual(passwords);
  });
});
