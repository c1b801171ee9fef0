import { opensAt } from '../../../src/schedules/send-window.js';

const ATHENS = { zone: 'Europe/Athens', holidays: [{ date: '2021-10-28', name: 'Ohi Day', region: 'GR' }] };
const WORKING = { from: '08:00', to: '20:00', days: 'working' } as const;
const DAILY = { from: '08:00', to: '20:00', days: 'all' } as const;

describe('A send window', () => {
  it.each([
    ['at its first minute', '2021-08-16T05:00Z', null],
    ['in its last minute', '2021-08-16T16:59Z', null],
    ['at its end', '2021-08-16T17:00Z', '2021-08-17T05:00:00.000Z'],
    ['at three in the night', '2021-08-16T00:00Z', '2021-08-16T05:00:00.000Z'],
    ['on Friday evening', '2021-08-20T18:00Z', '2021-08-23T05:00:00.000Z'],
    ['on a Saturday', '2021-08-21T09:00Z', '2021-08-23T05:00:00.000Z'],
    ['early on a Saturday', '2021-08-21T01:00Z', '2021-08-23T05:00:00.000Z'],
    ['on a holiday', '2021-10-28T09:00Z', '2021-10-29T05:00:00.000Z'],
    ['on the evening before a weekend at whose end the clocks change', '2021-10-29T18:00Z', '2021-11-01T06:00:00.000Z'],
  ])('on working days, %s', (_when, at, opens) => {
    expect(opensAt(WORKING, at, ATHENS)).toBe(opens);
  });

  it.each([
    ['on a Saturday', '2021-08-21T09:00Z', null],
    ['on a holiday', '2021-10-28T09:00Z', null],
    ['in the night to a Sunday', '2021-08-21T23:00Z', '2021-08-22T05:00:00.000Z'],
  ])('on all days, %s', (_when, at, opens) => {
    expect(opensAt(DAILY, at, ATHENS)).toBe(opens);
  });

  it('that begins in the hour which summer time skips opens at its end', () => {
    const early = { from: '03:30', to: '20:00', days: 'all' } as const;

    expect(opensAt(early, '2021-03-28T00:30Z', ATHENS)).toBe('2021-03-28T01:00:00.000Z');
  });

  it('that begins in the hour which occurs twice stays open in the second of the two', () => {
    const early = { from: '03:30', to: '20:00', days: 'all' } as const;

    expect(opensAt(early, '2021-10-31T00:30Z', ATHENS)).toBeNull();
    expect(opensAt(early, '2021-10-31T01:15Z', ATHENS)).toBeNull();
  });
});
