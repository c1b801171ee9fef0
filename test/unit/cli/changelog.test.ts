import { type Bench, EXAMPLE, startBench } from '../../support/cli.js';
import { issue } from '../../support/digest.js';
import { openTestStore } from '../../support/store.js';

const NOW = '2021-08-05T12:00:00Z';

describe('herald changelog', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench();
    await bench.herald('apply', '--config', EXAMPLE);
    const store = await openTestStore(bench.variables.DATABASE_URL);
    const mergedAt = '2021-07-01T00:00:00.000Z';
    await store.evidence.saveItems([
      issue('kubeflow/katib#1', { type: 'pull', title: 'feat: Suggest \u001B[31mmore', mergedAt, closedAt: mergedAt }),
    ]);
    await store.close();
  });
  afterAll(() => bench.close());

  it('writes Markdown for the release that is under way, up to now, and says on the side what is incomplete', async () => {
    const { code, out, err } = await bench.herald('changelog', '--now', NOW);

    expect(code).toBe(0);
    expect(out).toMatch(
      /^# Kubeflow 1\.4: what changed\n\nFrom 31 May 2021 to now, 5 August 2021\. 1 pull request merged/,
    );
    expect(out).toContain('- Suggest \\[31mmore (');
    expect(out).not.toContain('\u001B');
    expect(err).toContain(
      'Incomplete: 7 repositories could not be read to the end. Run `herald sync`, then ask again.',
    );
  });

  it('gives the facts as JSON, of a part', async () => {
    const { code, out } = await bench.herald(
      'changelog',
      '1.4',
      '--group',
      'automl',
      '--from',
      '2021-06-30',
      '--json',
      '--now',
      NOW,
    );

    const facts = JSON.parse(out);
    expect(code).toBe(0);
    expect(facts.groups.map((group: { id: string }) => group.id)).toEqual(['automl']);
    expect(facts.totals).toEqual({ merged: 1, closed: 0, contributors: 1 });
  });

  it('refuses a tag that is not there with what to write instead', async () => {
    const { code, err } = await bench.herald('changelog', '--from', 'v7', '--now', NOW);

    expect(code).toBe(1);
    expect(err).toContain(
      'kubeflow/manifests has no tag "v7". No tag of it has been read yet. Or write a date, as 2021-08-15.',
    );
  });
});
