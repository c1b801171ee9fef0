import type { Holiday } from '../../../src/domain/community.js';
import { isWorkingDay, workingDayOnOrAfter, workingDayOnOrBefore } from '../../../src/schedules/working-days.js';

const holiday = (date: string, region: string): Holiday => ({ date, name: 'A holiday', region });

describe('a working day', () => {
  it('is no Saturday and no Sunday', () => {
    const week = ['2021-08-13', '2021-08-14', '2021-08-15', '2021-08-16'];

    expect(week.map((date) => isWorkingDay(date, []))).toEqual([true, false, false, true]);
  });

  it('is no public holiday in half or more of the regions', () => {
    const three = [
      holiday('2021-09-06', 'US'),
      holiday('2021-10-28', 'GR'),
      holiday('2021-12-24', 'DE'),
      holiday('2021-12-24', 'GR'),
    ];

    expect(isWorkingDay('2021-09-06', three)).toBe(true);
    expect(isWorkingDay('2021-12-24', three)).toBe(false);
    expect(isWorkingDay('2021-09-06', three.slice(0, 2))).toBe(false);
  });

  it('counts a region once, however many names its holiday has', () => {
    const twice = [
      holiday('2021-09-06', 'US'),
      holiday('2021-09-06', 'US'),
      holiday('2021-01-01', 'DE'),
      holiday('2021-01-01', 'GR'),
    ];

    expect(isWorkingDay('2021-09-06', twice)).toBe(true);
  });

  it('is found before and after, over a weekend with a holiday next to it', () => {
    const off = [holiday('2021-09-06', 'US')];

    expect(workingDayOnOrBefore('2021-09-06', off)).toBe('2021-09-03');
    expect(workingDayOnOrAfter('2021-09-04', off)).toBe('2021-09-07');
    expect(workingDayOnOrBefore('2021-09-07', off)).toBe('2021-09-07');
  });
});
