/** Live mode against the stand-ins: what the doctor finds, and a message from its draft to its arrival. */
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { GithubServer } from '../../../src/preview/github/server.js';
import type { SlackServer } from '../../../src/preview/slack/server.js';
import type { Mailbox } from '../../../src/preview/smtp/mailbox.js';
import { type Bench, change, EXAMPLE, until } from '../../support/cli.js';
import { type LiveBench, startLiveBench } from '../../support/live-bench.js';

const SECRETS = [
  'ghp_very_private',
  'xoxb-very-private',
  'a-very-private-signing-secret',
  'xapp-very-private',
  'hunter2',
];
let live: LiveBench;
let bench: Bench;
let config: string;
let github: GithubServer;
let issues: LiveBench['world']['issues'];
let slack: SlackServer;
let mailbox: Mailbox;

beforeEach(async () => {
  live = await startLiveBench();
  ({ bench, config, github, slack, mailbox } = live);
  issues = live.world.issues;
});

afterEach(() => live.close());

interface Finding {
  check: string;
  state: string;
  detail: string;
}

async function examined(): Promise<{ code: number; findings: Finding[]; problems: string[] }> {
  const { code, out, err } = await bench.herald('doctor', '--json');
  for (const secret of SECRETS) expect(out + err).not.toContain(secret);
  const findings = JSON.parse(out) as Finding[];
  const problems = findings.filter((f) => f.state === 'problem').map((f) => `${f.check}: ${f.detail}`);
  return { code, findings, problems };
}

describe('herald doctor in live mode', () => {
  it('is content when everything answers', async () => {
    await bench.herald('apply');

    const { code, findings } = await examined();
    const { out } = await bench.herald('doctor');

    expect(findings.map((f) => `${f.state} ${f.check}`)).toEqual([
      'ok configuration',
      'ok clock',
      'ok database',
      'ok public address',
      'ok GitHub',
      'ok Slack',
      'ok Slack scopes',
      'ok Slack #kubeflow-platform',
      'ok Slack #kubeflow-release',
      'ok Slack #release-team',
      'ok Slack is heard',
      'ok mail',
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/No problems\.\n$/);
    expect(mailbox.mails()).toEqual([]);
    expect(slack.posts()).toEqual([]);
  });

  it('names the repository that the token cannot read', async () => {
    await bench.herald('apply');
    delete issues['kubeflow/katib'];

    const { code, problems } = await examined();

    expect(code).toBe(1);
    expect(problems).toEqual([expect.stringMatching(/^GitHub kubeflow\/katib: .*give the token access/)]);
  });

  it('names planned work that is not on GitHub once that was read, with its group, its release and what to do', async () => {
    await bench.herald('apply');
    await bench.herald('sync');

    const { code, problems } = await examined();

    expect(code).toBe(1);
    expect(problems).toContainEqual(
      expect.stringMatching(
        /^left out: What Notebooks planned for Kubeflow 1\.4 is left out of messages and pages: kubeflow\/manifests#\d+ is not among .*Put the right number under `umbrellas` in releases\/1\.4\.yaml and apply it/,
      ),
    );
    expect(problems.every((one) => one.startsWith('left out: '))).toBe(true);
  });

  it('notes tags that look like a release and fit none of its patterns, which is no failure', async () => {
    live.world.tags['kubeflow/manifests'] = [
      ['v1.4.1-beta', 'a'.repeat(40), '2021-09-01T00:00:00.000Z'],
      ['v1.4.0-rc.0', 'b'.repeat(40), '2021-08-01T00:00:00.000Z'],
    ];
    await bench.herald('apply');
    await bench.herald('sync');

    const { findings } = await examined();

    expect(findings.filter(({ check }) => check === 'tags')).toEqual([
      {
        check: 'tags',
        state: 'note',
        detail: expect.stringMatching(
          /^v1\.4\.1-beta of kubeflow\/manifests looks like Kubeflow 1\.4 and fits none of its patterns .*widen the pattern under `tags` in releases\/1\.4\.yaml/,
        ),
      },
    ]);
  });

  it('asks for what is not set', async () => {
    for (const name of ['HERALD_PUBLIC_URL', 'SLACK_BOT_TOKEN', 'SMTP_URL', 'MAIL_FROM']) delete bench.variables[name];

    const { code, problems } = await examined();

    expect(code).toBe(1);
    expect(problems).toEqual([
      expect.stringContaining('database: No configuration has been applied to this database yet. Run `herald apply`.'),
      expect.stringContaining('public address: HERALD_PUBLIC_URL is not set'),
      expect.stringContaining(
        'Slack: SLACK_BOT_TOKEN is not set, and #kubeflow-platform, #kubeflow-release, #release-team need it.',
      ),
      expect.stringContaining('mail: SMTP_URL and MAIL_FROM are not set, and kubeflow-discuss cannot be reached'),
    ]);
  });

  it('says what to do about a wrong token, a strange channel and a server that is down', async () => {
    await bench.herald('apply');
    bench.variables.SLACK_BOT_TOKEN = 'xoxb-very-private-but-wrong';
    await mailbox.close();
    await github.close();

    const { code, problems } = await examined();

    expect(code).toBe(1);
    expect(problems).toEqual([
      expect.stringMatching(/^GitHub: .*Check the network and GITHUB_API_URL\.$/),
      expect.stringMatching(/^Slack: .*Put a valid bot token into SLACK_BOT_TOKEN/),
      expect.stringMatching(/^mail: .*Check SMTP_URL, and that the server is up/),
    ]);
  });

  it('names the channel that the bot cannot see', async () => {
    await change(join(config, 'community.yaml'), 'slack: C0RELEASE', 'slack: C0ELSEWHERE');
    await bench.herald('apply');

    const { code, problems } = await examined();

    expect(code).toBe(1);
    expect(problems).toEqual([expect.stringMatching(/^Slack #kubeflow-release: C0ELSEWHERE: .*Invite the bot/)]);
  });

  it('hides the password of the mail server, whatever the server says of it', async () => {
    bench.variables.SMTP_URL = mailbox.url.replace('smtp://', 'smtp://herald:hunter2@');
    mailbox.faults.greeting = { reply: '554 hunter2 is not welcome' };
    await bench.herald('apply');

    const { code, problems } = await examined();

    expect(code).toBe(1);
    expect(problems).toEqual([expect.stringMatching(/^mail: /)]);
  });
});

describe('herald serve in live mode', () => {
  it('delivers what another process approves, and stops cleanly', async () => {
    const release = join(config, 'releases/1.4.yaml');
    await change(release, /(Mon|Tue|Wed|Thu|Fri|Sat|Sun) 2021/g, '2035');
    await bench.herald('apply');
    await bench.herald('delay', '1.4', 'release', '2035-10-04', '--reason', 'Blockers', '--as', 'kimonas', '--save');
    const served = await bench.serve();
    const notice = await until(async () => {
      const drafts = JSON.parse((await bench.herald('drafts', '--json')).out) as {
        id: string;
        kind: string;
        hash: string;
      }[];
      return drafts.find((draft) => draft.kind === 'delay');
    });

    const approved = await bench.herald('approve', notice.id, '--hash', notice.hash, '--as', 'david');
    const mail = await until(() => mailbox.mails()[0]);
    const announced = () => slack.posts().filter((post) => post.channel !== 'C0TEAM');
    await until(() => (announced().length === 2 ? true : undefined));
    const stopped = await served.stop();

    expect(approved.code).toBe(0);
    expect(mail.subject).toContain('1.4');
    const channels = announced().map((post) => post.channel);
    expect(channels.sort()).toEqual(['C0PLATFORM', 'C0RELEASE']);
    expect(stopped).toMatchObject({ code: 0, err: '' });
  });

  it('takes an approval, sends and stops while GitHub takes requests and answers none', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    bench.variables.GITHUB_API_URL = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    await change(join(config, 'releases/1.4.yaml'), /(Mon|Tue|Wed|Thu|Fri|Sat|Sun) 2021/g, '2035');
    await bench.herald('apply');
    await bench.herald('delay', '1.4', 'release', '2035-10-04', '--reason', 'Blockers', '--as', 'kimonas', '--save');
    const served = await bench.serve();
    const drafts = async () => JSON.parse((await bench.herald('drafts', '--json')).out) as Record<string, string>[];
    const notice = await until(async () => (await drafts()).find((draft) => draft.kind === 'delay'));

    await bench.herald('approve', `${notice.id}`, '--hash', `${notice.hash}`, '--as', 'david');
    await until(() => mailbox.mails()[0]);
    const stopped = await served.stop();

    expect(stopped).toMatchObject({ code: 0, err: '' });
    silent.closeAllConnections();
    silent.close();
  });

  it.each([
    [{ HERALD_PUBLIC_URL: '' }, 2, 'HERALD_PUBLIC_URL is not set'],
    [{ SMTP_URL: '' }, 2, 'set SMTP_URL and MAIL_FROM'],
    [{ SLACK_BOT_TOKEN: '' }, 2, 'set SLACK_BOT_TOKEN'],
    [{ HERALD_CONFIG: EXAMPLE }, 1, 'is the bundled example, and live mode does not speak for it'],
  ])('does not start with %j', async (variables, expected, says) => {
    Object.assign(bench.variables, variables);

    const { code, err } = await bench.herald('serve');

    expect(code).toBe(expected);
    expect(err).toContain(says);
  });

  it('never throws a live database away, nor lets preview count its messages as sent', async () => {
    await bench.herald('apply');
    const before = bench.contents();
    const fresh = await bench.herald('serve', '--fresh');
    bench.variables.HERALD_MODE = 'preview';

    const preview = await bench.herald('serve');
    const freshPreview = await bench.herald('serve', '--fresh');

    expect(fresh).toMatchObject({ code: 2, err: expect.stringContaining('--fresh is for preview') });
    expect(preview).toMatchObject({ code: 1, err: expect.stringContaining('belongs to a live Herald') });
    expect(freshPreview).toMatchObject({ code: 1, err: expect.stringContaining('was not made by preview') });
    expect(bench.contents()).toBe(before);
  });

  it('does not take over what a preview counted as sent', async () => {
    bench.variables.HERALD_MODE = 'preview';
    await (await bench.serve()).stop();
    bench.variables.HERALD_MODE = 'live';

    const { code, err } = await bench.herald('serve');

    expect(code).toBe(1);
    expect(err).toContain('This database was made by preview');
  });

  it('says that the port is taken, before it touches the database', async () => {
    const served = await bench.serve();
    const port = new URL(served.url).port;
    Object.assign(bench.variables, { PORT: port, DATABASE_URL: `file:${bench.dir}/other.db` });

    const second = await bench.herald('serve');
    await served.stop();

    expect(second).toMatchObject({ code: 1, err: expect.stringContaining(`Port ${port} is taken.`) });
    expect(await readdir(bench.dir)).not.toContain('other.db');
  });
});
