/** When one person is asked and reminded: always in their own working hours, always before the round closes. */
import type { RoundRule } from '../../../src/domain/community.js';
import type { Respondent } from '../../../src/domain/round.js';
import { askingTime, nudgeTime, withinWorkingHours } from '../../../src/schedules/asking-times.js';
import type { RoundTimes } from '../../../src/schedules/round-times.js';

const RULE: RoundRule = { weekday: 1, workingHours: { from: '09:00', to: '17:00' }, nudgeHours: 24 };
const TIMES: RoundTimes = {
  key: 'round:2021-W27',
  day: '2021-07-05',
  opensAt: '2021-07-04T19:00:00.000Z',
  closesAt: '2021-07-07T17:00:00.000Z',
};
const wish = (more: Partial<Respondent>): Respondent => ({
  person: 'eva',
  weekday: null,
  deputy: null,
  pausedUntil: null,
  ...more,
});

describe('the moment at which somebody is asked', () => {
  it.each([
    ['Pacific/Auckland', '2021-07-04T21:00:00.000Z'],
    ['Pacific/Apia', '2021-07-04T20:00:00.000Z'],
    ['Europe/Athens', '2021-07-05T06:00:00.000Z'],
    ['America/Los_Angeles', '2021-07-05T16:00:00.000Z'],
    ['Pacific/Pago_Pago', '2021-07-05T20:00:00.000Z'],
  ])('is nine in the morning of that Monday in %s', (zone, at) => {
    expect(askingTime(RULE, TIMES, zone, null, [])).toEqual({ at, note: null });
  });

  it('is at nine on either side of the change to summer time', () => {
    const march = { ...TIMES, day: '2021-03-28', closesAt: '2021-03-31T17:00:00.000Z' };

    expect(askingTime(RULE, { ...march, day: '2021-03-26' }, 'Europe/Athens', null, [])?.at).toBe(
      '2021-03-26T07:00:00.000Z',
    );
    expect(askingTime(RULE, { ...march, day: '2021-03-29' }, 'Europe/Athens', null, [])?.at).toBe(
      '2021-03-29T06:00:00.000Z',
    );
  });

  it('is on the day that a person asked for', () => {
    expect(askingTime(RULE, TIMES, 'Europe/Athens', wish({ weekday: 2 }), [])?.at).toBe('2021-07-06T06:00:00.000Z');
  });

  it('is on the common day, and says so, where the one they asked for lies behind the end', () => {
    const time = askingTime(RULE, TIMES, 'Europe/Athens', wish({ weekday: 5 }), []);

    expect(time?.at).toBe('2021-07-05T06:00:00.000Z');
    expect(time?.note).toContain('before Friday');
  });

  it('is not before a pause ends, and never when it ends too late', () => {
    expect(askingTime(RULE, TIMES, 'Europe/Athens', wish({ pausedUntil: '2021-07-06' }), [])?.at).toBe(
      '2021-07-06T06:00:00.000Z',
    );
    expect(askingTime(RULE, TIMES, 'Europe/Athens', wish({ pausedUntil: '2021-07-08' }), [])).toBeNull();
    expect(askingTime(RULE, TIMES, 'Europe/Athens', wish({ pausedUntil: '2021-07-01' }), [])?.at).toBe(
      '2021-07-05T06:00:00.000Z',
    );
  });
});

describe('working hours', () => {
  it.each([
    ['before they begin', '2021-07-05T03:00:00.000Z', '2021-07-05T06:00:00.000Z'],
    ['within them', '2021-07-05T10:30:00.000Z', '2021-07-05T10:30:00.000Z'],
    ['when they end', '2021-07-05T14:00:00.000Z', '2021-07-06T06:00:00.000Z'],
    ['on a Saturday', '2021-07-03T10:00:00.000Z', '2021-07-05T06:00:00.000Z'],
  ])('%s', (_when, moment, at) => {
    expect(withinWorkingHours(RULE, 'Europe/Athens', moment, [])).toBe(at);
  });

  it('do not fall on a holiday', () => {
    const holidays = [{ date: '2021-07-05', name: 'Off', region: 'GR' }];

    expect(withinWorkingHours(RULE, 'Europe/Athens', '2021-07-05T10:00:00.000Z', holidays)).toBe(
      '2021-07-06T06:00:00.000Z',
    );
  });
});

describe('the reminder', () => {
  const closes = TIMES.closesAt;

  it('comes a day later, within working hours', () => {
    const at = '2021-07-05T13:59:00.000Z';

    expect(nudgeTime(RULE, closes, 'Europe/Athens', { at, planned: at }, [])).toBe('2021-07-06T13:59:00.000Z');
    expect(nudgeTime({ ...RULE, nudgeHours: 12 }, closes, 'Europe/Athens', { at, planned: at }, [])).toBe(
      '2021-07-06T06:00:00.000Z',
    );
  });

  it('waits for the day that they asked for meanwhile, and is left out when it would come too late', () => {
    const at = '2021-07-05T06:00:00.000Z';

    expect(nudgeTime(RULE, closes, 'Europe/Athens', { at, planned: '2021-07-07T06:00:00.000Z' }, [])).toBe(
      '2021-07-07T06:00:00.000Z',
    );
    expect(nudgeTime({ ...RULE, nudgeHours: 72 }, closes, 'Europe/Athens', { at, planned: at }, [])).toBeNull();
  });
});
