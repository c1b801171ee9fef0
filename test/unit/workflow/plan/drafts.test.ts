/** What planning makes of drafts that hold their occasion. */
import type { Occasion } from '../../../../src/domain/occasion.js';
import type { SendState } from '../../../../src/domain/send.js';
import { addHours, addMinutes } from '../../../../src/domain/time.js';
import { plan } from '../../../../src/workflow/plan/plan.js';
import { cycleWith, dates } from '../../../support/schedules-community.js';
import { aVerdict } from '../../../support/store-samples.js';
import {
  ADOPTED,
  aConfiguration,
  aRelease,
  aWorld,
  deeds,
  leftAbout,
  occasionOf,
  withDraft,
  withPolicy,
  withProposal,
} from '../../../support/world.js';

const FREEZE_14 = 'reminder:1.4:feature-freeze:end:2021-08-15:14d';
const FREEZE_7 = 'reminder:1.4:feature-freeze:end:2021-08-15:7d';
const LATER = cycleWith(dates('feature-freeze', '2021-08-22'));
const freeze = (key = FREEZE_14): Occasion => occasionOf(aWorld(), key, ADOPTED);
const SOON = addMinutes(freeze().composeAt, 20);

/** What is done about one draft, among all that a plan does. */
const about = (world: Parameters<typeof plan>[0], now: string, id = FREEZE_14): string[] =>
  deeds(plan(world, now)).filter((deed) => deed.endsWith(` ${id}`));

describe('a draft that waits', () => {
  it('is left waiting while nothing changes, and is not composed twice', () => {
    const world = withDraft(aWorld(), freeze());

    expect(about(world, SOON)).toEqual([]);
    expect(leftAbout(plan(world, SOON), FREEZE_14)).toEqual(['waits for approval']);
  });

  it('expires when nobody decided before its day had passed', () => {
    const world = withDraft(aWorld(), freeze());

    expect(about(world, freeze().expiresAt)).toEqual([`expire ${FREEZE_14}`]);
  });

  it('expires, and is not superseded, when its digest is out of sight by then', () => {
    const digest = occasionOf(aWorld(), 'digest:2021-W29', '2021-07-20T17:00:00.000Z');
    const world = withDraft(aWorld(), digest, {
      verdicts: [aVerdict({ draft: digest.key, actor: 'ann', kind: 'object' })],
    });

    expect(about(world, digest.expiresAt, digest.key)).toEqual([`expire ${digest.key}`]);
  });

  it('is superseded when its date has moved away', () => {
    const world = withDraft(aWorld({ releases: [aRelease(LATER)] }), freeze());

    expect(about(world, SOON)).toEqual([`supersede ${FREEZE_14}`]);
  });

  it('is superseded when the date was dropped, or its release left the configuration', () => {
    const dropped = withDraft(aWorld({ releases: [aRelease(cycleWith(dates('feature-freeze', null)))] }), freeze());
    const gone = withDraft(aWorld({ releases: [] }), freeze());

    expect(about(dropped, SOON)).toEqual([`supersede ${FREEZE_14}`]);
    expect(about(gone, SOON)).toEqual([`supersede ${FREEZE_14}`]);
  });

  it('stays while a proposal would move its date: only what is in force counts', () => {
    const world = withDraft(aWorld({ releases: [withProposal(aRelease(), LATER, SOON)] }), freeze());

    expect(about(world, SOON)).toEqual([]);
  });

  it('gives way to the reminder with the next lead time, which is then composed', () => {
    const world = withDraft(aWorld(), freeze());
    const due = freeze(FREEZE_7).composeAt;

    const made = deeds(plan(world, due));

    expect(made).toContain(`supersede ${FREEZE_14}`);
    expect(made).toContain(`compose ${FREEZE_7}`);
    expect(about(world, addMinutes(due, -1))).toEqual([]);
  });
});

describe('an approved draft', () => {
  const approved = (states: SendState[], more = {}) =>
    withDraft(aWorld(), freeze(), { draft: { state: 'approved', ...more }, sends: states.map((state) => ({ state })) });

  it('is left alone while its sends are on their way', () => {
    expect(about(approved(['ready', 'sent']), SOON)).toEqual([]);
  });

  it('is left with what holds it, and when that is looked at again', () => {
    const until = addMinutes(SOON, 15);
    const held = { state: 'ready' as const, attempt: 0, nextAt: until, error: 'A proposed change waits.' };
    const world = withDraft(aWorld(), freeze(), { draft: { state: 'approved' }, sends: [{ state: 'sent' }, held] });
    const tried = withDraft(aWorld(), freeze(), { draft: { state: 'approved' }, sends: [{ ...held, attempt: 2 }] });

    const why = { key: FREEZE_14, until };
    expect(plan(world, SOON).left).toContainEqual({ ...why, why: 'approved, and held: A proposed change waits.' });
    expect(plan(tried, SOON).left).toContainEqual({
      ...why,
      why: 'approved, and tried again: A proposed change waits.',
    });
  });

  it('is superseded when its date moved before it was sent', () => {
    const world = { ...approved(['ready', 'ready']), releases: [aRelease(LATER)] };

    expect(about(world, SOON)).toEqual([`supersede ${FREEZE_14}`]);
  });

  it('is not superseded by the next lead time: it was approved, and its sends know when they expire', () => {
    expect(about(approved(['ready', 'ready']), freeze(FREEZE_7).composeAt)).toEqual([]);
  });

  it('settles its occasion once everything has arrived', () => {
    expect(plan(approved(['sent', 'sent']), SOON).actions).toContainEqual(
      expect.objectContaining({ do: 'settle', outcome: 'sent' }),
    );
  });

  it('settles too when an earlier revision was withheld, and the one that was approved has arrived', () => {
    const world = withDraft(aWorld(), freeze(), {
      draft: { state: 'approved', revision: 2 },
      sends: [
        { state: 'withheld', revision: 1 },
        { state: 'sent', revision: 2 },
      ],
    });

    expect(about(world, SOON)).toEqual([`settle ${FREEZE_14}`]);
  });

  it.each([
    [['sent', 'failed'], 'sent'],
    [['unknown', 'cancelled'], 'sent'],
    [['failed', 'cancelled'], 'expired'],
  ] as [SendState[], string][])(
    'whose sends ended as %j waits for a person until its day has passed, then counts as %s',
    (states, outcome) => {
      const world = approved(states);

      expect(leftAbout(plan(world, SOON), FREEZE_14)).toEqual(['some of its sends need a look']);
      expect(plan(world, freeze().expiresAt).actions).toContainEqual(
        expect.objectContaining({ do: 'settle', outcome }),
      );
    },
  );

  it('is left to the outbox, which cancels, when its day passes while it is on its way', () => {
    const made = plan(approved(['ready', 'sent']), freeze().expiresAt);

    expect(leftAbout(made, FREEZE_14)).toEqual(['its day has passed; what has not left is being cancelled']);
    expect(about(approved(['ready', 'sent']), freeze().expiresAt)).toEqual([]);
  });
});

describe('a draft that was closed while a message was on its way', () => {
  it('is left alone, and does not stand in the way of its occasion', () => {
    const world = withDraft(aWorld(), freeze(), { draft: { state: 'superseded' }, sends: [{ state: 'attempting' }] });

    expect(leftAbout(plan(world, SOON), FREEZE_14)).toEqual(['superseded, while one of its messages is on its way']);
    expect(about(world, SOON)).toEqual([`compose ${FREEZE_14}`]);
  });
});

describe('a withheld draft', () => {
  it('that a person has edited waits for a person with the reason, and is neither redrawn nor consented to', () => {
    const claims = { 'date:1.4:feature-freeze:end': '2021-08-14' };
    const draft = { state: 'withheld' as const, why: 'It moved.', handKept: true };
    const community = withPolicy('reminder', { rule: 'lazy', roles: ['release-manager'], hours: 1 });
    const world = withDraft(aWorld({ configuration: aConfiguration({ community }) }), freeze(), {
      draft,
      head: { claims },
    });
    const now = addHours(SOON, 5);

    expect(about(world, now)).toEqual([]);
    expect(leftAbout(plan(world, now), FREEZE_14)).toEqual(['withheld: It moved.']);
    expect(about(world, freeze().expiresAt)).toEqual([`expire ${FREEZE_14}`]);
  });
});

describe('redrawing', () => {
  const moved = { 'date:1.4:feature-freeze:end': '2021-08-14' };
  const withClaims = (more: Parameters<typeof withDraft>[2] = {}) =>
    withDraft(aWorld(), freeze(), { ...more, head: { claims: moved, ...more.head } });

  it('takes the newest facts when a claim is not true any more', () => {
    expect(plan(withClaims(), SOON).actions).toContainEqual({
      do: 'redraw',
      draft: FREEZE_14,
      why: 'The day of Feature freeze (1.4) has changed: it says 14 August 2021, now it is 15 August 2021.',
    });
  });

  it('leaves a draft alone whose claims hold', () => {
    const head = { claims: { 'date:1.4:feature-freeze:end': '2021-08-15' } };

    expect(about(withDraft(aWorld(), freeze(), { head }), SOON)).toEqual([]);
  });

  it('happens no more often than every quarter of an hour', () => {
    const at = freeze().composeAt;

    const early = plan(withClaims(), addMinutes(at, 14));

    expect(early.left.find((l) => l.key === FREEZE_14)).toMatchObject({
      why: 'its facts have moved; redrawn when a quarter of an hour has passed',
      until: addMinutes(at, 15),
    });
    expect(about(withClaims(), addMinutes(at, 15))).toEqual([`redraw ${FREEZE_14}`]);
  });

  it.each([
    ['a person’s edit', { draft: { handKept: true } }],
    ['the first approval', { verdicts: [aVerdict({ draft: FREEZE_14, actor: 'ann', hash: 'h1' })] }],
    ['an objection', { verdicts: [aVerdict({ draft: FREEZE_14, actor: 'ann', kind: 'object' as const })] }],
  ])('does not happen after %s', (_name, more) => {
    const community = withPolicy('reminder', { rule: 'two', roles: ['release-manager', 'release-team'] });
    const world = { ...withClaims(more), configuration: aConfiguration({ community }) };

    expect(about(world, SOON)).toEqual([]);
  });

  it('happens while a lazy-consensus clock runs, so that nobody consents to what is not so', () => {
    const community = withPolicy('reminder', { rule: 'lazy', roles: ['release-manager'], hours: 24 });
    const world = { ...withClaims(), configuration: aConfiguration({ community }) };

    expect(about(world, SOON)).toEqual([`redraw ${FREEZE_14}`]);
  });
});

describe('lazy consensus', () => {
  const community = withPolicy('reminder', { rule: 'lazy', roles: ['release-manager'], hours: 24 });
  const lazy = (more: Parameters<typeof withDraft>[2] = {}) =>
    withDraft(aWorld({ configuration: aConfiguration({ community }) }), freeze(), more);
  const clock = addHours(freeze().composeAt, 24);

  it('consents when its clock has run out, and not before', () => {
    expect(about(lazy(), addMinutes(clock, -1))).toEqual([]);
    expect(plan(lazy(), addMinutes(clock, -1)).left.find((l) => l.key === FREEZE_14)?.until).toBe(clock);
    expect(plan(lazy(), clock).actions).toContainEqual({ do: 'consent', draft: FREEZE_14, revision: 1, hash: 'h1' });
  });

  it('does not consent while somebody objects', () => {
    const verdicts = [aVerdict({ draft: FREEZE_14, actor: 'ann', kind: 'object' })];

    expect(about(lazy({ verdicts }), addHours(clock, 5))).toEqual([]);
  });

  it('goes on in spite of an objection by somebody who has no say any more', () => {
    const verdicts = [aVerdict({ draft: FREEZE_14, actor: 'gone', kind: 'object' })];

    expect(about(lazy({ verdicts }), clock)).toEqual([`consent ${FREEZE_14}`]);
  });

  it('begins anew with an edit', () => {
    const edited = lazy({
      draft: { revision: 2, handKept: true },
      head: { n: 2, at: addHours(clock, -1), hash: 'h2' },
    });

    expect(about(edited, clock)).toEqual([]);
    expect(about(edited, addHours(clock, 23))).toEqual([`consent ${FREEZE_14}`]);
  });

  it('waits until a hold is over', () => {
    const held = lazy({ draft: { holdUntil: addHours(clock, 6) } });

    expect(about(held, addHours(clock, 5))).toEqual([]);
    expect(about(held, addHours(clock, 6))).toEqual([`consent ${FREEZE_14}`]);
  });
});
