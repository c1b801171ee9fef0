/** The preflight on the command line, and approving in spite of it. */

import { type Bench, EXAMPLE, startBench } from '../../support/cli.js';
import { stateOf } from '../../support/preflight.js';
import { openTestStore } from '../../support/store.js';
import { aDraft, anOccasion, aRevision } from '../../support/store-samples.js';

const NOW = '2021-08-05T12:00:00Z';

/** A draft of the release waits, and the tags of its repository were read without it among them. */
async function releaseWaits(bench: Bench): Promise<{ hash: string }> {
  const store = await openTestStore(bench.variables.DATABASE_URL);
  const repository = 'kubeflow/manifests';
  const source = { type: 'tag', release: '1.4', repository, tag: 'v1.4.0', sha: 'a' } as const;
  const key = 'release:1.4:v1.4.0';
  await store.evidence.saveSyncState(stateOf(repository, 'tags', { completeAsOf: '2021-08-05T11:00:00.000Z' }));
  await store.occasions.save(anOccasion({ key, kind: 'release', source }));
  await store.drafts.insert(
    aDraft({ id: 'r1', occasion: key, kind: 'release' }),
    aRevision({ draft: 'r1', hash: 'abcdef0123456789' }),
  );
  const hash = (await store.drafts.byId('r1'))?.head.hash ?? '';
  await store.close();
  return { hash };
}

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

  it('lists what fails with exit code 1, and approves in spite of it only with a reason', async () => {
    const { hash } = await releaseWaits(bench);
    const approve = ['approve', 'r1', '--hash', hash, '--as', 'kimonas', '--now', NOW];

    const preflight = await bench.herald('preflight', '--now', NOW);
    const plain = await bench.herald(...approve);
    const reasoned = await bench.herald(...approve, '--override', 'The tag follows within the hour.');

    expect(preflight.code).toBe(1);
    expect(preflight.out).toMatch(
      /^✗ Stable tags of the components\n {4}Kubeflow 1\.4: kubeflow\/manifests has no tag v1\.4\.0\.$/m,
    );
    expect(preflight.out).toContain('herald approve r1 --hash HASH --as PERSON --override "why"');
    expect(plain.code).toBe(1);
    expect(plain.err).toContain(
      'The preflight fails. Stable tags of the components: Kubeflow 1.4: kubeflow/manifests has no tag',
    );
    expect(reasoned).toMatchObject({
      code: 0,
      out: expect.stringContaining('Recorded for r1, revision 1. It needs another approval.'),
    });
  });

  it('says how to approve in spite of it', async () => {
    const { out } = await bench.herald('approve', '--help');

    expect(out).toMatch(/--override <reason>\s+approve although the preflight fails/);
  });
});
