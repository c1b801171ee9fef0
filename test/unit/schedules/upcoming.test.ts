import { releaseDate, releaseDeadline } from '../../../src/schedules/release-date.js';
import { currentPhases, cycleEnd, isUnderWay, upcoming } from '../../../src/schedules/upcoming.js';
import { CYCLE, community, cycleWith, dates } from '../../support/schedules-community.js';

describe('the next dates', () => {
  it('are ends and first days of spans, sorted, a single day once', () => {
    const next = upcoming(community(), CYCLE, '2021-08-14T19:00:00.000Z', 5);

    expect(next.map((u) => [u.phase, u.edge, u.date, u.deadline])).toEqual([
      ['docs-update', 'start', '2021-08-15', null],
      ['development', 'end', '2021-08-15', '2021-08-16T06:59:00.000Z'],
      ['feature-freeze', 'end', '2021-08-15', '2021-08-16T06:59:00.000Z'],
      ['docs-update', 'end', '2021-09-05', '2021-09-06T06:59:00.000Z'],
      ['manifests-testing', 'start', '2021-09-06', null],
    ]);
    expect(next[2]?.title).toBe('Feature freeze');
  });

  it('leave out what has passed, to the moment', () => {
    const deadline = '2021-09-28T06:59:00.000Z';

    expect(upcoming(community(), CYCLE, '2021-09-28T06:58:59.999Z', 9).map((u) => u.phase)).toEqual(['release']);
    expect(upcoming(community(), CYCLE, deadline, 9)).toEqual([]);
  });
});

describe('the phases that run', () => {
  it('do so from their first moment until their deadline', () => {
    const running = (now: string) => currentPhases(community(), CYCLE, now);

    expect(running('2021-08-15T06:59:59.999Z')).toEqual(['development']);
    expect(running('2021-08-15T07:00:00.000Z')).toEqual(['development', 'feature-freeze', 'docs-update']);
    expect(running('2021-08-16T06:59:00.000Z')).toEqual(['docs-update']);
  });

  it('include a span whose end is to be decided', () => {
    const open = [dates('docs-update', '2021-08-15', null)];

    expect(currentPhases(community(), open, '2021-12-01T00:00:00.000Z')).toEqual(['docs-update']);
  });
});

describe('a release', () => {
  const adopted = '2021-06-01T00:00:00.000Z';
  const isOn = (now: string, phases = CYCLE) => isUnderWay(community(), phases, adopted, now);

  it('has its day and its deadline, or none', () => {
    expect([releaseDate(CYCLE), releaseDeadline(community(), CYCLE)]).toEqual([
      '2021-09-27',
      '2021-09-28T06:59:00.000Z',
    ]);
    expect([releaseDate([]), releaseDeadline(community(), [])]).toEqual([null, null]);
  });

  it('is under way from its adoption until thirty days after its release', () => {
    expect([isOn('2021-05-31T23:59:59.999Z'), isOn(adopted)]).toEqual([false, true]);
    expect([isOn('2021-10-28T06:58:59.999Z'), isOn('2021-10-28T06:59:00.000Z')]).toEqual([true, false]);
  });

  it('is under way until its retrospective where that is dated, but not before it is out', () => {
    const later = cycleWith(dates('retrospective', '2021-12-07'));
    const early = cycleWith(dates('retrospective', '2021-09-01'));

    expect(cycleEnd(community(), later)).toBe('2021-12-08T07:59:00.000Z');
    expect(cycleEnd(community(), early)).toBe('2021-09-28T06:59:00.000Z');
  });

  it('without a release day is under way for as long as it takes', () => {
    expect(isOn('2031-01-01T00:00:00.000Z', cycleWith(dates('release', null)))).toBe(true);
  });
});
