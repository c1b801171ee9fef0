import { composeTime, nextSendTime } from '../../../src/schedules/send-times.js';
import { community, HOLIDAYS } from '../../support/schedules-community.js';

const next = (from: string): string => nextSendTime(community(), from, HOLIDAYS);

describe('the next send time', () => {
  it('is today while it has not passed, by the community clock', () => {
    expect(next('2021-08-12T16:00:00.000Z')).toBe('2021-08-12T16:00:00.000Z');
    expect(next('2021-08-12T06:00:00.000Z')).toBe('2021-08-12T16:00:00.000Z');
  });

  it('is the next working day after it has passed', () => {
    expect(next('2021-08-12T16:00:00.001Z')).toBe('2021-08-13T16:00:00.000Z');
    expect(next('2021-08-13T17:00:00.000Z')).toBe('2021-08-16T16:00:00.000Z');
    expect(next('2021-09-03T17:00:00.000Z')).toBe('2021-09-07T16:00:00.000Z');
  });

  it('keeps its hour when the clocks change', () => {
    expect(next('2021-11-05T17:00:00.000Z')).toBe('2021-11-08T17:00:00.000Z');
  });

  it.each([
    ['Pacific/Auckland', '2021-12-31T00:00:00.000Z', '2022-01-02T20:00:00.000Z'],
    ['Pacific/Pago_Pago', '2021-12-31T00:00:00.000Z', '2021-12-31T20:00:00.000Z'],
  ])('lives in the zone: %s at the turn of the year', (zone, from, expected) => {
    expect(nextSendTime(community({ zone }), from, [])).toBe(expected);
  });
});

describe('the time to compose', () => {
  it('lies ahead of the send time by the hours of the rule', () => {
    expect(composeTime(community(), '2021-08-13T16:00:00.000Z', 24, [])).toBe('2021-08-12T16:00:00.000Z');
  });

  it('goes back to the last working day when it falls on a day off', () => {
    expect(composeTime(community(), '2021-08-16T16:00:00.000Z', 30, [])).toBe('2021-08-13T16:00:00.000Z');
    expect(composeTime(community(), '2021-09-07T16:00:00.000Z', 12, HOLIDAYS)).toBe('2021-09-03T16:00:00.000Z');
  });
});
