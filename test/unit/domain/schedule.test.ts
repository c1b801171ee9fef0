import type { PhaseDates } from '../../../src/domain/phase.js';
import { phaseMoves } from '../../../src/domain/schedule.js';
import { dates } from '../../support/schedules-community.js';

const moves = (was: PhaseDates, is: PhaseDates) =>
  phaseMoves([was], [is]).map(({ change, days }) => ({ change, days }));
const span = (start: string | null, end: string | null, hour: string | null = null) =>
  dates('testing', start, end, hour);

describe('what moved between two schedules', () => {
  it.each([
    ['a day a week later', span('2021-08-15', '2021-08-15'), span('2021-08-22', '2021-08-22'), 'later', 7],
    [
      'a day earlier, over the end of a month',
      span('2021-09-02', '2021-09-02'),
      span('2021-08-30', '2021-08-30'),
      'earlier',
      -3,
    ],
    ['a longer span', span('2021-09-06', '2021-09-12'), span('2021-09-06', '2021-09-19'), 'later', 7],
    ['a shorter span, by its end', span('2021-09-06', '2021-09-12'), span('2021-09-06', '2021-09-10'), 'earlier', -2],
    ['a span whose start alone moved', span('2021-09-06', '2021-09-12'), span('2021-09-08', '2021-09-12'), 'later', 2],
    [
      'a span that begins earlier and ends later, by its end',
      span('2021-09-06', '2021-09-12'),
      span('2021-09-01', '2021-09-13'),
      'later',
      1,
    ],
    [
      'a day over the end of summer time',
      span('2021-10-31', '2021-10-31'),
      span('2021-11-08', '2021-11-08'),
      'later',
      8,
    ],
    ['a first date', span(null, null), span('2021-10-01', '2021-10-01'), 'set', null],
    ['an end that was to be decided', span('2021-10-01', null), span('2021-10-01', '2021-10-08'), 'set', null],
    ['no date any more', span('2021-10-01', '2021-10-01'), span(null, null), 'dropped', null],
    ['another hour', span('2021-10-01', '2021-10-01', '12:00'), span('2021-10-01', '2021-10-01', '17:00'), 'hour', 0],
    ['an hour of its own', span('2021-10-01', '2021-10-01'), span('2021-10-01', '2021-10-01', '17:00'), 'hour', 0],
  ])('names %s', (_name, was, is, change, days) => {
    expect(moves(was, is)).toEqual([{ change, days }]);
  });

  it('does not call an end that is open again a date that was set', () => {
    expect(moves(span('2021-10-01', '2021-10-08'), span('2021-10-01', null))).toEqual([
      { change: 'dropped', days: null },
    ]);
  });

  it('says so too where the start moved along', () => {
    expect(moves(span('2021-10-01', '2021-10-08'), span('2021-10-03', null))).toEqual([
      { change: 'dropped', days: null },
    ]);
  });

  it('calls a start that is open again dropped, and one that came to be known set', () => {
    expect(moves(span('2021-10-01', '2021-10-08'), span(null, '2021-10-08'))).toEqual([
      { change: 'dropped', days: null },
    ]);
    expect(moves(span(null, '2021-10-08'), span('2021-10-01', '2021-10-08'))).toEqual([{ change: 'set', days: null }]);
  });

  it('finds nothing where only owners differ, or an hour without a day', () => {
    const was = { ...span('2021-10-01', '2021-10-01'), owners: ['ann'] };

    expect(moves(was, { ...was, owners: ['cleo'] })).toEqual([]);
    expect(moves(span(null, null, '12:00'), span(null, null, '17:00'))).toEqual([]);
  });

  it('follows the order of the new schedule, and puts what was left out at its end', () => {
    const before = [dates('a', '2021-01-01'), dates('b', '2021-01-02'), dates('c', '2021-01-03')];
    const after = [dates('c', '2021-01-04'), dates('d', '2021-01-05'), dates('b', '2021-01-03')];

    const found = phaseMoves(before, after).map((m) => `${m.phase} ${m.change}`);

    expect(found).toEqual(['c later', 'd set', 'b later', 'a dropped']);
  });

  it('does not report a phase as new that has no date', () => {
    expect(phaseMoves([], [dates('retrospective', null)])).toEqual([]);
    expect(phaseMoves([dates('retrospective', null)], [])).toEqual([]);
  });
});
