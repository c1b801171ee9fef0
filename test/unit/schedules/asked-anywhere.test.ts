/** Whoever is asked, wherever they live, in any week of the year: once, in their own working hours, on a working day. */
import type { Holiday } from '../../../src/domain/community.js';
import { addHours, dateIn, type Instant, instantAt, weekdayOf } from '../../../src/domain/time.js';
import { askingTime, nudgeTime } from '../../../src/schedules/asking-times.js';
import { roundsAround } from '../../../src/schedules/round-times.js';
import { askedCommunity } from '../../support/rounds.js';

const ZONES = [
  'Pacific/Auckland',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Asia/Kolkata',
  'Europe/Athens',
  'America/Los_Angeles',
  'America/St_Johns',
  'Pacific/Niue',
  'Pacific/Pago_Pago',
];
const HOLIDAYS: Holiday[] = [
  { date: '2020-12-25', name: 'Christmas Day', region: 'US' },
  { date: '2021-01-01', name: 'New Year', region: 'US' },
  { date: '2021-04-05', name: 'Easter Monday', region: 'US' },
  { date: '2021-05-31', name: 'Memorial Day', region: 'US' },
];

const community = askedCommunity();
const rule = community.rounds ?? { weekday: 1, workingHours: { from: '09:00', to: '17:00' }, nudgeHours: 24 };

/** Every round from the middle of December 2020, which has a week 53, to the end of 2021. */
const rounds = new Map(
  Array.from({ length: 55 }, (_, week) => addHours('2020-12-14T12:00:00.000Z', week * 7 * 24))
    .flatMap((now) => roundsAround(community, now, HOLIDAYS))
    .map((round) => [round.key, round]),
);

function expectInHours(at: Instant, zone: string): void {
  const day = dateIn(at, zone);
  expect([at, zone, at >= instantAt(day, '09:00', zone), at < instantAt(day, '17:00', zone)]).toEqual([
    at,
    zone,
    true,
    true,
  ]);
  expect(weekdayOf(day)).toBeLessThan(6);
  expect(HOLIDAYS.map(({ date }) => date)).not.toContain(day);
}

describe('through a year with a week 53, holidays on Mondays, and summer time that begins at different times', () => {
  it('has one round a week', () => {
    expect([...rounds.keys()]).toEqual(
      expect.arrayContaining(['round:2020-W53', 'round:2021-W01', 'round:2021-W14', 'round:2021-W44']),
    );
    expect(rounds.get('round:2021-W14')?.day).toBe('2021-04-06');
  });

  it.each(ZONES)('asks and reminds in %s by day, and before the round closes', (zone) => {
    for (const times of rounds.values()) {
      const asked = askingTime(rule, times, zone, null, HOLIDAYS);
      const at = asked?.at ?? '';
      expectInHours(at, zone);
      expect(dateIn(at, zone)).toBe(times.day);
      expect(at >= times.opensAt && at < times.closesAt).toBe(true);
      const nudge = nudgeTime(rule, times.closesAt, zone, { at, planned: at }, HOLIDAYS);
      if (nudge === null) continue;
      expectInHours(nudge, zone);
      expect(nudge < times.closesAt && nudge >= addHours(at, rule.nudgeHours)).toBe(true);
    }
  });
});
