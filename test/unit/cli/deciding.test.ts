/** `herald drafts`, `approve`, `discard` and `desk` on a store that a preview of the example has filled. */
import { join } from 'node:path';
import { type Bench, change, EXAMPLE, startBench } from '../../support/cli.js';
import { delayed, withDraft } from '../../support/cli-drafts.js';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ PORT: '0' });
});
afterEach(() => bench.close());

describe('herald drafts', () => {
  it('lists what waits with the hash to approve by, and shows one as it would be sent', async () => {
    const { id, hash } = await withDraft(bench);

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

describe('herald resolve', () => {
  const LATER = ['--now', '2021-07-20T16:00Z'];
  const BY = ['--as', 'kimonas', '--reason', 'Posted by hand'];

  it('lists what should have left, settles it by its id, and lists it no more', async () => {
    const { id, hash } = await withDraft(bench);
    await bench.herald('approve', id, '--hash', hash, '--as', 'kimonas');
    const early = await bench.herald('resolve');

    const listed = await bench.herald('resolve', ...LATER);
    const open = JSON.parse((await bench.herald('resolve', '--json', ...LATER)).out);
    const sends = open.overdue[0].missing.map(({ send }: { send: { id: string } }) => send.id);
    const given = await bench.herald('resolve', ...sends, '--give-up', ...BY, ...LATER);
    const after = await bench.herald('resolve', ...LATER);

    expect(early).toMatchObject({ code: 0, out: 'Everything that was to leave has left, as far as is known.\n' });
    expect(listed.out).toMatch(new RegExp(`^${sends[0]}  Kubeflow 1\\.4.*\\n  .*: still waiting`));
    expect(given).toMatchObject({ code: 0, out: sends.map((send: string) => `${send}: cancelled\n`).join('') });
    expect(after.out).toBe(early.out);
  });

  it.each([
    [['--give-up', ...BY], 2, 'Say which'],
    [['s404', ...BY], 2, 'Say what became of it'],
    [['s404', '--arrived', '--give-up', ...BY], 2, 'Say one of'],
    [['s404', '--give-up', '--as', 'kimonas'], 2, '--reason'],
    [['s404', '--give-up', ...BY], 1, 'There is no s404'],
  ])('refuses %j', async (args, code, says) => {
    await bench.herald('apply');

    expect(await bench.herald('resolve', ...args)).toMatchObject({ code, err: expect.stringContaining(says) });
  });
});

describe('herald discard', () => {
  it('gives an approved draft up, and its sends do not leave', async () => {
    const { id, hash } = await withDraft(bench);
    await bench.herald('approve', id, '--hash', hash, '--as', 'kimonas');
    const approved = await bench.herald('drafts');

    const { code, out } = await bench.herald('discard', id, '--reason', 'It was sent by hand', '--as', 'kimonas');
    const all = await bench.herald('drafts', '--all');

    expect(approved.out).toMatch(/^Approved, nothing of it has left:\n\n/);
    expect(approved.out).toMatch(/not left +kubeflow-discuss: waits for its time/);
    expect({ code, out }).toEqual({
      code: 0,
      out: `Discarded ${id}. 3 sends cancelled: kubeflow-discuss, #kubeflow-platform, #kubeflow-release.\n`,
    });
    expect(all.out).toMatch(/^Settled without being sent:\n\n/);
    expect(all.out).toMatch(/why +It was sent by hand/);
    expect(all.out).toMatch(/not left +kubeflow-discuss: was cancelled/);
  });

  it('leaves the dates of an approved notice in force where that is said, and only there', async () => {
    await bench.herald('apply');
    const { id, hash } = await delayed(bench);
    await bench.herald('approve', id, '--hash', hash, '--as', 'david');
    const discard = ['discard', id, '--reason', 'It was sent before the restore', '--as', 'kimonas'];

    const refused = await bench.herald(...discard);
    const { code } = await bench.herald(...discard, '--keep-dates');
    const forecast = await bench.herald('plan', '--json');

    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('in force already') });
    expect(code).toBe(0);
    expect(forecast.out).not.toContain('"do": "supersede"');
    expect(JSON.parse((await bench.herald('drafts', id, '--json')).out).draft.state).toBe('discarded');
  });

  it.each([
    [['--as', 'kimonas'], 2, '--reason'],
    [['--reason', 'No', '--as', 'josh'], 1, 'You may not decide about this message'],
    [['--reason', 'No'], 2, 'Say who acts'],
  ])('refuses %j and changes nothing', async (args, expected, says) => {
    const { id } = await withDraft(bench);
    const before = bench.contents();

    const { code, err } = await bench.herald('discard', id, ...args);

    expect(code).toBe(expected);
    expect(err).toContain(says);
    expect(bench.contents()).toBe(before);
  });
});

describe('herald approve', () => {
  it('takes the beginning of a hash, once', async () => {
    const { id, hash } = await withDraft(bench);

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
    const { id, hash } = await withDraft(bench);
    const before = bench.contents();

    const { code, err } = await bench.herald('approve', id, ...args.map((a) => (a === 'HASH' ? hash : a)));

    expect(code).toBe(expected);
    expect(err).toContain(says);
    expect(bench.contents()).toBe(before);
  });

  it('needs two people where the policy says so', async () => {
    const config = await bench.config(EXAMPLE);
    await change(join(config, 'community.yaml'), /(timeline:\n.*\n {4}approval: )\{ rule: one \}/, '$1{ rule: two }');
    const { id, hash } = await withDraft(bench, config);

    const first = await bench.herald('approve', id, '--hash', hash, '--as', 'kimonas');
    const waiting = await bench.herald('drafts');
    const second = await bench.herald('approve', id, '--hash', hash, '--as', 'david', '--json');

    expect(first.out).toContain('It needs another approval.');
    expect(waiting.out).toMatch(/so far +Kimonas Sotirchos/);
    expect(JSON.parse(second.out)).toMatchObject({ draft: id, state: 'approved', hash });
  });

  it('holds a draft by an objection until its author approves', async () => {
    const { id, hash } = await withDraft(bench);

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
