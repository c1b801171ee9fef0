import { existsSync, readFileSync } from 'node:fs';
import { readDate } from '../../../src/config/dates.js';
import type { PhaseDates } from '../../../src/domain/phase.js';
import { isCalendarDate, weekdayOf } from '../../../src/domain/time.js';
import { lintSchedule } from '../../../src/schedules/lint-schedule.js';
import { community, cycleWith, dates, definition, HOLIDAYS } from '../../support/schedules-community.js';

const lint = (phases: readonly PhaseDates[], rules = community()) => lintSchedule(rules, phases, HOLIDAYS);
const one = (...phase: PhaseDates[]) => lint(phase).map((f) => [f.rule, f.phase, f.date]);

describe('the linter', () => {
  it('is content with a schedule that keeps the rules', () => {
    const good = [
      dates('development', '2021-06-07', '2021-08-10'),
      dates('feature-freeze', '2021-08-10'),
      dates('docs-update', '2021-08-11', '2021-09-07'),
      dates('manifests-testing', '2021-08-25', '2021-09-07'),
      dates('distribution-testing', '2021-09-08', '2021-09-22'),
      dates('release', '2021-09-28'),
      dates('retrospective', '2021-10-12'),
    ];

    expect(lint(good)).toEqual([]);
  });

  it('wants deadlines on the meeting day or the day after, and names the nearest', () => {
    expect(lint([dates('feature-freeze', '2021-08-13')])).toEqual([
      {
        rule: 'meeting-day',
        severity: 'warning',
        phase: 'feature-freeze',
        date: '2021-08-13',
        message:
          'Feature freeze is on Friday, 13 August 2021, neither the day of the community meeting (Tuesday) nor the day after.',
        suggestion: 'Take Wednesday, 11 August 2021 (2021-08-11).',
      },
    ]);
    expect(one(dates('feature-freeze', '2021-08-11'))).toEqual([]);
  });

  it('does not ask when a phase begins, and not at all where nobody meets', () => {
    expect(one(dates('docs-update', '2021-08-19', '2021-08-31'))).toEqual([]);
    expect(lint([dates('feature-freeze', '2021-08-13')], community({ meeting: null }))).toEqual([]);
  });

  it('finds weekends on both ends of a phase', () => {
    expect(one(dates('docs-update', '2021-08-15', '2021-09-05'))).toEqual([
      ['weekend', 'docs-update', '2021-08-15'],
      ['weekend', 'docs-update', '2021-09-05'],
      ['meeting-day', 'docs-update', '2021-09-05'],
    ]);
  });

  it('names the holiday and its region, even if it is only one', () => {
    const [finding] = lint([dates('manifests-testing', '2021-09-06', '2021-09-14')]);

    expect(finding?.rule).toBe('holiday');
    expect(finding?.message).toBe(
      'Manifests testing starts on Monday, 6 September 2021, a public holiday: Labor Day in US.',
    );
    expect(finding?.suggestion).toBe('Take Tuesday, 7 September 2021 (2021-09-07).');
  });

  it('suggests no deadline before the phase starts', () => {
    const findings = lint([dates('docs-update', '2021-08-12', '2021-08-13')]);

    expect(findings.map((f) => f.suggestion)).toEqual(['Take Tuesday, 17 August 2021 (2021-08-17).']);
  });

  it('finds phases that are shorter than they should be, to the day', () => {
    const findings = lint([dates('distribution-testing', '2021-09-09', '2021-09-21')]);

    expect(findings.map((f) => [f.rule, f.suggestion])).toEqual([
      ['minimum-length', 'Let it end on Wednesday, 22 September 2021 (2021-09-22) or later.'],
    ]);
    expect(findings[0]?.message).toContain('lasts 13 days');
    expect(one(dates('distribution-testing', '2021-09-09', '2021-09-22'))).toEqual([]);
  });

  it('finds a phase that ends before it starts, as in a slip of the year', () => {
    expect(one(dates('docs-update', '2022-01-12', '2021-02-03'))[0]).toEqual([
      'ends-before-start',
      'docs-update',
      '2021-02-03',
    ]);
  });

  it.each([
    ['testing before the freeze is over', dates('manifests-testing', '2021-08-10', '2021-09-12'), 'manifests-testing'],
    ['a release before distributions have tested', dates('release', '2021-09-21'), 'release'],
    ['a retrospective before the release', dates('retrospective', '2021-09-21'), 'retrospective'],
    ['a freeze before development ends', dates('feature-freeze', '2021-08-10'), 'feature-freeze'],
  ])('finds %s', (_name, changed, phase) => {
    const wrong = lint(cycleWith(changed)).filter((f) => f.rule === 'order');

    expect(wrong.map((f) => [f.phase, f.severity])).toEqual([[phase, 'error']]);
  });

  it('lets phases follow one another as in a real cycle, and ignores those that it does not know', () => {
    const blog = [...cycleWith(), dates('blog', '2021-01-05')];

    expect(lint(blog).filter((f) => f.rule === 'order')).toEqual([]);
  });

  it('names phases without dates; a retrospective may wait', () => {
    const open = [dates('release', null), dates('docs-update', '2021-08-11', null), dates('retrospective', null)];

    expect(lint(open).map((f) => [f.severity, f.message])).toEqual([
      ['warning', 'Release has no date yet.'],
      ['warning', 'Docs update has no end yet.'],
      ['info', 'Retrospective has no date yet.'],
    ]);
  });
});

interface RealPhase {
  name: string;
  date: string | null;
  weekday_text: string | null;
  weekday_matches: boolean | null;
}
const DATA = new URL('../../../../shared/data/schedules.json', import.meta.url);
const STAND_IN: RealPhase[][] = [
  [
    { name: 'Feature Freeze', date: '2021-08-15', weekday_text: 'Sun', weekday_matches: true },
    { name: 'Release Day', date: '2021-02-24', weekday_text: 'Thu', weekday_matches: false },
  ],
];

/** The community's published timelines where they lie next to the checkout, else two rows made up here. */
function timelines(): RealPhase[][] {
  if (!existsSync(DATA)) {
    process.stdout.write('lint-schedule: no published timelines next to the checkout, using a made-up one\n');
    return STAND_IN;
  }
  const file: { versions: { phases: RealPhase[] }[] }[] = JSON.parse(readFileSync(DATA, 'utf8'));
  return file.flatMap((release) => release.versions.map((v) => v.phases));
}

describe('published timelines', () => {
  const SHORT = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  const all = timelines();

  it('have the weekdays that the calendar gives them, or are known not to', () => {
    for (const { date, weekday_text, weekday_matches } of all.flat()) {
      if (date === null || weekday_text === null) continue;
      expect([date, SHORT[weekdayOf(date) - 1] === weekday_text.slice(0, 3)]).toEqual([date, weekday_matches]);
    }
  });

  it('are refused by their file at every weekday that is not that of the date, and taken at every other', () => {
    const written = all.flat().filter(({ date, weekday_text }) => date !== null && weekday_text !== null);

    const read = written.map(({ date, weekday_text }) => readDate(`${weekday_text} ${date}`));

    expect(read.map((one) => ('problem' in one ? one.problem.rule : one.date))).toEqual(
      written.map(({ date, weekday_matches }) => (weekday_matches ? date : 'wrong-weekday')),
    );
    expect(written.filter(({ weekday_matches }) => weekday_matches === false).length).toBeGreaterThan(0);
  });

  it('are told about every weekend, with a suggestion that keeps the rules', () => {
    for (const timeline of all) {
      const phases = timeline.map((p, i) => dates(`phase-${i}`, p.date));
      const rules = community({ phases: phases.map((p) => definition(p.id, 'day')) });

      const findings = lint(phases, rules);

      const onWeekend = phases.filter((p) => p.end !== null && [0, 6].includes(new Date(p.end).getUTCDay()));
      expect(findings.filter((f) => f.rule === 'weekend').map((f) => f.phase)).toEqual(onWeekend.map((p) => p.id));
      for (const { suggestion } of findings.filter((f) => f.rule !== 'undated')) {
        const day = /\((\d{4}-\d{2}-\d{2})\)/.exec(suggestion ?? '')?.[1] ?? '';
        expect(isCalendarDate(day) && [2, 3].includes(weekdayOf(day))).toBe(true);
      }
    }
  });
});
