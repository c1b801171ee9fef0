/** Silence over a draft counts from when somebody was asked, and only while they could object. */
import type { Occasion } from '../../../../src/domain/occasion.js';
import { addHours, addMinutes } from '../../../../src/domain/time.js';
import { plan } from '../../../../src/workflow/plan/plan.js';
import {
  ADOPTED,
  aConfiguration,
  aWorld,
  deeds,
  leftAbout,
  occasionOf,
  withDraft,
  withPolicy,
} from '../../../support/world.js';

const FREEZE_14 = 'reminder:1.4:feature-freeze:end:2021-08-15:14d';
const freeze = (key = FREEZE_14): Occasion => occasionOf(aWorld(), key, ADOPTED);

/** What is done about one draft, among all that a plan does. */
const about = (world: Parameters<typeof plan>[0], now: string, id = FREEZE_14): string[] =>
  deeds(plan(world, now)).filter((deed) => deed.endsWith(` ${id}`));

describe('lazy consensus, by who was asked and when', () => {
  const community = withPolicy('reminder', { rule: 'lazy', roles: ['release-manager'], hours: 24 });
  const lazy = (more: Parameters<typeof withDraft>[2] = {}) =>
    withDraft(aWorld({ configuration: aConfiguration({ community }) }), freeze(), more);
  const clock = addHours(freeze().composeAt, 24);

  it('does not consent where nobody was asked, and waits for an approval', () => {
    const world = { ...lazy(), asked: { [FREEZE_14]: { since: null, problem: null } } };

    expect(about(world, addHours(clock, 5))).toEqual([]);
    expect(leftAbout(plan(world, clock), FREEZE_14)).toEqual(['waits for approval']);
  });

  it('counts from when somebody was asked, and gives back the time in which Herald was away', () => {
    const asked = { [FREEZE_14]: { since: addHours(freeze().composeAt, 2), problem: null } };
    const absences = [
      { from: addHours(freeze().composeAt, -5), to: addHours(freeze().composeAt, 1) },
      { from: addHours(clock, -3), to: clock },
      { from: addHours(clock, 9), to: addHours(clock, 10) },
    ];
    const world = { ...lazy(), asked, absences };

    expect(about(world, addMinutes(addHours(clock, 5), -1))).toEqual([]);
    expect(about(world, addHours(clock, 5))).toEqual([`consent ${FREEZE_14}`]);
  });

  it('gives nothing back of an absence before the revision was made', () => {
    const edited = lazy({ draft: { revision: 2, handKept: true }, head: { n: 2, at: clock, hash: 'h2' } });
    const asked = { [FREEZE_14]: { since: freeze().composeAt, problem: null } };
    const absences = [{ from: addHours(clock, -5), to: addHours(clock, -1) }];

    expect(about({ ...edited, asked, absences }, addHours(clock, 24))).toEqual([`consent ${FREEZE_14}`]);
  });
});
