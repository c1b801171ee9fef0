/** What planning makes of occasions that have no draft: compose, skip with a reason, or wait with one. */
import { addHours, addMinutes } from '../../../../src/domain/time.js';
import { plan } from '../../../../src/workflow/plan/plan.js';
import type { World } from '../../../../src/workflow/world.js';
import { CYCLE, cycleWith, dates } from '../../../support/schedules-community.js';
import { ADOPTED, aRecord, aRelease, aWorld, deeds, leftAbout, occasionOf } from '../../../support/world.js';

const TIMELINE = 'timeline:1.4';
const FREEZE_14 = 'reminder:1.4:feature-freeze:end:2021-08-15:14d';
const FREEZE_7 = 'reminder:1.4:feature-freeze:end:2021-08-15:7d';
const FREEZE_1 = 'reminder:1.4:feature-freeze:end:2021-08-15:1d';

/** A world in which nothing but the freeze is dated, and its timeline was announced. */
function freezeOnly(more: Partial<World> = {}): World {
  const phases = [dates('feature-freeze', '2021-08-15'), dates('release', null), dates('retrospective', null)];
  const world = aWorld({ releases: [aRelease(phases)], ...more });
  const digests = ['digest'] as const;
  const timeline = aRecord(occasionOf(world, TIMELINE, ADOPTED), { outcome: 'sent' });
  const { community } = world.configuration;
  const messages = { ...community.messages };
  for (const kind of digests) messages[kind] = { ...messages[kind], weekday: null };
  const configuration = { ...world.configuration, community: { ...community, messages } };
  return { ...world, configuration, ledger: [timeline, ...(more.ledger ?? [])] };
}

const freeze = (key: string) => occasionOf(freezeOnly(), key, ADOPTED);

describe('the timeline of a release without dates', () => {
  const UNDATED = CYCLE.map((phase) => ({ ...phase, start: null, end: null }));

  it('is not announced', () => {
    const made = plan(aWorld({ releases: [aRelease(UNDATED)] }), ADOPTED);

    expect(deeds(made).filter((deed) => deed.includes('timeline'))).toEqual([]);
  });

  it('is announced once its first dates are in force, however long after it was taken on', () => {
    const at = addHours(ADOPTED, 70 * 24);
    const first = [...UNDATED.slice(1), dates('feature-freeze', '2021-09-15')];
    const release = aRelease(first);
    const inForce = { ...release.inForce, n: 2, at, inForceAt: at };
    const earlier = { ...release.inForce, phases: UNDATED, state: 'replaced' as const };
    const world = aWorld({ releases: [{ ...release, inForce, history: [earlier, inForce] }] });

    expect(deeds(plan(world, at))).toContain(`compose ${TIMELINE}`);
  });
});

describe('an occasion', () => {
  it('is composed from the moment on that it names, and not a second earlier', () => {
    const { composeAt } = freeze(FREEZE_14);

    const before = plan(freezeOnly(), addMinutes(composeAt, -1));
    const then = plan(freezeOnly(), composeAt);

    expect(deeds(before)).toEqual([]);
    expect(leftAbout(before, FREEZE_14)).toEqual(['not yet due']);
    expect(before.left.find((l) => l.key === FREEZE_14)?.until).toBe(composeAt);
    expect(deeds(then)).toEqual([`compose ${FREEZE_14}`]);
  });

  it.each([1, 3 * 24])('is caught up when Herald was away for %i hours', (hours) => {
    expect(deeds(plan(freezeOnly(), addHours(freeze(FREEZE_14).composeAt, hours)))).toEqual([`compose ${FREEZE_14}`]);
  });

  it('is skipped with a reason when a later reminder of the same date has become due meanwhile', () => {
    const made = plan(freezeOnly(), addHours(freeze(FREEZE_7).composeAt, 1));

    expect(deeds(made)).toEqual([`skip ${FREEZE_14}`, `compose ${FREEZE_7}`]);
    expect(made.actions[0]).toMatchObject({ why: `A later reminder of the same date took its place (${FREEZE_7}).` });
  });

  it('is skipped with a reason when Herald was away over the day itself', () => {
    const made = plan(freezeOnly(), freeze(FREEZE_1).expiresAt);

    expect(deeds(made)).toEqual([`skip ${FREEZE_14}`, `skip ${FREEZE_7}`, `skip ${FREEZE_1}`]);
    expect(made.actions.map((a) => a.do === 'skip' && { why: a.why, missed: a.missed })).toEqual([
      { why: `A later reminder of the same date took its place (${FREEZE_7}).`, missed: false },
      { why: `A later reminder of the same date took its place (${FREEZE_1}).`, missed: false },
      { why: 'Its day had passed before it could be said.', missed: true },
    ]);
  });

  it('may still be said late, until the very deadline', () => {
    expect(deeds(plan(freezeOnly(), addMinutes(freeze(FREEZE_1).expiresAt, -1)))).toContain(`compose ${FREEZE_1}`);
  });

  it('is not said again once it was sent, skipped, expired or discarded, and the plan says which', () => {
    for (const outcome of ['sent', 'skipped', 'expired', 'discarded'] as const) {
      const record = aRecord(freeze(FREEZE_14), { outcome, why: outcome === 'sent' ? null : 'Because.' });

      const made = plan(freezeOnly({ ledger: [record] }), freeze(FREEZE_14).composeAt);

      expect(deeds(made)).toEqual([]);
      expect(leftAbout(made, FREEZE_14)).toEqual([outcome === 'sent' ? 'sent' : `${outcome}: Because.`]);
    }
  });

  it('gets its next generation when it comes back after having been superseded', () => {
    const record = aRecord(freeze(FREEZE_14), { outcome: 'superseded', why: 'It moved.', generation: 3 });

    const made = plan(freezeOnly({ ledger: [record] }), freeze(FREEZE_14).composeAt);

    expect(made.actions).toMatchObject([{ do: 'compose', generation: 4 }]);
  });

  it('that was superseded and whose day has passed is left, with the reason that it had', () => {
    const ledger = [FREEZE_14, FREEZE_7, FREEZE_1].map((key) =>
      aRecord(freeze(key), { outcome: 'superseded', why: 'It moved.' }),
    );

    const made = plan(freezeOnly({ ledger }), freeze(FREEZE_1).expiresAt);

    expect(deeds(made)).toEqual([]);
    expect(leftAbout(made, FREEZE_14)).toEqual(['superseded: It moved.']);
  });
});

describe('the baseline', () => {
  it('announces nothing old when a release is taken on in the middle of its cycle', () => {
    const adoptedAt = '2021-08-10T15:00:00.000Z';
    const since = Object.fromEntries(Object.keys(aRelease().since).map((edge) => [edge, adoptedAt]));
    const world = aWorld({ releases: [aRelease(undefined, { adoptedAt, since })] });

    const made = plan(world, adoptedAt);

    expect(deeds(made)).toEqual([`compose ${TIMELINE}`]);
    expect(leftAbout(made, FREEZE_7)).toEqual(['was due before its date was published, so it is not caught up']);
    expect(leftAbout(made, FREEZE_1)).toEqual(['not yet due']);
  });

  it('does not say with two weeks’ notice what was set yesterday', () => {
    const set = '2021-08-10T15:00:00.000Z';
    const phases = [dates('feature-freeze', '2021-08-15'), dates('release', null), dates('retrospective', null)];
    const release = aRelease(phases, { since: { 'feature-freeze:end': set } });
    const world = { ...freezeOnly(), releases: [release] };

    const made = plan(world, addHours(set, 26));

    expect(deeds(made)).toEqual([`compose ${FREEZE_1}`]);
    expect(leftAbout(made, FREEZE_14)).toEqual(['was due before its date was published, so it is not caught up']);
  });

  it('skips the timeline of a release that was out before it was taken on', () => {
    const adoptedAt = '2021-12-01T15:00:00.000Z';
    const made = plan(aWorld({ releases: [aRelease(undefined, { adoptedAt })] }), adoptedAt);

    expect(deeds(made)[0]).toBe(`skip ${TIMELINE}`);
    expect(deeds(made).filter((deed) => deed.startsWith('compose'))).toEqual([]);
  });
});

describe('phases without dates', () => {
  it('are not spoken of, and do not stop what has a date', () => {
    const undated = aWorld().releases[0]?.inForce.phases.map((p) => ({ ...p, start: null, end: null })) ?? [];
    const world = aWorld({ releases: [aRelease(undated)] });

    const made = plan(world, addHours(ADOPTED, 3));

    expect(deeds(made)).toEqual(['compose digest:2021-W22']);
    expect(made.left.filter((l) => l.key.startsWith('reminder'))).toEqual([]);
  });

  it('bring their reminders once the date is set', () => {
    const phases = cycleWith(dates('retrospective', '2021-10-12'));
    const keys = plan(aWorld({ releases: [aRelease(phases)] }), ADOPTED).left.map((l) => l.key);

    expect(keys).toContain('reminder:1.4:retrospective:end:2021-10-12:7d');
  });
});

describe('two releases at once', () => {
  it('are planned side by side, each under its own keys, with one digest for both', () => {
    const other = aRelease();
    const next = { ...other, plan: { ...other.plan, id: '1.5' }, inForce: { ...other.inForce, release: '1.5' } };
    const world = aWorld({ releases: [aRelease(), next] });

    const made = plan(world, addHours(ADOPTED, 3));

    expect(deeds(made)).toEqual([`compose ${TIMELINE}`, 'compose timeline:1.5', 'compose digest:2021-W22']);
    expect(new Set(made.left.map((l) => l.key)).size).toBe(made.left.length);
  });
});

describe('the weekly digest', () => {
  const DUE = '2021-07-21T17:00:00.000Z';

  it('is composed while a release is under way, and not when none is', () => {
    const quiet = aWorld({ releases: [aRelease(undefined, { adoptedAt: '2021-07-25T00:00:00.000Z' })] });

    expect(deeds(plan(aWorld(), DUE))).toContain('compose digest:2021-W29');
    expect(deeds(plan(quiet, DUE)).join()).not.toContain('digest');
    expect(deeds(plan(aWorld(), '2022-01-12T18:00:00.000Z')).join()).not.toContain('digest');
    expect(deeds(plan(aWorld({ releases: [] }), DUE))).toEqual([]);
  });

  it('is skipped with a reason in each of the last weeks in which Herald was away', () => {
    const skipped = deeds(plan(aWorld(), '2021-07-20T16:00:00.000Z')).filter((d) => d.startsWith('skip digest'));

    expect(skipped).toEqual([
      'skip digest:2021-W25',
      'skip digest:2021-W26',
      'skip digest:2021-W27',
      'skip digest:2021-W28',
    ]);
  });

  it('is not missed for the time before a release was taken on', () => {
    const world = aWorld({ releases: [aRelease(undefined, { adoptedAt: '2021-07-15T00:00:00.000Z' })] });

    expect(deeds(plan(world, '2021-07-27T18:00:00.000Z')).filter((d) => d.includes('digest'))).toEqual([
      'skip digest:2021-W29',
      'compose digest:2021-W30',
    ]);
  });
});
