/** Starting in live mode: on files that cannot be taken, and on hold. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bench, change } from '../../support/cli.js';
import { type LiveBench, startLiveBench } from '../../support/live-bench.js';

let live: LiveBench;
let bench: Bench;
let release: string;

beforeEach(async () => {
  live = await startLiveBench();
  bench = live.bench;
  release = join(live.config, 'releases/1.4.yaml');
  // Ahead of the clock, so that nothing has passed.
  await change(release, /(Mon|Tue|Wed|Thu|Fri|Sat|Sun) 2021/g, '2035');
});
afterEach(() => live.close());

const ready = async (url: string): Promise<{ status: number; ready: boolean; warnings?: string[] }> => {
  const response = await fetch(`${url}/readyz`);
  return { status: response.status, ...((await response.json()) as { ready: boolean; warnings?: string[] }) };
};
const doctor = async (): Promise<{ check: string; state: string; detail: string }[]> =>
  JSON.parse((await bench.herald('doctor', '--json')).out);

describe('herald serve', () => {
  it.each([
    [
      'change dates of a release whose delay waits',
      async () => {
        await bench.herald('delay', '1.4', 'release', '2035-10-04', '--reason', 'Late', '--as', 'kimonas', '--save');
        await change(release, 'date: 2035-09-27', 'date: 2035-10-11');
      },
      'A change to Kubeflow 1.4 is already waiting. Approve or discard its notice',
    ],
    [
      'have dates that cannot be right',
      () => change(release, 'date: 2035-09-27', 'date: 2035-08-30'),
      'These dates cannot be right, so nothing was applied.',
    ],
    ['cannot be read', () => writeFile(release, 'phases: ['), 'releases/1.4.yaml:1'],
  ])('starts on the last applied files where the files %s, and says so', async (_what, spoil, why) => {
    await bench.herald('apply');
    await spoil();

    const served = await bench.serve();
    const readiness = await ready(served.url);
    const findings = why.includes('yaml:1') ? [] : await doctor();
    const stopped = await served.stop();

    expect(stopped).toMatchObject({ code: 0, err: expect.stringContaining(why) });
    expect(stopped.err).toContain('it goes on by those that were applied before');
    expect(readiness).toMatchObject({
      status: 200,
      ready: true,
      warnings: [expect.stringContaining('The configuration files were refused')],
    });
    expect(JSON.stringify(readiness)).not.toContain(why);
    expect(findings.filter(({ state, detail }) => state === 'problem' && detail.includes(why)).length).toBe(
      findings.length === 0 ? 0 : 2,
    );
  });

  it('says no more of refused files once others were taken', async () => {
    await bench.herald('apply');
    await change(release, 'date: 2035-09-27', 'date: 2035-08-30');
    await (await bench.serve()).stop();
    await change(release, 'date: 2035-08-30', 'date: 2035-09-28');

    const served = await bench.serve();
    const readiness = await ready(served.url);
    await served.stop();

    expect(readiness).not.toHaveProperty('warnings');
    expect(served.out()).toContain('Applied configuration');
  });

  it('does not go on for another community, nor where nothing was applied before', async () => {
    await change(release, 'date: 2035-09-27', 'date: 2035-08-30');
    const fresh = await bench.herald('serve');
    await change(release, 'date: 2035-08-30', 'date: 2035-09-27');
    await bench.herald('apply');
    await change(join(live.config, 'community.yaml'), 'id: kubeflow', 'id: other');

    const other = await bench.herald('serve');

    expect(fresh).toMatchObject({ code: 1, err: expect.stringContaining('These dates cannot be right') });
    expect(other).toMatchObject({ code: 1, err: expect.stringContaining('belongs to the community "kubeflow"') });
  });

  it('with --hold says that nothing is sent, in the terminal, at /readyz and to the doctor', async () => {
    await bench.herald('apply');

    const served = await bench.serve('--hold');
    const readiness = await ready(served.url);
    const findings = await doctor();
    await served.stop();

    const says = 'Herald was started with --hold: nothing is sent, and silence is no consent.';
    expect(served.out()).toContain(says);
    expect(readiness).toMatchObject({ status: 200, warnings: [expect.stringContaining(says)] });
    expect(findings.find(({ check }) => check === 'running')?.detail).toContain(says);
    expect([live.mailbox.mails(), live.slack.posts()]).toEqual([[], []]);
  });
});
