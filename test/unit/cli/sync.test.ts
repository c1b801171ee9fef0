import { issueRows } from '../../support/github.js';
import { type LiveBench, startLiveBench } from '../../support/live-bench.js';

const KATIB = 'kubeflow/katib';

describe('herald sync', () => {
  let live: LiveBench;
  beforeAll(async () => {
    live = await startLiveBench();
    live.world.issues[KATIB] = issueRows(250);
    await live.bench.herald('apply');
  });
  afterAll(() => live.close());

  it('stops cleanly when it is told to, keeps what it has read, and says how it goes on', async () => {
    const { code, out } = await live.bench.interrupted('sync');

    expect(code).toBe(1);
    expect(out).toContain('Stopped. What was read is kept, and the next run goes on where this one was.');
  });

  it('reads every repository, tells how far it is, and what it took', async () => {
    const { code, out, err } = await live.bench.herald('sync');

    expect(code).toBe(0);
    expect(err).toMatch(/^Reading GitHub: 0 of \d+ lists, /);
    expect(out).toMatch(
      /^\d+ repositories complete as of \w{3} 20\d\d-\d\d-\d\d .*: \d+ requests, \d+ of them unchanged, \d+ rows\. GitHub allows [\d,]+ more until \w{3} 20\d\d-\d\d-\d\d \d\d:\d\d P[SD]T\.\n$/,
    );
  });

  it('reads only what is named, in whichever case', async () => {
    const before = live.github.requests.length;

    const { code, out } = await live.bench.herald('sync', '--repository', 'Kubeflow/Katib', '--json');

    expect(code).toBe(0);
    const outcome = JSON.parse(out);
    expect(new Set(outcome.lists.map((list: { repository: string }) => list.repository))).toEqual(new Set([KATIB]));
    expect(outcome).toMatchObject({ complete: true, stopped: false, requests: live.github.requests.length - before });
    expect(
      live.github.requests
        .slice(before)
        .map(({ path }) => decodeURIComponent(path))
        .every((path) => path.includes(KATIB)),
    ).toBe(true);
  });

  it('names what could not be read and what to do, and goes on with the rest', async () => {
    const kept = live.world.issues[KATIB] ?? [];
    delete live.world.issues[KATIB];

    const { code, out } = await live.bench.herald('sync');
    live.world.issues[KATIB] = kept;

    expect(code).toBe(1);
    expect(out).toMatch(/^Not complete\nkubeflow\/katib {2}.*\S/);
    expect(out).not.toContain('kubeflow/manifests  ');
  });

  it.each([
    [['sync', '--repository', 'kubeflow/unknown'], 2, 'which the applied configuration does not name'],
    [['sync', '--now', '2026-01-01T00:00Z'], 2, 'GitHub shows only what is there now'],
  ])('refuses %j', async (args, expected, says) => {
    const { code, err } = await live.bench.herald(...args);

    expect([code, err]).toEqual([expected, expect.stringContaining(says)]);
  });

  it('lets preview put nothing of its stand-in into a live database', async () => {
    const before = live.bench.contents();
    live.bench.variables.HERALD_MODE = 'preview';

    const { code, err } = await live.bench.herald('sync');
    live.bench.variables.HERALD_MODE = 'live';

    expect([code, err]).toEqual([1, expect.stringContaining('belongs to a live Herald')]);
    expect(live.bench.contents()).toBe(before);
  });
});
