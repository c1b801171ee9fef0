/** `herald serve` in preview: what the terminal says, and what survives a restart. */
import { readFile, writeFile } from 'node:fs/promises';
import { type Bench, startBench } from '../../support/cli.js';
import { Visitor } from '../../support/herald-process.js';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ PORT: '0' });
});
afterEach(() => bench.close());

describe('herald serve in preview', () => {
  it('says where to look, that nothing leaves, and which variables it ignored, whatever they hold', async () => {
    Object.assign(bench.variables, {
      GITHUB_TOKEN: 'ghp_private',
      SMTP_URL: 'not an address',
      SLACK_API_URL: 'nor this',
    });

    const preview = await bench.serve();
    const { code, out, err } = await preview.stop();

    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Herald preview: Kubeflow\. Nothing leaves this machine\.\n/);
    expect(out).toMatch(new RegExp(`desk {5}${preview.url}/desk/link/[\\w-]{43}\n +as Kimonas Sotirchos`));
    expect(out).toContain('ignored: GITHUB_TOKEN, SLACK_API_URL, SMTP_URL.');
    expect(out).not.toContain('ghp_private');
  });

  it('keeps its calendar and its mailbox over a restart, and begins again when told to', async () => {
    const first = await bench.serve();
    const visitor = new Visitor(first.url);
    await visitor.signIn(/\/desk\/link\/\S+/.exec(first.out())?.[0] ?? '');
    await visitor.approveFirst();
    await visitor.get('/desk');
    await visitor.submit('/preview/clock', { by: 'week' });
    await first.stop();

    const second = await bench.serve();
    const kept = await new Visitor(second.url).get('/preview/mail');
    await second.stop();
    const third = await bench.serve('--fresh');
    const emptied = await new Visitor(third.url).get('/preview/mail');
    await third.stop();

    expect(second.out()).toContain('The calendar shows Friday, 4 June 2021');
    expect(kept).toContain('Kubeflow 1.4');
    expect(third.out()).toContain('The calendar shows Friday, 28 May 2021');
    expect(emptied).not.toContain('release timeline');
  });

  it('reads GitHub on after a restart and beside a sync, although its GitHub stands at another port each time', async () => {
    const first = await bench.serve();
    await first.stop();
    const beside = await bench.herald('sync');
    const second = await bench.serve();
    const visitor = new Visitor(second.url);
    await visitor.signIn(/\/desk\/link\/\S+/.exec(second.out())?.[0] ?? '');
    for (const _ of ['4 June', '11 June']) {
      await visitor.get('/desk');
      await visitor.submit('/preview/clock', { by: 'week' });
    }
    await second.stop();

    expect(beside).toMatchObject({ code: 0, out: expect.stringContaining('complete as of') });
    // Katib's v0.11.1 is of 9 June 2021.
    expect(bench.contents()).toContain('v0.11.1');
    expect(bench.contents()).not.toMatch(/cut off|leads to/);
  });

  it('throws away nothing but its own, and nothing at all while another one runs on the port', async () => {
    const mine = `${bench.dir}/mail`;
    const first = await bench.serve();
    await writeFile(mine, 'not of preview');
    bench.variables.PORT = new URL(first.url).port;

    const second = await bench.herald('serve', '--fresh');
    await first.stop();
    const fresh = await bench.serve('--fresh');
    await fresh.stop();

    expect(second).toMatchObject({ code: 1, err: expect.stringContaining('is taken') });
    expect(await readFile(mine, 'utf8')).toBe('not of preview');
  });

  it('runs in memory, and leaves no file', async () => {
    bench.variables.DATABASE_URL = ':memory:';

    const preview = await bench.serve();
    const { code, out } = await preview.stop();

    expect(code).toBe(0);
    expect(out).toContain('State is in memory and ends with this process.');
  });
});
