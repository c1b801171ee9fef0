/** A delay from its proposal to the calendar: what it changes, when, and what it leaves alone. */

import { calendarUid } from '../../../../src/domain/identity.js';
import { addHours } from '../../../../src/domain/time.js';
import type { DraftFile } from '../../../../src/ports/store.js';
import type { DelayProposal } from '../../../../src/workflow/commands.js';
import { draftQuery } from '../../../../src/workflow/queries/draft.js';
import { cycleWith, dates } from '../../../support/schedules-community.js';
import { type House, openHouse } from '../../../support/workflow-house.js';
import { aConfiguration, aPlan, withPolicy } from '../../../support/world.js';

let house: House;
const ANN = { actor: 'ann', via: 'desk' } as const;

beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.store.close());

const TESTING: DelayProposal = {
  release: '1.4',
  phase: 'manifests-testing',
  start: null,
  end: '2021-09-19',
  reason: 'Two features are late.',
  blockers: [],
  nextUpdate: null,
};
const refusal = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'went through',
    (error: { code?: string; message: string }) => `${error.code}: ${error.message}`,
  );
const propose = async (over: Partial<DelayProposal> = {}, base = 1): Promise<DraftFile> => {
  await house.commands.proposeDelay({ proposal: { ...TESTING, ...over }, base, ...ANN });
  await house.loop.run();
  return house.waiting('delay');
};
const sequences = async (): Promise<Record<string, number>> =>
  Object.fromEntries((await house.store.calendar.all()).map((e) => [e.uid.split('@')[0], e.sequence]));
const states = async () => (await house.store.schedules.history('1.4')).map((r) => r.state);
const dateOf = async (phase: string) =>
  (await house.world()).releases[0]?.inForce.phases.find((p) => p.id === phase)?.end;

describe('a proposed delay', () => {
  it('changes nothing that anybody reads: no date, no calendar entry', async () => {
    const before = JSON.stringify(await house.store.calendar.all());

    await propose();

    expect(JSON.stringify(await house.store.calendar.all())).toBe(before);
    expect(await dateOf('manifests-testing')).toBe('2021-09-12');
    expect(await states()).toEqual(['in force', 'proposed']);
  });

  it('can be previewed without writing anything', async () => {
    const { moves, base } = await house.commands.previewDelay(TESTING);

    expect(base).toBe(1);
    expect(moves.map((m) => `${m.phase} ${m.days}`)).toEqual([
      'manifests-testing 7',
      'distribution-testing 7',
      'release 7',
    ]);
    expect(await states()).toEqual(['in force']);
  });

  it('says that it pushes a day onto a weekend, to whoever proposes it and to whoever approves its notice', async () => {
    const proposal = { ...TESTING, end: '2021-09-17' };
    const word = 'Release is on Saturday, 2 October 2021, a Saturday. Take ';

    const { warnings } = await house.commands.previewDelay(proposal);
    const { draft } = await propose(proposal);

    const { summary } = await draftQuery(house.store, house.clock.now, draft.id);
    expect(warnings).toContainEqual(expect.stringContaining(word));
    expect(summary.warnings).toContainEqual(expect.stringContaining(word));
  });

  it('leaves the release where it is when that is asked for', async () => {
    const { head } = await propose({ releaseHolds: true });

    expect(head.facts).toMatchObject({
      releaseDate: { from: '2021-09-27', to: '2021-09-27' },
      moves: [{ phase: 'manifests-testing' }, { phase: 'distribution-testing', to: { end: '2021-09-26' } }],
    });
    expect(head.bodyMd).toContain('The release day of Kubeflow 1.4 holds');
  });

  it('keeps the first day of a phase that has begun', async () => {
    house.clock.now = '2021-09-08T16:00:00.000Z';

    const { head } = await propose();

    expect(head.facts).toMatchObject({ moves: [{ to: { start: '2021-09-06', end: '2021-09-19' } }, {}, {}] });
  });

  it('is about the day that moves, and not about what ends on its eve', async () => {
    const [freeze, eve] = [dates('feature-freeze', '2021-08-15'), dates('development', '2021-06-07', '2021-08-14')];
    await house.store.close();
    house = await openHouse({
      configuration: aConfiguration({ releases: [aPlan({ phases: cycleWith(freeze, eve) })] }),
    });

    const { head } = await propose({ phase: 'feature-freeze', end: '2021-08-22' });

    expect(head.facts).toMatchObject({
      moves: [{ phase: 'development' }, { phase: 'feature-freeze' }, {}, {}, {}, {}],
    });
    expect(head.subject).toContain('Feature freeze');
  });

  it('is refused while another one waits, both at once included', async () => {
    const proposal = { proposal: TESTING, base: 1, ...ANN };

    const results = await Promise.all([
      refusal(house.commands.proposeDelay(proposal)),
      refusal(house.commands.proposeDelay(proposal)),
    ]);

    expect(results.sort()).toEqual([expect.stringMatching(/^conflict: /), 'went through']);
    expect(await refusal(house.commands.proposeDelay(proposal))).toContain(
      'conflict: A change to Kubeflow 1.4 is already waiting.',
    );
  });

  it('is refused on a schedule that has changed since it was looked at', async () => {
    await house.approve(await propose());

    expect(
      await refusal(house.commands.proposeDelay({ proposal: { ...TESTING, end: '2021-09-26' }, base: 1, ...ANN })),
    ).toContain('stale: The schedule has changed since you looked at it.');
  });

  it.each([
    ['by a liaison', {}, 'dora', 'not-allowed: Only the release team may do this: Ann, Cleo.'],
    ['without a reason', { reason: ' ' }, 'ann', 'invalid: Give the reason'],
    [
      'for a release that is not there',
      { release: '9.9' },
      'ann',
      'not-found: There is no release "9.9". Releases: 1.4.',
    ],
    ['for a phase that is not there', { phase: 'party' }, 'ann', 'not-found: The schedule has no phase "party".'],
    ['to a day that is none', { end: '2021-02-30' }, 'ann', 'invalid: The new date is not a date'],
    [
      'to a day that has passed',
      { end: '2021-05-01' },
      'ann',
      'invalid: The new date, 2021-05-01, has passed already.',
    ],
    ['with a next update that has passed', { nextUpdate: '2021-05-01' }, 'ann', 'invalid: The next update, 2021-05-01'],
    ['to the date that is in force', { end: '2021-09-12' }, 'ann', 'invalid: Nothing would move'],
    ['with a start behind its end', { start: '2021-09-20' }, 'ann', 'invalid: The phase would end on 2021-09-19'],
    ['with a blocker that is no issue', { blockers: ['later'] }, 'ann', 'invalid: "later" is not an issue'],
  ])('is refused %s', async (_name, over, actor, text) => {
    const work = house.commands.proposeDelay({ proposal: { ...TESTING, ...over }, base: 1, actor, via: 'desk' });

    expect(await refusal(work)).toContain(text);
    expect(await states()).toEqual(['in force']);
  });

  it('whose notice nobody decides about ends with it, and holds nothing any more', async () => {
    const notice = await propose();

    await house.until(notice.draft.expiresAt);

    expect((await house.file(notice.draft.id)).draft.state).toBe('expired');
    expect(await states()).toEqual(['in force', 'withdrawn']);
  });

  it('whose notice was never written, since Herald was away, ends too', async () => {
    await house.commands.proposeDelay({ proposal: TESTING, base: 1, ...ANN });
    house.clock.now = addHours(house.clock.now, 24 * 15);

    await house.loop.run();

    expect(await states()).toEqual(['in force', 'withdrawn']);
    expect(await house.store.occasions.byKey('delay:1.4:2')).toMatchObject({ outcome: 'skipped' });
  });
});

describe('an approved delay', () => {
  it('is in force at once, and raises SEQUENCE of exactly the events that moved', async () => {
    const before = await sequences();

    await house.approve(await propose());

    const after = await sequences();
    const raised = Object.keys(after).filter((uid) => after[uid] !== before[uid]);
    expect(raised.sort()).toEqual(['1.4-distribution-testing', '1.4-manifests-testing', '1.4-release']);
    expect(raised.map((uid) => after[uid])).toEqual([1, 1, 1]);
    expect(await dateOf('release')).toBe('2021-10-04');
    expect(await states()).toEqual(['replaced', 'in force']);
  });

  it('is told everywhere once, its notice not being held by its own proposal', async () => {
    await house.approve(await propose());

    await house.loop.run();
    await house.loop.run();

    expect([house.mails.length, house.posts.length]).toEqual([1, 1]);
    expect(house.mails[0]?.text).toContain('4 October 2021');
    expect(await house.store.occasions.byKey('delay:1.4:2')).toMatchObject({ outcome: 'sent' });
  });

  it('by two people at once comes into force once', async () => {
    const notice = await propose();

    const results = await Promise.all([refusal(house.approve(notice)), refusal(house.approve(notice, 'ben'))]);

    expect(results.filter((r) => r === 'went through')).toHaveLength(1);
    expect(await states()).toEqual(['replaced', 'in force']);
  });

  it('leaves no revision in force when its approval is refused half way', async () => {
    const notice = await propose();
    await house.store.schedules.change('1.4', 2, 'proposed', 'withdrawn', house.clock.now);

    expect(await refusal(house.approve(notice))).toContain('stale: Schedule revision 2 of 1.4 is no longer proposed.');
    expect(await states()).toEqual(['in force', 'withdrawn']);
    expect((await house.file(notice.draft.id)).draft.state).toBe('awaiting');
    expect((await house.file(notice.draft.id)).sends).toEqual([]);
  });

  it('that is undone brings the old dates back as a change of its own, and SEQUENCE goes on rising', async () => {
    await house.approve(await propose());
    await house.approve(await propose({ end: '2021-09-12', reason: 'They came in time.' }, 2));
    const inForce = (await house.world()).releases[0]?.inForce;

    expect(inForce?.phases.find((p) => p.id === 'manifests-testing')).toMatchObject({
      start: '2021-09-06',
      end: '2021-09-12',
    });
    expect((await sequences())['1.4-manifests-testing']).toBe(2);
    expect(await states()).toEqual(['replaced', 'replaced', 'in force']);
    const uids = (await house.store.calendar.all()).map((e) => e.uid);
    expect(uids).toContain(calendarUid('kubeflow', '1.4', 'release'));
    expect(new Set(uids).size).toBe(uids.length);
  });

  it('may need two people where the policy says so', async () => {
    const community = withPolicy('delay', { rule: 'two', roles: ['release-manager', 'release-team'] });
    await house.apply(aConfiguration({ community }));
    const notice = await propose();

    await house.approve(notice);
    const between = await states();
    await house.approve(notice, 'cleo');

    expect(between).toEqual(['in force', 'proposed']);
    expect(await states()).toEqual(['replaced', 'in force']);
  });

  it('does not touch another release', async () => {
    const releases = [aPlan(), aPlan({ id: '1.5', name: 'Kubeflow 1.5' })];
    await house.apply(aConfiguration({ releases }));
    const before = JSON.stringify(await house.store.schedules.history('1.5'));

    await house.approve(await propose());

    expect(JSON.stringify(await house.store.schedules.history('1.5'))).toBe(before);
    expect(Object.entries(await sequences()).filter(([uid, n]) => uid.startsWith('1.5') && n > 0)).toEqual([]);
  });
});

describe('a reminder that reached one destination when the delay came into force', () => {
  it('is corrected where it arrived, and only there, and only once', async () => {
    await house.until('2021-08-28T15:30:00.000Z');
    const reminder = await house.waiting('reminder:1.4:manifests-testing:end');
    house.nextMails.push({ outcome: 'unsent', error: 'Try later.', retryAfterSeconds: 24 * 3600 });
    await house.approve(reminder);
    await house.until(addHours(reminder.head.sendAt, 1));

    await house.approve(await propose());
    await house.until(addHours(house.clock.now, 30));
    await house.approve(await propose({ end: '2021-09-26' }, 2));
    await house.until(addHours(house.clock.now, 1));

    const notes = (post: unknown): boolean => JSON.stringify(post).includes('This replaces the dates');
    expect((await house.file(reminder.draft.id)).sends.map((s) => `${s.destination} ${s.state}`)).toEqual([
      'channel sent',
      'list cancelled',
    ]);
    expect(house.mails.filter(notes)).toEqual([]);
    expect(house.posts.filter(notes)).toHaveLength(1);
  });
});
