import { loadConfiguration } from '../../../src/config/load.js';
import { approvers } from '../../../src/domain/approval.js';
import { MESSAGE_KINDS } from '../../../src/domain/message-kind.js';
import { type ConfigTexts, GOOD, patched, withConfigDir } from '../../support/config-dir.js';

const load = (texts: ConfigTexts) => withConfigDir(texts, (dir) => loadConfiguration(dir));

const NEWCOMER = `id: acme
name: ACME
zone: Europe/Athens
people: [{ id: ann, name: Ann Example, email: ann@example.org, roles: [release-manager] }]
destinations: [{ id: announce, mail: announce@example.org }]
`;

describe('A short file is enough', () => {
  it('since everything else has a default', async () => {
    const { configuration, warnings } = await load({ 'community.yaml': NEWCOMER });

    const { community } = configuration;
    expect(warnings).toEqual([]);
    expect(community).toMatchObject({ sendTime: '09:00', deadlineTime: '17:00', meeting: null, example: false });
    expect(community.people[0]).toEqual({
      id: 'ann',
      name: 'Ann Example',
      slack: null,
      github: null,
      email: 'ann@example.org',
      zone: 'Europe/Athens',
      deputy: null,
      roles: ['release-manager'],
    });
    expect(community.messages.reminder).toEqual({
      kind: 'reminder',
      destinations: ['announce'],
      leadDays: [7, 1],
      composeHoursAhead: 24,
      approval: { rule: 'one', roles: ['release-manager', 'release-team'] },
      weekday: null,
      time: null,
    });
    expect(community.messages.digest).toMatchObject({
      approval: { rule: 'lazy', hours: 24 },
      weekday: 4,
      time: '09:00',
    });
    expect(configuration).toMatchObject({ releases: [], templates: {}, holidays: [] });
  });

  it('but for a way to ask who may object to what leaves by silence: that is refused, where nothing was applied before', async () => {
    const alone = NEWCOMER.replace(' email: ann@example.org,', '');
    const names = async (text: string) => {
      const { warnings } = await load({ 'community.yaml': text });
      return warnings.map(({ rule, severity, grace, line }) => ({ rule, severity, grace, line }));
    };

    const refused = { rule: 'lazy-unasked', severity: 'error', grace: true, line: 4 };
    expect(await names(alone)).toEqual([refused]);
    expect(await names(alone.replace('name: Ann Example,', 'name: Ann Example, slack: U0ANN,'))).toEqual([refused]);
    expect(
      await names(`${alone.replace('name: Ann', 'slack: U0ANN, name: Ann')}releaseTeam: { slack: C0TEAM }\n`),
    ).toEqual([]);
    expect(await names(`${alone}messages:\n  digest: { approval: { rule: lazy, asked: desk } }\n`)).toEqual([]);
    expect(await names(`${alone}messages:\n  digest: { approval: { rule: one } }\n`)).toEqual([]);
  });

  it('and keys left empty count as left out', async () => {
    const text = `${NEWCOMER}meeting:\nlinks:\nworkingGroups:\nmessages:\n  reminder:\nphases:\n`;

    const { hash } = await load({ 'community.yaml': text });

    expect(hash).toBe((await load({ 'community.yaml': NEWCOMER })).hash);
  });

  it('and every phase is defined in full', async () => {
    const { configuration } = await load({ 'community.yaml': NEWCOMER });

    const { phases } = configuration.community;
    expect(phases.map((phase) => phase.id)).toEqual([
      'roadmap',
      'development',
      'feature-freeze',
      'docs-update',
      'manifests-testing',
      'distribution-testing',
      'release',
      'retrospective',
    ]);
    for (const phase of phases) {
      const words = [
        phase.meaning,
        phase.mayMerge,
        phase.mayNotMerge,
        phase.whoActs,
        phase.exitCriteria,
        phase.exception,
      ];
      expect(words.filter((text) => !/^[A-Z].{10,}\.$/s.test(text))).toEqual([]);
      expect(phase.shape === 'day' && phase.remind.includes('start')).toBe(false);
    }
  });
});

describe('What is written becomes one form', () => {
  it('whichever way a date is written', async () => {
    const phases = ['2021-08-15', 'Sun 2021-08-15', 'Sunday, 2021-08-15', 'SUN 2021-08-15'];

    const configurations = await Promise.all(
      phases.map((date) => load(patched(GOOD, 'releases/1.4.yaml', 'Sun 2021-08-15', JSON.stringify(date)))),
    );

    expect(configurations.map((c) => c.configuration.releases[0]?.phases[1])).toEqual(
      phases.map(() => ({ id: 'feature-freeze', start: '2021-08-15', end: '2021-08-15', hour: null, owners: ['ann'] })),
    );
  });

  it.each(['to be decided', 'To be decided', 'null', '~', ''])('and "%s" is a date to be decided', async (written) => {
    const { configuration } = await load(patched(GOOD, 'releases/1.4.yaml', 'date: 2021-09-27', `date: ${written}`));

    expect(configuration.releases[0]?.phases[2]).toMatchObject({ id: 'release', start: null, end: null });
  });

  it('and a version that looks like a number stays as it was written', async () => {
    const text = `tags: { repository: acme/platform, stable: 26.10 }
components:
  - { name: A, version: 1.10 }
  - { name: B, version: 26.03 }
  - { name: C, version: 2 }
  - { name: D, version: 1e3 }
dependencies: [{ name: Kubernetes, version: 1.20 }]
`;

    const { configuration } = await load({ 'community.yaml': NEWCOMER, 'releases/26.10.yaml': text });

    const [release] = configuration.releases;
    expect(release?.id).toBe('26.10');
    expect(release?.tags.stable).toBe('26.10');
    expect(release?.components.map((component) => component.version)).toEqual(['1.10', '26.03', '2', '1e3']);
    expect(release?.dependencies[0]?.version).toBe('1.20');
  });

  it('and releases stand in the order of their versions, not of their letters', async () => {
    const release = (id: string) => `tags: { repository: acme/platform, stable: v${id}.0 }\n`;

    const { configuration } = await load({
      'community.yaml': NEWCOMER,
      'releases/1.10.yaml': release('1.10'),
      'releases/1.9.yaml': release('1.9'),
    });

    expect(configuration.releases.map(({ id, name }) => `${id} ${name}`)).toEqual(['1.9 ACME 1.9', '1.10 ACME 1.10']);
  });

  it('and what an alias repeats is the same text', async () => {
    const text = NEWCOMER.replace('name: Ann', 'zone: &home Asia/Tokyo, name: Ann').replace(
      'zone: Europe/Athens',
      'zone: UTC',
    );

    const { configuration } = await load({
      'community.yaml': `${text}meeting: { weekday: tue, time: 08:00, title: &t Call }\nlinks: [{ label: *t, url: https://example.org }]\n`,
    });

    expect(configuration.community.links).toEqual([{ label: 'Call', url: 'https://example.org' }]);
    expect(configuration.community.meeting?.weekday).toBe(2);
  });

  it('and a change to a built-in phase leaves the rest of it', async () => {
    const { configuration } = await load(GOOD);

    const release = configuration.community.phases.find((phase) => phase.id === 'release');
    expect(release).toMatchObject({ leadDays: [5], title: 'Release', remind: ['end'] });
  });

  it('and without a team of its own a release is signed by the people with the roles', async () => {
    const { configuration } = await load(patched(GOOD, 'releases/1.4.yaml', 'team: { release-manager: [ann] }\n', ''));

    expect(configuration.releases[0]?.team).toEqual([
      { role: 'Release manager', people: ['ann'] },
      { role: 'Release team', people: ['cleo'] },
      { role: 'Docs lead', people: ['cleo'] },
    ]);
  });

  it('and owners are people by their ids, roles and groups as they are called', async () => {
    const owners = 'owners: [ann, release-team, docs, cloud, "The whole community"]';

    const { configuration } = await load(patched(GOOD, 'releases/1.4.yaml', 'owners: [ann]', owners));

    expect(configuration.releases[0]?.phases[1]?.owners).toEqual([
      'ann',
      'Release team',
      'Docs',
      'ACME Cloud',
      'The whole community',
    ]);
  });

  it('and a stable pattern may cover patch releases', async () => {
    const { configuration } = await load(patched(GOOD, 'releases/1.4.yaml', 'stable: v1.4.0', 'stable: v1.4.*'));

    expect(configuration.releases[0]?.tags).toMatchObject({ candidate: 'v1.4.0-rc.*', stable: 'v1.4.*' });
  });

  it('and templates are known by their names', async () => {
    const { configuration } = await load({ ...GOOD, 'templates/reminder.md.hbs': 'Soon.', 'templates/README.md': 'x' });

    expect(configuration.templates).toEqual({ reminder: 'Soon.' });
  });

  it('and the hash tells a change from none', async () => {
    const { hash } = await load(GOOD);

    const reformatted = await load(patched(GOOD, 'community.yaml', 'name: ACME\n', '# a comment\nname:   "ACME"\n'));
    const renamed = await load(patched(GOOD, 'community.yaml', 'name: ACME\n', 'name: ACME 2\n'));

    expect(reformatted.hash).toBe(hash);
    expect(renamed.hash).not.toBe(hash);
  });
});

describe('Holidays', () => {
  it('are the public ones of the regions, in the years of the schedules, in order', async () => {
    const { configuration } = await load(patched(GOOD, 'community.yaml', '[GR]', '[US-CA, GR]'));

    const { holidays } = configuration;
    expect(new Set(holidays.map((holiday) => holiday.date.slice(0, 4)))).toEqual(new Set(['2021']));
    expect(holidays).toContainEqual({ date: '2021-08-15', name: 'Assumption', region: 'GR' });
    expect(holidays).toContainEqual({ date: '2021-09-06', name: 'Labour Day', region: 'US-CA' });
    expect(holidays.map((holiday) => holiday.date)).toEqual(holidays.map((holiday) => holiday.date).sort());
  });

  it('that last several days are there with each of them', async () => {
    const { configuration } = await load(patched(GOOD, 'community.yaml', '[GR]', '[TR]'));

    const eid = configuration.holidays.filter((holiday) => holiday.name.includes('Eid al-Fitr'));
    expect(eid.map((holiday) => holiday.date)).toEqual(['2021-05-13', '2021-05-14', '2021-05-15']);
  });
});

describe('What is unusual, but can be meant, is a warning', () => {
  it.each([
    [
      'phases out of order',
      'releases/1.4.yaml',
      'date: 2021-09-27',
      'date: 2021-05-27',
      'releases/1.4.yaml:5 phase-order',
      'Move `release` above `feature-freeze`, or give it a date of 2021-08-16 or later.',
    ],
    [
      'a lazy consensus that ends after the send time',
      'community.yaml',
      '{ rule: two }',
      '{ rule: lazy, hours: 12 }',
      'community.yaml:32 lazy-window',
      'Write `composeHoursAhead: 14`, or fewer hours.',
    ],
  ])('%s', async (_what, file, from, to, place, fix) => {
    const { warnings } = await load(patched(GOOD, file, from, to));

    expect(warnings.map((w) => `${w.file}:${w.line} ${w.rule}`)).toEqual([place]);
    expect(warnings[0]).toMatchObject({ severity: 'warning', fix });
  });
});

describe.each(['config', 'examples/kubeflow-1.4'])('The files in %s', (dir) => {
  it('load without a problem and let somebody approve every kind of message', async () => {
    const { configuration, warnings } = await loadConfiguration(dir);

    const { community } = configuration;
    expect(warnings).toEqual([]);
    expect(configuration.releases).toHaveLength(1);
    for (const kind of MESSAGE_KINDS) {
      const { approval } = community.messages[kind];
      expect(approvers(community, approval).length).toBeGreaterThanOrEqual(approval.rule === 'two' ? 2 : 1);
    }
  });
});

it('The example speaks for nobody: it says so, and every address is at example.org', async () => {
  const { configuration } = await loadConfiguration('examples/kubeflow-1.4');

  const { community, releases } = configuration;
  const addresses = [...community.people.map((p) => p.email), ...community.destinations.map((d) => d.address)];
  expect(community.example).toBe(true);
  expect(addresses.filter((address) => address?.includes('@') && !address.endsWith('@example.org'))).toEqual([]);
  expect(new Set(Object.values(community.messages).map((rule) => rule.approval.rule))).toEqual(
    new Set(['one', 'two', 'lazy']),
  );
  expect(releases[0]?.phases.at(-2)).toMatchObject({ id: 'release', start: '2021-09-27', end: '2021-09-27' });
});
