/** `herald apply` and `delay` on a store that a preview of the example has filled. */
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bench, change, EXAMPLE, startBench } from '../../support/cli.js';
import { applyKnown, delayed } from '../../support/cli-drafts.js';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ PORT: '0' });
});
afterEach(() => bench.close());

describe('herald apply', () => {
  it('adopts a release once, and finds nothing to do the second time', async () => {
    const first = await bench.herald('apply', '--json');
    const before = bench.contents();
    const second = await bench.herald('apply');

    expect(JSON.parse(first.out)).toMatchObject({ changed: true, adopted: ['1.4'], proposed: [], warnings: [] });
    expect(second).toMatchObject({ code: 0, out: expect.stringMatching(/^Nothing to apply/) });
    expect(bench.contents()).toBe(before);
  });

  it('refuses the configuration of another community', async () => {
    await bench.herald('apply');
    const before = bench.contents();

    const other = await bench.herald('apply', '--config', 'config');

    expect(other.code).toBe(1);
    expect(other.err).toContain('This database belongs to the community "kubeflow"; the configuration is of "acme".');
    expect(bench.contents()).toBe(before);
  });

  it('makes changed dates a proposal with its reason', async () => {
    const config = await bench.config(EXAMPLE);
    await applyKnown(bench, config);
    await change(join(config, 'releases/1.4.yaml'), 'date: Mon 2021-09-27', 'date: Tue 2021-09-28');

    const { code, out } = await bench.herald('apply', '--config', config, '--reason', 'Meeting day', '--as', 'kimonas');
    const plan = JSON.parse((await bench.herald('plan', '--json')).out);

    expect(code).toBe(0);
    expect(out).toContain('New dates wait for approval of their notice: 1.4.');
    expect(out).not.toContain('--reason');
    expect(plan.actions.map((a: { occasion: { kind: string } }) => a.occasion.kind)).toContain('delay');
  });

  it('invents no reason for changed dates, and says how to give one', async () => {
    const config = await bench.config(EXAMPLE);
    await applyKnown(bench, config);
    await change(join(config, 'releases/1.4.yaml'), 'date: Mon 2021-09-27', 'date: Tue 2021-09-28');

    const { out } = await bench.herald('apply', '--config', config);
    const notice = await bench.herald('compose', 'delay', '--format', 'markdown', '--config', config);

    expect(out).toContain('Without --reason the notice gives none');
    expect(notice.out).toContain('28 September');
    expect(notice.out).not.toMatch(/reason|changed the plan/i);
  });

  it('puts corrected dates in force at once while nobody has been told of the former ones', async () => {
    const config = await bench.config(EXAMPLE);
    await bench.herald('apply', '--config', config);
    await change(join(config, 'releases/1.4.yaml'), 'date: Mon 2021-09-27', 'date: Tue 2021-09-28');

    const { code, out } = await bench.herald('apply', '--config', config);

    expect(code).toBe(0);
    expect(out).toContain('New dates are in force at once, since nobody has been told of the former ones: 1.4.');
  });

  it('asks about a file that was renamed, and takes the word that it is another release', async () => {
    const config = await bench.config(EXAMPLE);
    await bench.herald('apply', '--config', config);
    await rename(join(config, 'releases/1.4.yaml'), join(config, 'releases/1.4.0.yaml'));
    const before = bench.contents();

    const asked = await bench.herald('apply', '--config', config);
    const after = bench.contents();
    const told = await bench.herald('apply', '--config', config, '--new', '1.4.0');

    expect(asked).toMatchObject({ code: 1, err: expect.stringContaining('herald apply --new 1.4.0') });
    expect(after).toBe(before);
    expect(told.out).toContain('Adopted: 1.4.0.\nGone from the files, so what was still to come is cancelled: 1.4.');
  });

  it('refuses dates that `herald lint` calls an error', async () => {
    const config = await bench.config(EXAMPLE);
    await change(join(config, 'releases/1.4.yaml'), 'date: Mon 2021-09-27', 'date: Mon 2021-08-30');

    const lint = await bench.herald('lint', '--config', config);
    const { code, err } = await bench.herald('apply', '--config', config);

    expect([lint.code, code]).toEqual([1, 1]);
    expect(err).toContain('These dates cannot be right, so nothing was applied. releases/1.4.yaml:');
  });

  it('refuses what was changed on both sides, with both values', async () => {
    const config = await bench.config(EXAMPLE);
    await bench.herald('apply', '--config', config);
    const { id, hash } = await delayed(bench, config);
    await bench.herald('approve', id, '--hash', hash, '--as', 'david');
    await change(join(config, 'releases/1.4.yaml'), 'date: Mon 2021-09-27', 'date: Tue 2021-09-28');
    const before = bench.contents();

    const { code, err } = await bench.herald('apply', '--config', config);

    expect(code).toBe(1);
    expect(err).toContain('release: the file says 2021-09-28, in force is 2021-10-04');
    expect(bench.contents()).toBe(before);
  });

  it.each([['plan'], ['drafts'], ['compose', 'timeline'], ['delay', '1.4', 'release', '2021-10-04']])(
    'is named by %s where the files are not the applied ones',
    async (...command) => {
      const config = await bench.config(EXAMPLE);
      await bench.herald('apply', '--config', config);
      const same = await bench.herald(...command, '--config', config);
      await change(join(config, 'releases/1.4.yaml'), 'date: Mon 2021-09-27', 'date: Tue 2021-09-28');

      const other = await bench.herald(...command, '--config', config);
      await change(join(config, 'releases/1.4.yaml'), 'date: Tue 2021-09-28', 'date: soon');
      const broken = await bench.herald(...command, '--config', config);

      const says = 'are not the applied configuration, by which this goes. To take them over, run `herald apply`.';
      expect(same.err).not.toContain('applied configuration');
      expect(other).toEqual({ code: 0, out: same.out, err: `The files in ${config} ${says}\n${same.err}` });
      expect(broken).toMatchObject({ code: 0, out: same.out, err: expect.stringContaining('`herald lint` says why') });
    },
  );

  it('takes from delay that the release holds', async () => {
    await bench.herald('apply');
    const change = ['delay', '1.4', 'feature-freeze', '2021-08-22', '--json'];

    const moved = JSON.parse((await bench.herald(...change)).out).moves;
    const held = JSON.parse((await bench.herald(...change, '--release-holds')).out).moves;

    const phases = (moves: { phase: string }[]): string[] => moves.map(({ phase }) => phase);
    expect(phases(moved)).toEqual([
      'development',
      'feature-freeze',
      'docs-update',
      'manifests-testing',
      'distribution-testing',
      'release',
    ]);
    expect(phases(held)).toEqual(phases(moved).slice(0, -1));
  });

  it('and every other word leaves a mark for the running process; what only looks leaves none', async () => {
    const mark = (): string | undefined => /"key":"woken","value":"(\w+)"/.exec(bench.contents())?.[1];
    const change = ['delay', '1.4', 'feature-freeze', '2021-08-22'];
    await bench.herald('apply');
    const applied = mark();

    for (const look of [['apply'], ['plan'], ['drafts'], change]) await bench.herald(...look);
    const looked = mark();
    await bench.herald(...change, '--reason', 'Late.', '--as', 'kimonas', '--save');

    expect(applied).toMatch(/^\w{16}$/);
    expect(looked).toBe(applied);
    expect(mark()).toMatch(/^\w{16}$/);
    expect(mark()).not.toBe(applied);
  });

  it('knows who applies', async () => {
    const { code, err } = await bench.herald('apply', '--as', 'nobody');

    expect(code).toBe(1);
    expect(err).toMatch(/^Nobody is called "nobody".*Known people: kimonas, david/);
  });
});

describe('herald delay', () => {
  it('shows what would move and writes nothing', async () => {
    await bench.herald('apply');
    const before = bench.contents();

    const { code, out } = await bench.herald('delay', '1.4', 'feature-freeze', '2021-08-22');
    const json = JSON.parse((await bench.herald('delay', '1.4', 'feature-freeze', '2021-08-22', '--json')).out);

    expect(code).toBe(0);
    expect(out).toMatch(/^Feature freeze +15 August 2021 -> 22 August 2021 +\+7 days$/m);
    expect(out).toContain('warning: Feature freeze is on Sunday, 22 August 2021, a Sunday.');
    expect(out).toContain('Nothing was saved.');
    expect(json).toMatchObject({ base: 1, moves: expect.arrayContaining([expect.objectContaining({ days: 7 })]) });
    expect(bench.contents()).toBe(before);
  });

  it('proposes with --save, and refuses a second proposal', async () => {
    await bench.herald('apply');
    const args = ['delay', '1.4', 'release', '2021-10-04', '--reason', 'Blockers', '--as', 'kimonas', '--save'];

    const saved = await bench.herald(...args);
    const again = await bench.herald(...args);

    expect(saved).toMatchObject({ code: 0, out: expect.stringContaining('Proposed as schedule revision 2.') });
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('is already waiting') });
  });

  it.each([
    [['9.9', 'release', '2021-10-04'], 1, 'There is no release "9.9". Releases: 1.4.'],
    [['1.4', 'lunch', '2021-10-04'], 1, 'The schedule has no phase "lunch". Its phases: roadmap'],
    [['1.4', 'release', '4 October'], 2, 'write it as 2021-10-08'],
    [['1.4', 'release', '2021-09-27'], 2, 'Nothing would move'],
    [['1.4', 'release', '2021-10-04', '--blocker', 'it hurts'], 2, 'write owner/name#123'],
    [['1.4', 'release', '2021-10-04', '--save', '--as', 'kimonas'], 2, 'Give the reason'],
    [['1.4', 'release', '2021-10-04', '--save', '--as', 'josh', '--reason', 'x'], 1, 'Only the release team'],
    [['1.4', 'release', '2021-10-04', '--save', '--as', 'nobody', '--reason', 'x'], 1, 'Nobody is called "nobody"'],
  ])('refuses %j and changes nothing', async (args, expected, says) => {
    await bench.herald('apply');
    const before = bench.contents();

    const { code, err } = await bench.herald('delay', ...args);

    expect(code).toBe(expected);
    expect(err).toContain(says);
    expect(bench.contents()).toBe(before);
  });
});
