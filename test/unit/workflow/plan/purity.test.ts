/** Planning is a pure function of plain data. */
import fc from 'fast-check';
import type { DraftState } from '../../../../src/domain/draft.js';
import type { SendState } from '../../../../src/domain/send.js';
import { addHours } from '../../../../src/domain/time.js';
import { actionSubject } from '../../../../src/workflow/plan/actions.js';
import { nextDue } from '../../../../src/workflow/plan/next-due.js';
import { plan } from '../../../../src/workflow/plan/plan.js';
import { wantedOccasions } from '../../../../src/workflow/plan/wanted.js';
import type { World } from '../../../../src/workflow/world.js';
import { cycleWith, dates } from '../../../support/schedules-community.js';
import { ADOPTED, aFile, aRecord, aRelease, aTag, aWorld, withProposal } from '../../../support/world.js';

/** Each run plans a whole cycle several times. */
const RUNS = { numRuns: 30 };

const OUTCOMES = [null, 'sent', 'skipped', 'expired', 'discarded', 'superseded'] as const;
const DRAFTS: DraftState[] = ['awaiting', 'approved', 'withheld', 'superseded'];
const SENDS: SendState[] = ['ready', 'claimed', 'attempting', 'sent', 'unknown', 'failed', 'withheld', 'cancelled'];

/** Worlds in the middle of a cycle: some occasions closed, some drafted, a proposal, tags, a moved freeze. */
const worlds = fc
  .record({
    hours: fc.integer({ min: 0, max: 24 * 150 }),
    moved: fc.boolean(),
    proposed: fc.boolean(),
    tags: fc.subarray(['v1.4.0-rc.0', 'v1.4.0-rc.1', 'v1.4.0']),
    fates: fc.array(
      fc.record({
        outcome: fc.constantFrom(...OUTCOMES),
        state: fc.option(fc.constantFrom(...DRAFTS)),
        sends: fc.array(fc.constantFrom(...SENDS), { maxLength: 2 }),
      }),
      { maxLength: 40 },
    ),
  })
  .map(({ hours, moved, proposed, tags, fates }): { world: World; now: string } => {
    const now = addHours(ADOPTED, hours);
    const plain = aRelease();
    const release = proposed ? withProposal(plain, cycleWith(dates('release', '2021-10-08')), ADOPTED) : plain;
    const base = aWorld({ releases: [release], tags: tags.map((name) => aTag(name, '2021-08-20T16:00:00.000Z')) });
    const occasions = wantedOccasions(base, now).map((w) => w.occasion);
    const fated = fates.flatMap((fate, i) => {
      const occasion = occasions[i];
      return occasion === undefined ? [] : [{ fate, occasion }];
    });
    const shifted = {
      ...release,
      inForce: { ...release.inForce, phases: cycleWith(dates('feature-freeze', '2021-08-22')) },
    };
    return {
      now,
      world: {
        ...base,
        releases: [moved ? shifted : release],
        ledger: fated.map(({ fate, occasion }) =>
          aRecord(occasion, { outcome: fate.state === null ? fate.outcome : null }),
        ),
        drafts: fated.flatMap(({ fate, occasion }) =>
          fate.state === null
            ? []
            : [aFile(occasion, { draft: { state: fate.state }, sends: fate.sends.map((state) => ({ state })) })],
        ),
      },
    };
  });

function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

describe('a plan', () => {
  it('is the same for the same world, however it is stored, and changes nothing in it', () => {
    fc.assert(
      fc.property(worlds, ({ world, now }) => {
        const stored = JSON.parse(JSON.stringify(world)) as World;

        const first = plan(frozen(world), now);

        expect(plan(stored, now)).toEqual(first);
        expect(JSON.parse(JSON.stringify(first))).toEqual(first);
        expect(JSON.parse(JSON.stringify(world))).toEqual(stored);
      }),
      RUNS,
    );
  });

  it('answers at once: nothing in it is waited for', () => {
    expect(plan(aWorld(), ADOPTED)).not.toHaveProperty('then');
  });

  it('says about every wanted occasion and every draft either what to do, or why not', () => {
    fc.assert(
      fc.property(worlds, ({ world, now }) => {
        const { actions, left } = plan(world, now);

        const keys = [...actions.map(actionSubject), ...left.map((l) => l.key)];
        for (const { occasion } of wantedOccasions(world, now)) expect(keys).toContain(occasion.key);
        for (const { draft } of world.drafts) expect(keys).toContain(draft.occasion);
        for (const { why } of left) expect(why).toMatch(/\w/);
      }),
      RUNS,
    );
  });

  it('never composes what has a live draft, and nothing twice', () => {
    fc.assert(
      fc.property(worlds, ({ world, now }) => {
        const composed = plan(world, now).actions.flatMap((a) => (a.do === 'compose' ? [a.occasion.key] : []));

        const live = world.drafts.flatMap(({ draft }) => (draft.state === 'superseded' ? [] : [draft.occasion]));
        expect(composed.filter((key) => live.includes(key))).toEqual([]);
        expect(new Set(composed).size).toBe(composed.length);
      }),
      RUNS,
    );
  });

  it('composes nothing whose day has passed, and names only later moments to look again', () => {
    fc.assert(
      fc.property(worlds, ({ world, now }) => {
        const { actions } = plan(world, now);

        for (const action of actions) if (action.do === 'compose') expect(action.occasion.expiresAt > now).toBe(true);
        const due = nextDue(world, now);
        if (due !== null) expect(due > now).toBe(true);
      }),
      RUNS,
    );
  });

  it('does at the moment that it named what it said would be looked at then, whatever the moments between', () => {
    const world = aWorld();
    const named = nextDue(world, ADOPTED);

    const before = plan(world, ADOPTED).actions.length;

    expect(named).not.toBeNull();
    expect(plan(world, named ?? ADOPTED).actions.length).toBeGreaterThan(before);
  });
});
