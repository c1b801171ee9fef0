/** The preflight on the command line, and approving in spite of it. */
import { type Bench, EXAMPLE, startBench } from '../../support/cli.js';

describe('herald preflight', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench();
    await bench.herald('apply', '--config', EXAMPLE);
  });
  afterAll(() => bench.close());

  it('lists each check with what to do, and fails nothing that was never read', async () => {
    const { code, out } = await bench.herald('preflight');

    expect(code).toBe(0);
    expect(out).toContain('Preflight of Kubeflow 1.4, v1.4.0 (no draft waits yet)');
    expect(out).toMatch(/^\? Stable tags of the components$/m);
    expect(out).toContain('The tags of kubeflow/manifests were never read to the end.');
    expect(out).toContain('What to do: Let Herald read it');
    expect(out).toMatch(/\d checks? passed, 0 failed, \d could not be made\./);
  });

  it('gives the same as JSON, with what the components depend on', async () => {
    const { code, out } = await bench.herald('preflight', '1.4', '--json');

    const { release, tag, draft, checks, dependencies } = JSON.parse(out);
    expect({ code, release, tag, draft }).toEqual({ code: 0, release: '1.4', tag: 'v1.4.0', draft: null });
    expect(checks).toHaveLength(9);
    expect(dependencies.components).toHaveLength(7);
  });

  it('says which releases there are when asked for another one', async () => {
    const { code, err } = await bench.herald('preflight', '9.9');

    expect(code).toBe(1);
    expect(err).toContain('There is no release of that name. Releases: 1.4.');
  });

  it('says how to approve in spite of it', async () => {
    const { out } = await bench.herald('approve', '--help');

    expect(out).toMatch(/--override <reason>\s+approve although the preflight fails/);
  });
});
