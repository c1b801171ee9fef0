import { namedMoment, withoutUntil } from '../../../src/domain/named-moment.js';

/** Tuesday, 1 June 2021, 08:00 in Los Angeles. */
const AT = { now: '2021-06-01T15:00:00.000Z', zone: 'America/Los_Angeles', morning: '09:00' };

describe('a moment that somebody names', () => {
  it.each([
    ['2021-06-03T10:00Z', '2021-06-03T10:00:00.000Z'],
    ['2021-06-03', '2021-06-03T16:00:00.000Z'],
    ['2021-06-03 14:30', '2021-06-03T21:30:00.000Z'],
    ['2021-06-03, 14:30.', '2021-06-03T21:30:00.000Z'],
    ['14:30', '2021-06-01T21:30:00.000Z'],
    ['7:30', '2021-06-02T14:30:00.000Z'],
    ['today 14:30', '2021-06-01T21:30:00.000Z'],
    ['tomorrow', '2021-06-02T16:00:00.000Z'],
    ['tomorrow at 7:15', '2021-06-02T14:15:00.000Z'],
    ['Friday', '2021-06-04T16:00:00.000Z'],
    ['fri 18:00', '2021-06-05T01:00:00.000Z'],
    ['Tuesday 12:00', '2021-06-01T19:00:00.000Z'],
    ['Tuesday 07:00', '2021-06-08T14:00:00.000Z'],
  ])('is "%s"', (text, moment) => {
    expect(namedMoment(text, AT)).toBe(moment);
  });

  it.each(['the list is back', 'today', '25:00', '2021-13-01', 'tomrrow', 'Friday evening', ''])(
    'is not "%s"',
    (text) => {
      expect(namedMoment(text, AT)).toBeNull();
    },
  );
});

describe('a reason with an end', () => {
  it.each([
    ['the list moves until tomorrow', { why: 'the list moves', until: 'tomorrow' }],
    ['until Friday', { why: '', until: 'Friday' }],
    ['we wait until the list is up, UNTIL 14:00', { why: 'we wait until the list is up', until: '14:00' }],
    ['the list moves', { why: 'the list moves', until: null }],
  ])('is taken apart: "%s"', (text, parts) => {
    expect(withoutUntil(text)).toEqual(parts);
  });
});
