import fc from 'fast-check';
import type { PhaseDates } from '../../../src/domain/phase.js';
import { compareSchedules } from '../../../src/schedules/apply-schedule.js';
import { CYCLE, cycleWith, dates } from '../../support/schedules-community.js';

const later = dates('release', '2021-10-04');
const muchLater = dates('release', '2021-10-11');

describe('the comparison of last applied file, new file and schedule in force', () => {
  it('takes everything from the first file', () => {
    const { result, changed, conflicts } = compareSchedules(null, CYCLE, []);

    expect(result).toEqual(CYCLE);
    expect(changed).toEqual(CYCLE.map((p) => p.id));
    expect(conflicts).toEqual([]);
  });

  it('takes what only the file changed', () => {
    expect(compareSchedules(CYCLE, cycleWith(later), CYCLE)).toEqual({
      result: cycleWith(later),
      changed: ['release'],
      conflicts: [],
    });
  });

  it('keeps what only changed in force', () => {
    expect(compareSchedules(CYCLE, CYCLE, cycleWith(later))).toEqual({
      result: cycleWith(later),
      changed: [],
      conflicts: [],
    });
  });

  it('merges changes of different phases', () => {
    const retrospective = dates('retrospective', '2021-10-19');

    const { result, changed, conflicts } = compareSchedules(CYCLE, cycleWith(retrospective), cycleWith(later));

    expect(result).toEqual(cycleWith(later, retrospective));
    expect([changed, conflicts]).toEqual([['retrospective'], []]);
  });

  it('is content with the same change on both sides', () => {
    expect(compareSchedules(CYCLE, cycleWith(later), cycleWith(later))).toEqual({
      result: cycleWith(later),
      changed: [],
      conflicts: [],
    });
  });

  it('names both values, and the one before, where both sides changed differently', () => {
    const { result, changed, conflicts } = compareSchedules(CYCLE, cycleWith(muchLater), cycleWith(later));

    expect(conflicts).toEqual([
      {
        phase: 'release',
        file: { start: '2021-10-11', end: '2021-10-11', hour: null },
        inForce: { start: '2021-10-04', end: '2021-10-04', hour: null },
        base: { start: '2021-09-27', end: '2021-09-27', hour: null },
      },
    ]);
    expect([result, changed]).toEqual([cycleWith(later), []]);
  });

  it('counts a changed hour as a change', () => {
    const atNoon = cycleWith(dates('release', '2021-09-27', '2021-09-27', '12:00'));
    const atOne = cycleWith(dates('release', '2021-09-27', '2021-09-27', '13:00'));

    expect(compareSchedules(CYCLE, atNoon, CYCLE).changed).toEqual(['release']);
    expect(compareSchedules(CYCLE, atNoon, atOne).conflicts).toHaveLength(1);
  });

  it('takes owners from the file, dates from whoever changed them', () => {
    const owned = CYCLE.map((p) => ({ ...p, owners: ['release-team'] }));

    const { result, changed } = compareSchedules(CYCLE, owned, cycleWith(later));

    expect(result.find((p) => p.id === 'release')).toEqual({ ...later, owners: ['release-team'] });
    expect(changed).toHaveLength(CYCLE.length);
  });

  it('adds phases at their place in the file, and removes those that the file dropped', () => {
    const blog = dates('blog', '2021-09-28');
    const longer = [...CYCLE.slice(0, 6), blog, ...CYCLE.slice(6)];

    expect(compareSchedules(CYCLE, longer, CYCLE)).toEqual({ result: longer, changed: ['blog'], conflicts: [] });
    expect(compareSchedules(longer, CYCLE, longer)).toEqual({ result: CYCLE, changed: ['blog'], conflicts: [] });
  });

  it('refuses to remove a phase that was moved in force', () => {
    const without = CYCLE.filter((p) => p.id !== 'release');

    const { conflicts, result } = compareSchedules(CYCLE, without, cycleWith(later));

    expect(conflicts.map((c) => [c.phase, c.file.end, c.inForce.end])).toEqual([['release', null, '2021-10-04']]);
    expect(result).toContainEqual(later);
  });

  it('takes any difference for a conflict when no file was applied before', () => {
    expect(compareSchedules(null, cycleWith(later), CYCLE).conflicts.map((c) => [c.phase, c.base])).toEqual([
      ['release', null],
    ]);
  });

  it('never loses a change of either side unless it names it', () => {
    const end = fc.constantFrom(null, '2021-09-27', '2021-10-04', '2021-10-11');
    const side = fc.array(end, { minLength: 3, maxLength: 3 }).map((ends) => ends.map((e, i) => dates(`p${i}`, e)));
    const at = (phases: readonly PhaseDates[], id: string) => phases.find((p) => p.id === id)?.end;
    fc.assert(
      fc.property(side, side, side, (base, file, inForce) => {
        const { result, conflicts } = compareSchedules(base, file, inForce);

        for (const { id, end: before } of base) {
          if (conflicts.some((c) => c.phase === id)) continue;
          if (at(file, id) !== before) expect(at(result, id)).toBe(at(file, id));
          else expect(at(result, id)).toBe(at(inForce, id));
        }
      }),
    );
  });
});
