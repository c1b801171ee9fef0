import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  addDays,
  addHours,
  dateIn,
  daysBetween,
  formatDate,
  formatInstant,
  formatShortDate,
  instantAt,
  instantFromMillis,
  isCalendarDate,
  isoWeek,
  isZone,
  millisOf,
  parseInstant,
  weekdayName,
  weekdayOf,
} from '../../../src/domain/time.js';

const ZONES = [
  'UTC',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Europe/Berlin',
  'Europe/London',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Apia',
  'Pacific/Pago_Pago',
];
const zone = fc.constantFrom(...ZONES);
const date = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('1990-01-01', n));
const time = fc
  .tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);

describe('a wall-clock time in a zone', () => {
  it.each([
    ['Los Angeles, summer', '2021-08-15', '23:59', 'America/Los_Angeles', '2021-08-16T06:59:00.000Z'],
    ['Los Angeles, winter', '2021-12-15', '23:59', 'America/Los_Angeles', '2021-12-16T07:59:00.000Z'],
    ['UTC+13', '2022-01-05', '09:00', 'Pacific/Auckland', '2022-01-04T20:00:00.000Z'],
    ['UTC+14', '2021-01-05', '09:00', 'Pacific/Kiritimati', '2021-01-04T19:00:00.000Z'],
    ['UTC-11', '2022-01-05', '23:00', 'Pacific/Pago_Pago', '2022-01-06T10:00:00.000Z'],
    ['the turn of the year, west', '2021-12-31', '23:59', 'Pacific/Pago_Pago', '2022-01-01T10:59:00.000Z'],
    ['the turn of the year, east', '2022-01-01', '00:00', 'Pacific/Auckland', '2021-12-31T11:00:00.000Z'],
    ['the US in summer, the EU not yet', '2021-03-17', '09:00', 'Europe/Berlin', '2021-03-17T08:00:00.000Z'],
    ['the EU in winter, the US not yet', '2021-11-03', '09:00', 'America/Los_Angeles', '2021-11-03T16:00:00.000Z'],
  ])('%s', (_name, day, at, where, instant) => {
    expect(instantAt(day, at, where)).toBe(instant);
  });

  it.each([
    ['Los Angeles', '2021-03-14', '02:30', 'America/Los_Angeles', '2021-03-14T10:00:00.000Z'],
    ['its first minute', '2021-03-14', '02:00', 'America/Los_Angeles', '2021-03-14T10:00:00.000Z'],
    ['its last minute', '2021-03-14', '02:59', 'America/Los_Angeles', '2021-03-14T10:00:00.000Z'],
    ['Berlin', '2021-03-28', '02:15', 'Europe/Berlin', '2021-03-28T01:00:00.000Z'],
    ['Auckland', '2021-09-26', '02:30', 'Pacific/Auckland', '2021-09-25T14:00:00.000Z'],
    ['Lord Howe, half an hour', '2021-10-03', '02:15', 'Australia/Lord_Howe', '2021-10-02T15:30:00.000Z'],
    ['Sao Paulo, midnight', '2018-11-04', '00:00', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['Apia, the day that never was', '2011-12-30', '10:00', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ])('in the gap takes the first moment after it: %s', (_name, day, at, where, instant) => {
    expect(instantAt(day, at, where)).toBe(instant);
  });

  it.each([
    ['Los Angeles', '2021-11-07', '01:30', 'America/Los_Angeles', '2021-11-07T08:30:00.000Z'],
    ['Berlin', '2021-10-31', '02:30', 'Europe/Berlin', '2021-10-31T00:30:00.000Z'],
    ['Auckland', '2021-04-04', '02:30', 'Pacific/Auckland', '2021-04-03T13:30:00.000Z'],
    ['Lord Howe, half an hour', '2021-04-04', '01:45', 'Australia/Lord_Howe', '2021-04-03T14:45:00.000Z'],
    ['Lord Howe, before the overlap', '2021-04-04', '01:15', 'Australia/Lord_Howe', '2021-04-03T14:15:00.000Z'],
  ])('in the overlap takes the first of the two: %s', (_name, day, at, where, instant) => {
    expect(instantAt(day, at, where)).toBe(instant);
  });

  it('is what a clock there shows, or the end of a gap, and never the later of two', () => {
    fc.assert(
      fc.property(date, time, zone, (day, at, where) => {
        const moment = DateTime.fromISO(instantAt(day, at, where), { zone: where });
        const shown = moment.toFormat("yyyy-MM-dd'T'HH:mm");
        const before = moment.minus({ hours: 1 }).toFormat("yyyy-MM-dd'T'HH:mm");
        const minuteBefore = moment.minus({ minutes: 1 });

        expect(shown >= `${day}T${at}`).toBe(true);
        expect(before).not.toBe(shown);
        if (shown !== `${day}T${at}`) expect(minuteBefore.offset).not.toBe(moment.offset);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['2021-02-29', 'tomorrow', '2021-13-01'])('refuses %s', (day) => {
    expect(() => instantAt(day, '09:00', 'UTC')).toThrow(RangeError);
  });

  it('refuses a zone that does not exist', () => {
    expect(() => instantAt('2021-08-15', '09:00', 'Mars/Olympus')).toThrow(RangeError);
  });
});

describe('dates', () => {
  it('know their day in the zone, not in UTC', () => {
    expect(dateIn('2021-08-16T06:59:00.000Z', 'America/Los_Angeles')).toBe('2021-08-15');
    expect(dateIn('2021-12-31T11:00:00.000Z', 'Pacific/Auckland')).toBe('2022-01-01');
    expect(dateIn('2022-01-01T10:59:00.000Z', 'Pacific/Pago_Pago')).toBe('2021-12-31');
  });

  it('come back from the instant of any time of day that exists', () => {
    fc.assert(
      fc.property(date, zone, (day, where) => {
        fc.pre(!(where === 'Pacific/Apia' && day === '2011-12-30'));

        expect(dateIn(instantAt(day, '12:00', where), where)).toBe(day);
      }),
    );
  });

  it('count across leap days, changes of the clock and years', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2023-02-28', 1)).toBe('2023-03-01');
    expect(addDays('2022-01-01', -1)).toBe('2021-12-31');
    expect(daysBetween('2021-03-01', '2021-04-01')).toBe(31);
    expect(daysBetween('2022-01-02', '2021-12-30')).toBe(-3);
  });

  it('are reached by adding the days between them', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b);
      }),
    );
  });

  it('belong to the ISO week of their Thursday', () => {
    expect(isoWeek('2021-01-03')).toBe('2020-W53');
    expect(isoWeek('2021-01-04')).toBe('2021-W01');
    expect(isoWeek('2024-12-30')).toBe('2025-W01');
  });

  it('have weekdays', () => {
    expect([weekdayOf('2021-08-16'), weekdayOf('2021-08-15')]).toEqual([1, 7]);
    expect(weekdayName('2021-08-15')).toBe('Sunday');
  });

  it.each([
    ['2021-08-15', true],
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2021-8-15', false],
    ['2021-08-15T00:00', false],
    ['20210815', false],
    ['2021-W33', false],
  ])('%s is one: %s', (text, is) => {
    expect(isCalendarDate(text)).toBe(is);
  });
});

describe('zones', () => {
  it.each(ZONES)('%s is one', (name) => {
    expect(isZone(name)).toBe(true);
  });

  it.each(['local', 'system', 'default', 'UTC+3', '+03:00', 'Mars/Olympus', '', ' '])('%j is none', (name) => {
    expect(isZone(name)).toBe(false);
  });
});

describe('instants', () => {
  it('are normalised to UTC with milliseconds', () => {
    expect(parseInstant('2021-08-15T23:59-07:00')).toBe('2021-08-16T06:59:00.000Z');
    expect(parseInstant('2021-08-16T06:59:00Z')).toBe('2021-08-16T06:59:00.000Z');
    expect(parseInstant('2021-08-16T06:59:00.5+0000')).toBe('2021-08-16T06:59:00.500Z');
  });

  it.each([
    '2021-08-15',
    '2021-08-15T23:59',
    'now',
    '',
    '2021-02-30T00:00Z',
    '2021-02-30T00:00:00Z',
    '2021-08-15T25:00Z',
    '2021-08-15T25:00:00Z',
  ])('need a moment and an offset, which %j is not', (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  it('compare as text as they do as numbers', () => {
    fc.assert(
      fc.property(fc.nat(4_000_000_000_000), fc.nat(4_000_000_000_000), (a, b) => {
        const [left, right] = [instantFromMillis(a), instantFromMillis(b)];

        expect(left < right).toBe(a < b);
        expect(millisOf(left)).toBe(a);
      }),
    );
  });

  it('take hours as lengths, not as wall-clock hours', () => {
    expect(addHours('2021-03-14T09:30:00.000Z', 24)).toBe('2021-03-15T09:30:00.000Z');
    expect(addHours('2021-03-14T09:30:00.000Z', -0.5)).toBe('2021-03-14T09:00:00.000Z');
  });
});

describe('dates and moments in words', () => {
  it('name the weekday and the day as en-GB does', () => {
    expect(formatDate('2021-08-11')).toBe('Wednesday, 11 August 2021');
    expect(formatShortDate('2021-08-01')).toBe('1 August 2021');
  });

  it.each([
    ['America/Los_Angeles', 'Tuesday, 17 August 2021, 08:00 PDT (15:00 UTC)'],
    ['Asia/Kolkata', 'Tuesday, 17 August 2021, 20:30 UTC+5:30 (15:00 UTC)'],
    ['UTC', 'Tuesday, 17 August 2021, 15:00 UTC'],
    ['Pacific/Auckland', 'Wednesday, 18 August 2021, 03:00 UTC+12 (Tuesday 15:00 UTC)'],
  ])('give the time in %s and in UTC, with its weekday where that differs', (where, words) => {
    expect(formatInstant('2021-08-17T15:00:00.000Z', where)).toBe(words);
  });
});
