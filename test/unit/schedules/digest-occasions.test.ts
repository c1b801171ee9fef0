import fc from 'fast-check';
import { addHours, instantFromMillis, millisOf } from '../../../src/domain/time.js';
import { digestOccasion, digestOccasionsBetween } from '../../../src/schedules/digest-occasions.js';
import { community, HOLIDAYS } from '../../support/schedules-community.js';

const at = (now: string) => digestOccasion(community(), now, HOLIDAYS);

describe('the digest', () => {
  it('leaves weekly, on its weekday and time, and is composed ahead', () => {
    expect(at('2021-08-16T12:00:00.000Z')).toEqual({
      key: 'digest:2021-W33',
      kind: 'digest',
      release: null,
      source: { type: 'cadence', week: '2021-W33' },
      matter: 'digest:2021-W33',
      composeAt: '2021-08-17T17:00:00.000Z',
      sendAt: '2021-08-18T17:00:00.000Z',
      expiresAt: '2021-08-21T17:00:00.000Z',
    });
  });

  it("stays this week's until it expires, then is next week's", () => {
    expect(at('2021-08-21T16:59:59.999Z')?.key).toBe('digest:2021-W33');
    expect(at('2021-08-21T17:00:00.000Z')?.key).toBe('digest:2021-W34');
  });

  it('moves to the next working day from a holiday, and keeps the key of its week', () => {
    const monday = community();
    monday.messages.digest.weekday = 1;

    const occasion = digestOccasion(monday, '2021-09-05T12:00:00.000Z', HOLIDAYS);

    expect([occasion?.key, occasion?.sendAt]).toEqual(['digest:2021-W36', '2021-09-07T17:00:00.000Z']);
  });

  it('keeps its hour over a change of the clock and its week over the turn of the year', () => {
    expect(at('2021-11-08T00:00:00.000Z')?.sendAt).toBe('2021-11-10T18:00:00.000Z');
    expect(at('2021-01-02T19:00:00.000Z')?.key).toBe('digest:2021-W01');
    expect(at('2020-12-31T00:00:00.000Z')?.key).toBe('digest:2020-W53');
  });

  it('does not exist without a weekday', () => {
    const none = community();
    none.messages.digest.weekday = null;

    expect(digestOccasion(none, '2021-08-16T12:00:00.000Z', [])).toBeNull();
    expect(digestOccasionsBetween(none, '2021-08-01T00:00:00.000Z', '2021-09-01T00:00:00.000Z', [])).toEqual([]);
  });

  it('comes once a week in a forecast of years, from the first moment up to the last but not with it', () => {
    const all = digestOccasionsBetween(community(), '2021-01-01T00:00:00.000Z', '2024-01-01T00:00:00.000Z', []);
    const first = '2021-08-18T17:00:00.000Z';

    expect(new Set(all.map((o) => o.key)).size).toBe(all.length);
    expect(all).toHaveLength(156);
    expect(digestOccasionsBetween(community(), first, '2021-08-25T17:00:00.000Z', []).map((o) => o.sendAt)).toEqual([
      first,
    ]);
  });

  it('is the same occasion whenever it is asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: millisOf('2019-01-01T00:00:00.000Z'), max: millisOf('2026-01-01T00:00:00.000Z') }),
        (millis) => {
          const now = instantFromMillis(millis);

          const occasion = at(now);

          expect(occasion !== null && now < occasion.expiresAt).toBe(true);
          expect(
            digestOccasionsBetween(community(), addHours(now, -24 * 4), addHours(now, 24 * 12), HOLIDAYS),
          ).toContainEqual(occasion);
        },
      ),
    );
  });
});
