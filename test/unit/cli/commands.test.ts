/** Every command: exit codes, answers for scripts, and errors that say what to do. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bench, change, EXAMPLE, START, startBench } from '../../support/cli.js';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const COMMANDS = [
  'serve',
  'apply',
  'plan',
  'forecast',
  'compose',
  'lint',
  'drafts',
  'approve',
  'preflight',
  'delay',
  'desk',
  'doctor',
  'schemas',
];

describe('herald', () => {
  it('lists every command, and what the exit codes mean', async () => {
    const { code, out } = await bench.herald('--help');

    expect(code).toBe(0);
    for (const command of COMMANDS) expect(out).toMatch(new RegExp(`^  ${command} `, 'm'));
    expect(out).toContain('Exit codes: 0 fine, 1 findings or failure, 2 wrong usage');
  });

  it.each(COMMANDS)('explains %s, with the options that every command knows', async (command) => {
    const { code, out, err } = await bench.herald(command, '--help');

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`Usage: herald ${command}`);
    expect(out).toContain('--as <person>');
  });

  it('prints its version', async () => {
    const { code, out } = await bench.herald('--version');

    expect(code).toBe(0);
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  it('names the command that was meant, instead of serving', async () => {
    const wrong = await bench.herald('aply');

    expect(wrong).toEqual({ code: 2, out: '', err: 'There is no command "aply". Write `apply`.\n' });
  });

  it.each([
    [['serve', 'now'], 'serve takes no argument'],
    [['serve', '--now', START], '--now is for looking'],
    [['approve', 'd1'], "required option '--hash <hash>'"],
    [['lint', '--bogus'], "unknown option '--bogus'"],
    [['forecast'], "missing required argument 'release'"],
    [['plan', '--now', 'tomorrow'], 'Write a moment with its offset'],
    [['compose', 'poem'], 'Kinds: timeline, reminder'],
    [['compose', 'digest', '--format', 'pdf'], 'Formats: text, html'],
    [['desk'], 'Say who acts: --as PERSON'],
    [['approve', 'd1', '--hash', 'abcdef0123'], 'Say who acts'],
    [['delay', '1.4', 'release', '2021-10-04', '--save'], 'Say who acts'],
  ])('takes %j for wrong usage', async (args, says) => {
    await bench.herald('apply', '--config', EXAMPLE);

    const { code, out, err } = await bench.herald(...args);

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(says);
  });

  it.each([
    [{ PORT: '99999' }, 'PORT is "99999". It may be a number from 0'],
    [{ HERALD_MODE: 'prod' }, 'HERALD_MODE is "prod". It may be preview, live.'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is "loud"'],
    [{ HERALD_PUBLIC_URL: 'herald.example.org' }, 'begins with https://'],
    [{ HERALD_SECRET: 'tiny-secret' }, 'HERALD_SECRET is too short'],
    [{ HERALD_MODE: 'live', SMTP_URL: 'mail.example.org:hunter2' }, 'SMTP_URL is not an address of a mail server'],
    [{ HERALD_PUBLIC_URL: 'ftp://herald:hunter2@example.org' }, 'HERALD_PUBLIC_URL is not an address'],
    [{ HERALD_MODE: 'live', GITHUB_API_URL: 'git:hunter2@ghe.example.org' }, 'GITHUB_API_URL is not an address'],
    [{ HERALD_MODE: 'live', MAIL_FROM: 'smtp://herald:hunter2' }, 'MAIL_FROM is not an address of mail'],
    [{ HERALD_MODE: 'live', MAIL_FROM: 'nobody' }, 'MAIL_FROM is not an address of mail'],
    [{ DATABASE_URL: 'postgres://herald:hunter2@db/herald' }, 'not supported'],
    [{ DATABASE_URL: '"postgres://herald:hunter2@db/herald"' }, 'not supported'],
    [{ DATABASE_URL: 'file:postgres://herald:hunter2@db/herald' }, 'not supported'],
    [{ DATABASE_URL: '//herald:hunter2@db/herald' }, 'not supported'],
    [
      { HERALD_PUBLIC_URL: 'https://herald:hunter2@herald.example.org' },
      'HERALD_PUBLIC_URL holds a name or a password',
    ],
    [{ HERALD_MODE: 'live', GITHUB_API_URL: 'https://hunter2@ghe.example.org' }, 'GITHUB_API_URL holds a name'],
    [{ HERALD_MODE: 'live', SLACK_API_URL: 'https://:hunter2@slack.example.org' }, 'SLACK_API_URL holds a name'],
    [{ HERALD_MODE: 'smtp://herald:hunter2@example.org' }, 'HERALD_MODE is "smtp://[redacted]@example.org"'],
    [{ PORT: 'smtp://herald:hunter2@example.org' }, 'PORT is "smtp://[redacted]@example.org"'],
  ])('refuses the environment %j as usage, and shows no secret', async (variables, says) => {
    Object.assign(bench.variables, variables);

    const { code, err, out } = await bench.herald('plan');

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(says);
    expect(err).not.toMatch(/hunter2|tiny-secret/);
  });

  it('says so when the database cannot be opened', async () => {
    bench.variables.DATABASE_URL = `file:${join(process.cwd(), 'package.json')}/herald.db`;

    const { code, err } = await bench.herald('plan');

    expect(code).toBe(1);
    expect(err).toMatch(/^Cannot use file:.*DATABASE_URL\.\n$/);
  });

  it.each([[['plan']], [['plan', '--json']], [['doctor']], [['doctor', '--json']], [['backup', 'copy.db']]])(
    'shows nothing of what opens a database that cannot be opened: %j',
    async (args) => {
      const beneath = join(process.cwd(), 'package.json', 'herald.db');
      bench.variables.DATABASE_URL = `file:${beneath}?authToken=hunter2`;

      const { code, out, err } = await bench.herald(...args);

      expect(code).toBe(1);
      expect(out + err).toContain(`${beneath}?authToken=[redacted]`);
      expect(out + err).not.toContain('hunter2');
    },
  );

  it.each([
    ['drafts'],
    ['plan'],
    ['desk', '--as', 'ann'],
    ['compose', 'digest'],
    ['delay', '1.4', 'release', '2021-10-04'],
  ])('asks for `herald apply` first: %s', async (...args) => {
    const { code, err } = await bench.herald(...args);

    expect(code).toBe(1);
    expect(err).toContain('No configuration has been applied to this database yet. Run `herald apply`.');
  });

  it('answers errors as JSON too, and nothing else on either stream', async () => {
    const missing = await bench.herald('forecast', '9.9', '--json');
    const usage = await bench.herald('lint', '--bogus', '--json');

    expect(missing).toMatchObject({ code: 1, err: '' });
    expect(JSON.parse(missing.out)).toEqual({
      error: { code: 'not-found', message: 'There is no releases/9.9.yaml. Releases: 1.4.' },
    });
    expect(usage).toMatchObject({ code: 2, err: '' });
    expect(JSON.parse(usage.out)).toMatchObject({ error: { code: 'invalid' } });
  });
});

describe('forecast, lint, plan and compose', () => {
  it('forecasts the cycle: each message with its moment, kind, destinations and approvers', async () => {
    const { code, out } = await bench.herald('forecast', '1.4');
    const entries = JSON.parse((await bench.herald('forecast', '1.4', '--json')).out);

    expect(code).toBe(0);
    expect(out).toContain('Tue 2021-06-01 09:00 PDT  timeline  Timeline announcement');
    expect(out).toMatch(/release {3}kubeflow-discuss, #kubeflow-platform, #kubeflow-release\n {10}two of /);
    expect(out).toContain(`${entries.length} messages`);
    expect(entries[0]).toMatchObject({ kind: 'timeline', at: '2021-06-01T16:00:00.000Z', state: 'planned' });
  });

  it('forecasts the starter configuration, wherever its folder is named from', async () => {
    const outcomes = await Promise.all(
      ['config', './config', 'config/'].map((dir) => bench.herald('forecast', '1.0', '--config', dir)),
    );

    expect(outcomes.map((o) => o.code)).toEqual([0, 0, 0]);
    expect(new Set(outcomes.map((o) => o.out)).size).toBe(1);
  });

  it('groups what it finds about one date above the one thing to write', async () => {
    const { code, out } = await bench.herald('lint');
    const found = JSON.parse((await bench.herald('lint', '--json')).out);

    expect(code).toBe(0);
    expect(out.match(/Take Tuesday, 17 August 2021 \(2021-08-17\)/g)?.length).toBe(2);
    expect(out).toMatch(/1 release checked: \d+ warnings, 1 note about the schedules\.\n$/);
    expect(found.problems).toEqual([]);
    expect(found.findings[0]).toMatchObject({ release: '1.4', rule: 'holiday', phase: 'roadmap' });
  });

  it('ends with 1 for warnings only when asked to be strict', async () => {
    const starter = await bench.herald('lint', '--strict', '--config', 'config');
    const example = await bench.herald('lint', '--strict');

    expect([starter.code, example.code]).toEqual([0, 1]);
  });

  it('plans from where the calendar of the preview will begin', async () => {
    await bench.herald('apply');

    const { code, out } = await bench.herald('plan');
    const plan = JSON.parse((await bench.herald('plan', '--json', '--now', '2021-07-29T18:00Z')).out);

    expect(code).toBe(0);
    expect(out).toContain('As of Friday, 28 May 2021, 08:00 PDT (15:00 UTC)');
    expect(out).toMatch(/To do now\ncompose {2}timeline:1\.4/);
    expect(plan.actions.map((a: { occasion: { key: string } }) => a.occasion.key)).toContain(
      'reminder:1.4:feature-freeze:end:2021-08-15:14d',
    );
  });

  it.each(['text', 'html', 'markdown', 'slack'])('composes a message as %s and saves nothing', async (format) => {
    await bench.herald('apply');
    const before = bench.contents();

    const { code, out } = await bench.herald('compose', 'timeline', '--format', format);

    expect(code).toBe(0);
    expect(out).toContain('Feature freeze');
    expect(bench.contents()).toBe(before);
  });

  it('says which occasions there are when none fits', async () => {
    await bench.herald('apply');

    const { code, err } = await bench.herald('compose', 'reminder', '--phase', 'lunch');

    expect(code).toBe(1);
    expect(err).toContain('No reminder fits now. There are: reminder:1.4:');
  });

  it('writes the schemas where it is told, and says so', async () => {
    const { code, out } = await bench.herald('schemas', '--config', bench.dir);
    const nowhere = await bench.herald('schemas', '--config', join(bench.dir, 'nowhere'));

    expect({ code, out }).toEqual({
      code: 0,
      out: `${join(bench.dir, 'community.schema.json')}\n${join(bench.dir, 'release.schema.json')}\n`,
    });
    expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining('Name a folder that is there') });
  });
});

describe('a configuration with mistakes', () => {
  it('is told in full, with file and line, and leaves the store as it was', async () => {
    const config = await bench.config(EXAMPLE);
    await bench.herald('apply', '--config', config);
    const before = bench.contents();
    await change(join(config, 'community.yaml'), 'zone: America/Los_Angeles', 'zone: America/Los_Angles');
    await change(join(config, 'releases/1.4.yaml'), 'date: Sun 2021-08-15', 'date: Mon 2021-08-15');

    const { code, out, err } = await bench.herald('apply', '--config', config);
    const json = await bench.herald('lint', '--json', '--config', config);

    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/community\.yaml:\d+:\d+ {2}error/);
    expect(err).toMatch(/releases\/1\.4\.yaml:\d+:\d+ {2}error/);
    expect(err).toMatch(/2 errors, 0 warnings\n$/);
    expect(json.code).toBe(1);
    expect(JSON.parse(json.out).problems).toHaveLength(2);
    expect(bench.contents()).toBe(before);
  });

  it('does not even make a database', async () => {
    const { code, err } = await bench.herald('apply', '--config', bench.dir);

    expect(code).toBe(1);
    expect(err).toContain('There is no community.yaml');
    expect(await readdir(bench.dir)).toEqual([]);
  });
});
