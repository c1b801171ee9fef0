/** `herald apply`, `delay`, `drafts`, `approve` and `desk` on a store that a preview of the example has filled. */
import { join } from 'node:path';
import { type Bench, change, EXAMPLE, startBench } from '../../support/cli.js';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ PORT: '0' });
});
afterEach(() => bench.close());

/** Runs the preview once, so that its first draft waits. */
async function withDraft(config = EXAMPLE): Promise<{ id: string; hash: string; [field: string]: unknown }> {
  const preview = await bench.serve('--config', config);
  await preview.stop();
  return JSON.parse((await bench.herald('drafts', '--json')).out)[0];
}

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
    await bench.herald('apply', '--config', config);
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
    await bench.herald('apply', '--config', config);
    await change(join(config, 'releases/1.4.yaml'), 'date: Mon 2021-09-27', 'date: Tue 2021-09-28');

    const { out } = await bench.herald('apply', '--config', config);
    const notice = await bench.herald('compose', 'delay', '--format', 'markdown', '--config', config);

    expect(out).toContain('Without --reason the notice gives none');
    expect(notice.out).toContain('28 September');
    expect(notice.out).not.toMatch(/reason|changed the plan/i);
  });

  it('refuses what was changed on both sides, with both values', async () => {
    const config = await bench.config(EXAMPLE);
    await bench.herald('apply', '--config', config);
    const { id, hash } = await delayed(config);
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

  it('knows who applies', async () => {
    const { code, err } = await bench.herald('apply', '--as', 'nobody');

    expect(code).toBe(1);
    expect(err).toMatch(/^Nobody is called "nobody".*Known people: kimonas, david/);
  });
});

/** Proposes +7 days for the release, lets the preview draft the notice, and returns it. */
async function delayed(config = EXAMPLE): Promise<{ id: string; hash: string }> {
  await bench.herald('delay', '1.4', 'release', '2021-10-04', '--reason', 'Blockers', '--as', 'kimonas', '--save');
  await withDraft(config);
  const drafts = JSON.parse((await bench.herald('drafts', '--json')).out);
  return drafts.find((d: { kind: string }) => d.kind === 'delay');
}

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

describe('herald drafts', () => {
  it('lists what waits with the hash to approve by, and shows one as it would be sent', async () => {
    const { id, hash } = await withDraft();

    const list = await bench.herald('drafts');
    const one = await bench.herald('drafts', id);

    expect(list.out).toMatch(new RegExp(`^${id} {2}awaiting {2}Kubeflow 1\\.4`));
    expect(list.out).toContain(`hash ${hash.slice(0, 12)}`);
    expect(one.out).toMatch(/\nSubject: Kubeflow 1\.4.*\n\n/);
    expect(one.out).toContain('Feature freeze');
  });

  it('says where to look when none waits, and when there is none of that id', async () => {
    await bench.herald('apply');

    const none = await bench.herald('drafts');
    const unknown = await bench.herald('drafts', 'd404');

    expect(none).toMatchObject({ code: 0, out: expect.stringContaining('No draft waits. `herald plan` shows') });
    expect(unknown).toMatchObject({
      code: 1,
      err: 'There is no draft d404. `herald drafts` lists those that there are.\n',
    });
  });
});

describe('herald approve', () => {
  it('takes the beginning of a hash, once', async () => {
    const { id, hash } = await withDraft();

    const approved = await bench.herald('approve', id, '--hash', hash.slice(0, 8), '--as', 'kimonas');
    const again = await bench.herald('approve', id, '--hash', hash, '--as', 'david', '--json');

    expect(approved).toMatchObject({
      code: 0,
      out: `Approved ${id}, revision 1: 3 sends, due on Friday, 28 May 2021, 09:00 PDT (16:00 UTC).\n`,
    });
    expect(again).toMatchObject({ code: 1, err: '' });
    expect(JSON.parse(again.out).error.code).toBe('settled');
  });

  it.each([
    [['--hash', '0123456789ab', '--as', 'kimonas'], 1, 'The draft has changed since you looked at it'],
    [['--hash', 'abc', '--as', 'kimonas'], 2, 'at least its first 8 characters'],
    [['--hash', 'HASH', '--as', 'nobody'], 1, 'Nobody is called "nobody"'],
    [['--hash', 'HASH', '--as', 'josh'], 1, 'You may not decide about this message. Ask one of: Kimonas Sotirchos'],
    [['--hash', 'HASH', '--as', 'kimonas', '--object', ''], 2, 'Say why you object'],
  ])('refuses %j and records nothing', async (args, expected, says) => {
    const { id, hash } = await withDraft();
    const before = bench.contents();

    const { code, err } = await bench.herald('approve', id, ...args.map((a) => (a === 'HASH' ? hash : a)));

    expect(code).toBe(expected);
    expect(err).toContain(says);
    expect(bench.contents()).toBe(before);
  });

  it('needs two people where the policy says so', async () => {
    const config = await bench.config(EXAMPLE);
    await change(join(config, 'community.yaml'), /(timeline:\n.*\n {4}approval: )\{ rule: one \}/, '$1{ rule: two }');
    const { id, hash } = await withDraft(config);

    const first = await bench.herald('approve', id, '--hash', hash, '--as', 'kimonas');
    const waiting = await bench.herald('drafts');
    const second = await bench.herald('approve', id, '--hash', hash, '--as', 'david', '--json');

    expect(first.out).toContain('It needs another approval.');
    expect(waiting.out).toMatch(/so far +Kimonas Sotirchos/);
    expect(JSON.parse(second.out)).toMatchObject({ draft: id, state: 'approved', hash });
  });

  it('holds a draft by an objection until its author approves', async () => {
    const { id, hash } = await withDraft();

    const objected = await bench.herald('approve', id, '--hash', hash, '--as', 'david', '--object', 'Wrong week');
    const other = await bench.herald('approve', id, '--hash', hash, '--as', 'kimonas', '--json');
    const author = await bench.herald('approve', id, '--hash', hash, '--as', 'david', '--json');

    expect(objected).toMatchObject({ code: 0, out: expect.stringContaining(`Objected to ${id}, revision 1.`) });
    expect(JSON.parse(other.out).state).toBe('awaiting');
    expect(JSON.parse(author.out).state).toBe('approved');
  });
});

describe('herald desk', () => {
  it('prints a link that the running server knows', async () => {
    const preview = await bench.serve();

    const { code, out } = await bench.herald('desk', '--as', 'anna');
    const page = await fetch(out.trim());
    await preview.stop();

    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`^${preview.url}/desk/link/[\\w-]{43}\\n$`));
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Anna Jung');
  });

  it('names the known people when it does not know somebody', async () => {
    await bench.herald('apply');

    const { code, err } = await bench.herald('desk', '--as', 'nobody');

    expect(code).toBe(1);
    expect(err).toContain('Known people: kimonas');
  });
});
