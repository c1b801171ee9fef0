/** When a round opens, on which day it asks, and when it closes. */
import type { Community, Holiday } from '../../../src/domain/community.js';
import { addHours, instantAt, weekdayOf } from '../../../src/domain/time.js';
import { roundsAround } from '../../../src/schedules/round-times.js';
import { askedCommunity } from '../../support/rounds.js';

function roundOf(week: string, now: string, more: Partial<Community> = {}, holidays: Holiday[] = []) {
  const found = roundsAround(askedCommunity(more), now, holidays).find((r) => r.key === `round:${week}`);
  if (found === undefined) throw new Error(`No round of ${week}`);
  return found;
}
const off = (...dates: string[]): Holiday[] => dates.map((date) => ({ date, name: 'Off', region: 'GR' }));

describe('a round', () => {
  it('asks on its weekday and closes when the digest of its week is composed', () => {
    const round = roundOf('2021-W27', '2021-07-05T12:00:00.000Z');

    expect(round).toEqual({
      key: 'round:2021-W27',
      day: '2021-07-05',
      // Nine o'clock on that Monday, fourteen hours east of Greenwich.
      opensAt: '2021-07-04T19:00:00.000Z',
      // A day before Thursday, 10:00 in Los Angeles.
      closesAt: '2021-07-07T17:00:00.000Z',
    });
  });

  it('is moved by a holiday to the next working day', () => {
    const round = roundOf('2021-W27', '2021-07-05T12:00:00.000Z', {}, off('2021-07-05'));

    expect(round.day).toBe('2021-07-06');
  });

  it('never asks so late that somebody could not be asked, nor before the round before has closed', () => {
    // Monday to Wednesday are off, so the digest is composed on the Friday before, or later: whatever comes of it, these hold.
    const holidays = off('2021-07-05', '2021-07-06', '2021-07-07');
    const rounds = roundsAround(askedCommunity(), '2021-07-05T12:00:00.000Z', holidays);

    expect(rounds.map((r) => r.key)).toContain('round:2021-W27');
    rounds.forEach((round, i) => {
      expect(instantAt(round.day, '09:00', 'Pacific/Pago_Pago') < round.closesAt).toBe(true);
      const before = rounds[i - 1];
      if (before !== undefined) expect(round.opensAt >= before.closesAt).toBe(true);
    });
  });

  it('keeps its hours of the day through the weeks in which summer time begins and ends', () => {
    for (const [week, now, day] of [
      ['2021-W10', '2021-03-08T12:00:00.000Z', '2021-03-08'],
      ['2021-W11', '2021-03-15T12:00:00.000Z', '2021-03-15'],
      ['2021-W13', '2021-03-29T12:00:00.000Z', '2021-03-29'],
      ['2021-W44', '2021-11-01T12:00:00.000Z', '2021-11-01'],
      ['2021-W45', '2021-11-08T12:00:00.000Z', '2021-11-08'],
    ] as const) {
      const round = roundOf(week, now);

      expect(round.day).toBe(day);
      expect(round.closesAt).toBe(
        instantAt(
          `${day.slice(0, 8)}${String(Number(day.slice(8)) + 2).padStart(2, '0')}`,
          '10:00',
          'America/Los_Angeles',
        ),
      );
    }
  });

  it('belongs to its ISO week over the turn of the year', () => {
    const rounds = roundsAround(askedCommunity(), '2020-12-30T12:00:00.000Z', []);

    expect(rounds.map((r) => [r.key, r.day])).toEqual(
      expect.arrayContaining([
        ['round:2020-W53', '2020-12-28'],
        ['round:2021-W01', '2021-01-04'],
      ]),
    );
  });

  it('asks a week ahead where its weekday is that on which the digest is composed', () => {
    const rounds = { weekday: 3, workingHours: { from: '09:00', to: '17:00' }, nudgeHours: 24 } as const;
    const round = roundOf('2021-W27', '2021-07-05T12:00:00.000Z', { rounds });

    expect(weekdayOf(round.day)).not.toBe(7);
    expect(instantAt(round.day, '09:00', 'Pacific/Pago_Pago') < round.closesAt).toBe(true);
    expect(round.opensAt > addHours(round.closesAt, -7 * 24)).toBe(true);
  });

  it('is not there where nobody is to be asked', () => {
    expect(roundsAround(askedCommunity({ rounds: null }), '2021-07-05T12:00:00.000Z', [])).toEqual([]);
  });
});
