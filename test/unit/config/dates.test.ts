import fc from 'fast-check';
import { readDate } from '../../../src/config/dates.js';
import { addDays, daysBetween, WEEKDAYS, weekdayName } from '../../../src/domain/time.js';

const day = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2001-01-01', n));

describe('A written date', () => {
  it('is read with its right weekday, long or short', () => {
    fc.assert(
      fc.property(day, (date) => {
        expect(readDate(`${weekdayName(date)} ${date}`)).toEqual({ date });
        expect(readDate(`${weekdayName(date).slice(0, 3)}, ${date}`)).toEqual({ date });
      }),
    );
  });

  it('with a wrong weekday is answered with the two dates that could be meant', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...WEEKDAYS), (date, weekday) => {
        fc.pre(weekday !== weekdayName(date));

        const read = readDate(`${weekday} ${date}`);

        const fix = 'problem' in read ? read.problem.fix : '';
        const [first = '', second = ''] = [...fix.matchAll(/`([^`]+)`/g)].map((match) => match[1]);
        const other = second.slice(4);
        expect(readDate(first)).toEqual({ date });
        expect(readDate(second)).toEqual({ date: other });
        expect(weekdayName(other)).toBe(weekday);
        expect(Math.abs(daysBetween(date, other))).toBeLessThanOrEqual(3);
      }),
    );
  });

  it.each([
    '2021-02-29',
    '2021-13-01',
    '1021-08-15',
    '2021-8-15',
    'Sun. Aug 15th 2021',
    '2021-08-15T00:00Z',
    'TBD',
    'Xyz 2021-08-15',
  ])('is refused as %s', (text) => {
    expect(readDate(text)).toMatchObject({ problem: { rule: 'bad-date' } });
  });
});
