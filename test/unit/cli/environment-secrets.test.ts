/** What of the environment may never be seen, by whatever way it would come out. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { EnvironmentProblem, readEnvironment, secretsIn } from '../../../src/cli/environment.js';
import { redactor } from '../../../src/domain/redact.js';

const live = (variables: Record<string, string>) => readEnvironment({ HERALD_MODE: 'live', ...variables });

describe('the sender', () => {
  it.each([
    'release-team@example.org',
    'Release Team <release-team@example.org>',
    '"Kubeflow: Release/Docs" <release-team@example.org>',
    'Kubeflow’s “Release” Team, 1.4 <release-team+1.4@lists.example.org>',
  ])('may be %s', (from) => {
    expect(live({ MAIL_FROM: from }).mail.from).toBe(from);
  });

  it.each([
    'smtp://herald:hunter2@mail.example.org',
    'smtps://hunter2@mail.example.org',
    'herald:hunter2@mail.example.org',
    'Release <smtp://herald:hunter2@mail.example.org>',
    'smtp://herald:hunter2 <release-team@example.org>',
    '"Release" smtp://herald:hunter2 <release-team@example.org>',
    'release-team@hunter2/example.org',
    '"Release:hunter2 <release-team@example.org>',
  ])('may not be the address of a mail server, which is not shown: case %#', (from) => {
    const reading = () => live({ MAIL_FROM: from });

    expect(reading).toThrow(EnvironmentProblem);
    expect(reading).toThrow(/^MAIL_FROM is not an address of mail/);
    expect(reading).not.toThrow(/hunter2/);
  });
});

describe('secrets', () => {
  it('are known by every variable that holds one, in preview and where it is wrong too', () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    });
    const drawn = Object.fromEntries(
      ['HERALD_SECRET', 'GITHUB_TOKEN', 'GITHUB_WEBHOOK_SECRET', 'SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET']
        .concat('SLACK_APP_TOKEN', 'METRICS_TOKEN')
        .map((name) => [name, randomBytes(9).toString('hex')]),
    );
    const address = (scheme: string, password: string) => `${scheme}://herald:${password}@host.example.org`;
    const passwords = ['pass/database', 'pass%2Fmail', 'pass-public', 'pass-github', 'pass-slack'];
    const [database = '', mail = '', page = '', github = '', slack = ''] = passwords;
    const variables = {
      ...drawn,
      GITHUB_APP_PRIVATE_KEY: privateKey.replaceAll('\n', '\\n'),
      DATABASE_URL: address('postgres', database),
      SMTP_URL: address('smtp', mail),
      HERALD_PUBLIC_URL: address('https', page),
      GITHUB_API_URL: address('https', github),
      SLACK_API_URL: address('ftp', slack),
    };
    const key = privateKey.split('\n').slice(1, -2);
    const all = [...Object.values(drawn), ...passwords, 'pass/mail', ...key];

    const told = redactor(secretsIn(variables))(all.join(', '));

    expect(told.split(', ')).toEqual(all.map(() => '[redacted]'));
    expect(secretsIn({}).filter((secret) => secret !== '')).toEqual([]);
  });
});
