/** What of the environment may never be seen, by whatever way it would come out. */
import { EnvironmentProblem, readEnvironment } from '../../../src/cli/environment.js';

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
