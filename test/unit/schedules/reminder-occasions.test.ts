import fc from 'fast-check';
import { addDays, dateIn, weekdayOf } from '../../../src/domain/time.js';
import { reminderOccasions } from '../../../src/schedules/reminder-occasions.js';
import {
  CYCLE,
  community,
  cycleWith,
  dates,
  definition,
  HOLIDAYS,
  revision,
  ZONE,
} from '../../support/schedules-community.js';

const only = (id: string, phases = CYCLE) =>
  reminderOccasions(community(), revision(phases), HOLIDAYS).filter((o) => o.matter === `phase:1.4:${id}`);

describe('the reminders of a cycle', () => {
  it('leave on working days before the date, each once per lead time', () => {
    expect(only('feature-freeze').map((o) => [o.key, o.sendAt])).toEqual([
      ['reminder:1.4:feature-freeze:end:2021-08-15:14d', '2021-07-30T16:00:00.000Z'],
      ['reminder:1.4:feature-freeze:end:2021-08-15:7d', '2021-08-06T16:00:00.000Z'],
      ['reminder:1.4:feature-freeze:end:2021-08-15:1d', '2021-08-13T16:00:00.000Z'],
    ]);
  });

  it('say where they come from, when they are composed and when they expire', () => {
    expect(only('feature-freeze')[1]).toEqual({
      key: 'reminder:1.4:feature-freeze:end:2021-08-15:7d',
      kind: 'reminder',
      release: '1.4',
      source: { type: 'phase', release: '1.4', phase: 'feature-freeze', edge: 'end', date: '2021-08-15', lead: 7 },
      matter: 'phase:1.4:feature-freeze',
      composeAt: '2021-08-04T16:00:00.000Z',
      sendAt: '2021-08-06T16:00:00.000Z',
      expiresAt: '2021-08-16T06:59:00.000Z',
    });
  });

  it('of a start expire at the deadline time of that day', () => {
    const start = only('distribution-testing').find((o) => o.key.includes(':start:'));

    expect(start?.expiresAt).toBe('2021-09-14T06:59:00.000Z');
  });

  it('of an end expire at the hour of the phase where it has one', () => {
    const early = only('release', cycleWith(dates('release', '2021-09-27', '2021-09-27', '12:00')));

    expect(early.map((o) => o.expiresAt)).toEqual(Array(3).fill('2021-09-27T19:00:00.000Z'));
  });

  it('become one, with the shorter lead, where two land on the same day', () => {
    const rules = community({ phases: [definition('feature-freeze', 'day', { leadDays: [2, 1, 0, 1] })] });

    const keys = reminderOccasions(rules, revision(CYCLE), []).map((o) => o.key);

    expect(keys).toEqual(['reminder:1.4:feature-freeze:end:2021-08-15:0d']);
  });

  it('of what begins and ends on one day are one', () => {
    const oneDay = only('docs-update', cycleWith(dates('docs-update', '2021-08-18')));

    expect(oneDay.map((o) => o.key.split(':').slice(3).join(':'))).toEqual([
      'end:2021-08-18:14d',
      'end:2021-08-18:7d',
      'end:2021-08-18:1d',
    ]);
  });

  it('are not there for a phase without a date, an edge nobody announces, or a phase without a definition', () => {
    const rules = community({
      phases: [definition('retrospective', 'day'), definition('release', 'day', { remind: [] })],
    });

    expect(reminderOccasions(rules, revision(CYCLE), [])).toEqual([]);
  });

  it('are not there when they could only leave after the deadline', () => {
    const rules = community({ phases: [definition('release', 'day', { leadDays: [0] })] });
    const atSendTime = cycleWith(dates('release', '2021-09-27', '2021-09-27', '09:00'));

    expect(reminderOccasions(rules, revision(atSendTime), [])).toEqual([]);
  });

  it('get other keys when the date moves, and the old ones when it comes back', () => {
    const keys = (phases = CYCLE) => only('release', phases).map((o) => o.key);
    const moved = cycleWith(dates('release', '2021-10-04'));

    expect(keys(moved).filter((key) => keys().includes(key))).toEqual([]);
    expect(keys([...CYCLE])).toEqual(keys());
  });

  it('keep to working days and to their order in any zone, on any date', () => {
    const zone = fc.constantFrom(ZONE, 'Pacific/Auckland', 'Pacific/Pago_Pago', 'Europe/Berlin', 'Australia/Lord_Howe');
    const leads = fc.uniqueArray(fc.nat({ max: 40 }), { maxLength: 5 });
    fc.assert(
      fc.property(zone, fc.nat({ max: 3000 }), leads, (where, offset, leadDays) => {
        const day = addDays('2019-01-01', offset);
        const rules = community({ zone: where, phases: [definition('release', 'day', { leadDays })] });

        const found = reminderOccasions(rules, revision([dates('release', day)]), HOLIDAYS);

        expect(new Set(found.map((o) => o.sendAt)).size).toBe(found.length);
        for (const { composeAt, sendAt, expiresAt } of found) {
          expect(weekdayOf(dateIn(sendAt, where))).toBeLessThan(6);
          expect(weekdayOf(dateIn(composeAt, where))).toBeLessThan(6);
          expect(composeAt < sendAt && sendAt < expiresAt).toBe(true);
          expect(dateIn(sendAt, where) <= day).toBe(true);
        }
      }),
    );
  });
});
