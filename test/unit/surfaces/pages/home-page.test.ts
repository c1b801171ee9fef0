import { renderPage } from '../../../../src/surfaces/pages/document.js';
import { HomePage } from '../../../../src/surfaces/pages/home-page.js';
import type { HomeProps } from '../../../../src/surfaces/pages/home-props.js';
import type { TimelinePhase } from '../../../../src/surfaces/pages/timeline.js';
import { words } from '../../../support/words.js';

const frame = { community: 'Quiet', version: '1', viewer: null, preview: null };
const EMPTY: HomeProps = {
  now: '2021-08-12T16:00:00.000Z',
  zone: 'UTC',
  latest: null,
  underWay: [],
  past: [],
  blockers: [],
  sent: [],
  follow: {
    calendar: 'https://h.example/calendar.ics',
    webcal: 'webcal://h.example/calendar.ics',
    destinations: [],
    links: [],
  },
  checked: { at: null, problems: [] },
};
const phase = (id: string, place: TimelinePhase['place'], start: string | null, end: string | null): TimelinePhase => ({
  id,
  title: id,
  shape: start === end ? 'day' : 'span',
  start,
  end,
  place,
});
const cycle = (phases: TimelinePhase[]) => ({
  id: '2.0',
  name: 'Quiet 2.0',
  releaseDate: null,
  current: phases.filter((p) => p.place === 'current').map((p) => p.title),
  phases,
  next: [],
  trackingIssue: null,
  readiness: null,
});
const page = (props: Partial<HomeProps>): string => renderPage(HomePage, { frame, page: { ...EMPTY, ...props } });

describe('The page', () => {
  it('of a community without any release says so, and how to hear of the first', () => {
    const text = words(page({}));

    expect(text).toContain('Out now None yet');
    expect(text).toContain('Under way No cycle');
    expect(text).toContain('Add the calendar');
    expect(text).toContain('GitHub has not been read completely yet.');
    expect(text).not.toMatch(/undefined|null|NaN|Invalid/);
  });

  it('draws a cycle of which no phase has a date', () => {
    const html = page({ underWay: [cycle([phase('Development', 'undecided', null, null)])] });

    expect(words(html)).toContain('Development to be decided to be decided');
    expect(words(html)).toContain('The release day is to be decided.');
    expect(html).not.toContain('<svg');
  });

  it('marks the phases that run now in words, for readers and for screen readers', () => {
    const html = page({
      underWay: [
        cycle([
          phase('Development', 'past', '2021-06-07', '2021-08-11'),
          phase('Freeze', 'current', '2021-08-12', '2021-08-12'),
          phase('Docs', 'current', '2021-08-12', '2021-09-05'),
        ]),
      ],
    });

    expect(html.match(/aria-current="step"/g)).toHaveLength(2);
    expect(words(html)).toContain('Development over');
    expect(words(html)).toContain('Freeze now');
  });

  it('says when a day is, and when a stretch of days begins and ends', () => {
    const next = (title: string, edge: 'start' | 'end', day: boolean) => {
      const deadline = edge === 'start' ? null : '2021-10-09T06:59:00.000Z';
      return { phase: title, title, edge, date: '2021-10-08', deadline, day };
    };
    const dates = [next('Release', 'end', true), next('Docs', 'start', false), next('Tests', 'end', false)];

    const text = words(page({ underWay: [{ ...cycle([]), next: dates }] }));

    expect(text).toContain('Release is on Saturday, 9 October 2021');
    expect(text).toContain('Docs begins on Friday, 8 October 2021');
    expect(text).toContain('Tests ends on Saturday, 9 October 2021');
  });

  it('keeps every bar inside of the drawing', () => {
    const html = page({
      underWay: [
        cycle([phase('A', 'ahead', '2021-12-30', '2022-01-02'), phase('B', 'ahead', '2022-03-01', '2022-03-01')]),
      ],
    });
    const numbers = [...html.matchAll(/ (?:x|x1|x2|cx)="([\d.-]+)%"/g)].map((m) => Number(m[1]));

    expect(numbers.length).toBeGreaterThan(3);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(100);
  });

  it('calls what could not be read incomplete', () => {
    const text = words(page({ checked: { at: '2021-08-12T15:00:00.000Z', problems: ['a/b: its tags are missing.'] } }));

    expect(text).toContain('Incomplete: a/b: its tags are missing.');
  });

  it('shows names from outside as text, and links to the web only', () => {
    const html = page({
      follow: { ...EMPTY.follow, links: [{ label: '<b>Docs</b>', url: 'javascript:alert(1)' }] },
      latest: {
        id: null,
        name: '<i>2.0</i>',
        tag: 'v2"onx="',
        url: 'https://example.org/"><script>',
        publishedAt: null,
      },
    });

    expect(html).not.toMatch(/<b>Docs|<i>2|javascript:|<script|"onx=/);
    expect(words(html)).toContain('<b>Docs</b>');
  });
});
