import fc from 'fast-check';
import ICAL from 'ical.js';
import type { CalendarEntry, CalendarEvent } from '../../../../src/domain/calendar-entry.js';
import { etagOf } from '../../../../src/surfaces/feeds/etag.js';
import { icsFeed } from '../../../../src/surfaces/feeds/ics.js';

const STAMP = '2021-06-01T16:00:00.000Z';
const days = (more: Partial<CalendarEvent & { type: 'days' }> = {}): CalendarEvent => ({
  type: 'days',
  summary: 'Kubeflow 1.4: Feature freeze',
  description: '',
  url: null,
  start: '2021-08-15',
  end: '2021-08-15',
  ...more,
});
const weekly = (more: Partial<CalendarEvent & { type: 'weekly' }> = {}): CalendarEvent => ({
  type: 'weekly',
  summary: 'Community meeting',
  description: '',
  url: null,
  first: '2021-06-08',
  weekday: 2,
  time: '08:00',
  minutes: 60,
  zone: 'America/Los_Angeles',
  ...more,
});
const entry = (uid: string, event: CalendarEvent, more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: `${uid}@kubeflow.herald`,
  release: '1.4',
  event,
  hash: 'h',
  sequence: 0,
  lastModified: STAMP,
  cancelledAt: null,
  ...more,
});
const feed = (...entries: CalendarEntry[]): string =>
  icsFeed(entries, { name: 'Kubeflow releases', url: 'https://example.org/releases/1.4' });
const parse = (text: string): ICAL.Component => new ICAL.Component(ICAL.parse(text));
const events = (text: string): ICAL.Component[] => parse(text).getAllSubcomponents('vevent');
const value = (component: ICAL.Component | undefined, name: string): string | null => {
  const found = component?.getFirstPropertyValue(name);
  return found === null || found === undefined ? null : String(found);
};

describe('the calendar', () => {
  it('says what it is, how often to ask and where it belongs', () => {
    const calendar = parse(feed(entry('a', days())));

    expect(
      ['version', 'prodid', 'method', 'x-wr-calname', 'name', 'url', 'calscale'].map((n) => value(calendar, n)),
    ).toEqual([
      '2.0',
      '-//Herald//Release calendar//EN',
      'PUBLISH',
      'Kubeflow releases',
      'Kubeflow releases',
      'https://example.org/releases/1.4',
      'GREGORIAN',
    ]);
    expect([value(calendar, 'refresh-interval'), value(calendar, 'x-published-ttl')]).toEqual(['PT1H', 'PT1H']);
  });

  it('has all its properties before its first component, and ends its last line', () => {
    const text = feed(entry('a', days()), entry('b', weekly()));
    const lines = text.split('\r\n');
    const first = lines.findIndex((line) => line.startsWith('BEGIN:') && line !== 'BEGIN:VCALENDAR');

    expect(first).toBeGreaterThan(lines.findIndex((line) => line.startsWith('REFRESH-INTERVAL')));
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('has identical bytes for identical entries, in whatever order they come', () => {
    const [a, b, c] = [entry('a', days()), entry('b', weekly()), entry('c', days({ start: '2021-06-07' }))];

    expect(feed(c, a, b)).toBe(feed(a, b, c));
    expect(events(feed(c, a, b)).map((e) => value(e, 'uid'))).toEqual([a, b, c].map((e) => e.uid));
    expect(etagOf(feed(c, a, b))).toBe(etagOf(feed(a, b, c)));
    expect(etagOf(feed(a))).not.toBe(etagOf(feed(b)));
    expect(etagOf(feed(a))).toMatch(/^"[0-9a-f]{32}"$/);
  });

  it('without events is still a calendar', () => {
    expect(value(parse(feed()), 'prodid')).toBe('-//Herald//Release calendar//EN');
  });
});

describe('an all-day event', () => {
  const event = (more: Partial<CalendarEntry> = {}, span = days({ start: '2021-08-15', end: '2021-09-05' })) =>
    events(feed(entry('a', span, more)))[0];

  it("is made of dates, with an exclusive end, and takes nobody's time", () => {
    const start = event()?.getFirstProperty('dtstart');

    expect([start?.type, start?.getParameter('tzid')]).toEqual(['date', undefined]);
    expect([value(event(), 'dtstart'), value(event(), 'dtend')]).toEqual(['2021-08-15', '2021-09-06']);
    expect(value(event(), 'transp')).toBe('TRANSPARENT');
  });

  it('of one day ends on the next, over the end of a month too', () => {
    expect(value(event({}, days({ start: '2021-12-31', end: '2021-12-31' })), 'dtend')).toBe('2022-01-01');
  });

  it('carries the moment of its last change as stamp and its sequence', () => {
    const moved = event({ sequence: 3, lastModified: '2021-08-10T16:00:00.000Z' });

    expect(['dtstamp', 'last-modified', 'sequence'].map((n) => value(moved, n))).toEqual([
      '2021-08-10T16:00:00Z',
      '2021-08-10T16:00:00Z',
      '3',
    ]);
  });

  it('stays when it is cancelled, and says so', () => {
    expect(value(event(), 'status')).toBe('CONFIRMED');
    expect(value(event({ cancelledAt: STAMP, sequence: 1 }), 'status')).toBe('CANCELLED');
  });

  it('has every property at most once, and those that RFC 5545 requires', () => {
    const names =
      event()
        ?.getAllProperties()
        .map((p) => p.name) ?? [];

    expect(names).toEqual(expect.arrayContaining(['uid', 'dtstamp', 'dtstart', 'summary']));
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('a weekly meeting', () => {
  it('recurs at the same time of its zone, whose rules are in the file', () => {
    const calendar = parse(feed(entry('m', weekly({ first: '2021-10-26' }))));
    const zones = calendar.getAllSubcomponents('vtimezone');
    const [zone] = zones;
    if (zone === undefined) throw new Error('no rules');
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
    const timezone = new ICAL.Timezone(zone);
    ICAL.TimezoneService.register(timezone);
    const iterator = event.iterator();

    const starts = [iterator.next(), iterator.next(), iterator.next()].map((t) =>
      t.convertToZone(ICAL.Timezone.utcTimezone).toString(),
    );

    expect(starts).toEqual(['2021-10-26T15:00:00Z', '2021-11-02T15:00:00Z', '2021-11-09T16:00:00Z']);
    expect([
      zones.length,
      event.duration.toString(),
      event.component.getFirstProperty('dtstart')?.getParameter('tzid'),
    ]).toEqual([1, 'PT1H', 'America/Los_Angeles']);
    expect(value(event.component, 'rrule')).toBe('FREQ=WEEKLY;BYDAY=TU');
  });

  it.each(['US/Pacific', 'Asia/Calcutta', 'Europe/Berlin', 'Australia/Lord_Howe'])(
    'finds the rules of %s under the name that it uses',
    (zone) => {
      const calendar = parse(feed(entry('m', weekly({ zone }))));
      const start = calendar.getFirstSubcomponent('vevent')?.getFirstProperty('dtstart');

      expect(calendar.getAllSubcomponents('vtimezone').map((z) => value(z, 'tzid'))).toEqual([zone]);
      expect(start?.getParameter('tzid')).toBe(zone);
    },
  );

  it('in UTC needs no rules', () => {
    const text = feed(entry('m', weekly({ zone: 'UTC' })));

    expect(text).toContain('\r\nDTSTART:20210608T080000Z\r\n');
    expect(text).not.toContain('VTIMEZONE');
  });
});

describe('hostile text', () => {
  const hostile =
    'Fix; a, b\\n \r\nATTENDEE:mailto:x@example.org\nEND:VEVENT\r\u2028BEGIN:VALARM\u0000\u0007\u202Egnp.exe\u2066';
  const clean = 'Fix; a, b\\n \nATTENDEE:mailto:x@example.org\nEND:VEVENT\n\nBEGIN:VALARMgnp.exe';

  it('comes back as text, and adds nothing to the calendar', () => {
    const text = icsFeed([entry('a', days({ summary: hostile, description: hostile }))], { name: hostile, url: null });
    const [event] = events(text);

    expect([value(event, 'summary'), value(event, 'description')]).toEqual([clean, clean]);
    expect(parse(text).getAllProperties('attendee')).toEqual([]);
    expect(value(parse(text), 'x-wr-calname')).toBe(value(parse(text), 'name'));
    expect(text).toContain('X-WR-CALNAME:Fix\\; a\\, b\\\\n \\nATTENDEE:');
    expect([event?.getAllSubcomponents().length, event?.getAllProperties('attendee').length]).toEqual([0, 0]);
  });

  it.each([
    ['https://example.org/a,b;c?q=\\x', 'https://example.org/a%2Cb%3Bc?q=%5Cx'],
    ['https://example.org/\r\nATTENDEE:x', 'https://example.org/ATTENDEE:x'],
    ['javascript:alert(1)', null],
    ['not an address', null],
  ])('as an address: %j', (url, written) => {
    expect(value(events(feed(entry('a', days({ url }))))[0], 'url')).toBe(written);
  });

  it('of any kind survives the way through the file, in lines of at most 75 octets that cut no character', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({
        unit: fc.constantFrom('🎉', '漢', 'é', '\u200d', '👩‍👩‍👧', ',', ';', '\\', 'n', ' ', '\r\n', '"', ':'),
        maxLength: 120,
      }),
    );
    fc.assert(
      fc.property(anything, (summary) => {
        const text = feed(entry('a', days({ summary, description: summary })));
        const [event] = events(text);
        const lines = text.split('\r\n');

        expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
        expect(text).not.toContain('\uFFFE');
        expect(Buffer.from(text).toString()).toBe(text);
        expect(value(event, 'summary')).toBe(visible(summary));
        expect(event?.getAllProperties('summary')).toHaveLength(1);
      }),
    );
  });
});

/** What may be left of a text: written here a second time, character by character. */
function visible(text: string): string {
  const points = Array.from(text.replace(/\r\n/g, '\n'), (c) => {
    const code = c.codePointAt(0) ?? 0;
    if ([0x0d, 0x85, 0x2028, 0x2029].includes(code)) return '\n';
    if (code >= 0xd800 && code <= 0xdfff) return '\uFFFD';
    const control = (code < 0x20 && c !== '\n' && c !== '\t') || (code >= 0x7f && code <= 0x9f);
    const bidi =
      [0x61c, 0x200e, 0x200f].includes(code) ||
      (code >= 0x202a && code <= 0x202e) ||
      (code >= 0x2066 && code <= 0x2069);
    return control || bidi ? '' : c;
  });
  return points.join('').trim();
}

describe('folding', () => {
  it.each(['🎉', '漢字', 'é', '👩‍👩‍👧'])('keeps a long run of %s whole', (sign) => {
    const summary = sign.repeat(100);
    const text = feed(entry('a', days({ summary })));

    expect(value(events(text)[0], 'summary')).toBe(summary);
    expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(text).not.toContain('\uFFFD');
  });
});
