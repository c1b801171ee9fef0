import fc from 'fast-check';
import { Refusal } from '../../../src/domain/errors.js';
import type { PhaseDates } from '../../../src/domain/phase.js';
import { addDays, daysBetween } from '../../../src/domain/time.js';
import { cascade } from '../../../src/schedules/cascade.js';
import { CYCLE, community, cycleWith, dates } from '../../support/schedules-community.js';

const move = (phase: string, end: string, start: string | null = null, phases = CYCLE) =>
  cascade(community(), phases, { phase, start, end });
const moveOn = (today: string, change: Parameters<typeof cascade>[2], phases: readonly PhaseDates[] = CYCLE) =>
  cascade(community(), phases, change, today);
const spans = (phases: readonly PhaseDates[]) => phases.map((p) => [p.id, p.start, p.end]);

describe('a change of one date', () => {
  it('that is later moves what comes after, and not what began before', () => {
    expect(spans(move('feature-freeze', '2021-08-22'))).toEqual([
      ['development', '2021-06-07', '2021-08-15'],
      ['feature-freeze', '2021-08-22', '2021-08-22'],
      ['docs-update', '2021-08-22', '2021-09-12'],
      ['manifests-testing', '2021-09-13', '2021-09-19'],
      ['distribution-testing', '2021-09-20', '2021-10-03'],
      ['release', '2021-10-04', '2021-10-04'],
      ['retrospective', null, null],
    ]);
  });

  it('leaves what runs in parallel where it is', () => {
    const moved = spans(move('manifests-testing', '2021-09-19'));

    expect(moved.slice(0, 3)).toEqual(spans(CYCLE).slice(0, 3));
    expect(moved[4]).toEqual(['distribution-testing', '2021-09-20', '2021-10-03']);
  });

  it('that is earlier moves that phase alone', () => {
    expect(move('feature-freeze', '2021-08-10')).toEqual(cycleWith(dates('feature-freeze', '2021-08-10')));
  });

  it('of the first day alone moves nothing else', () => {
    expect(move('docs-update', '2021-09-05', '2021-08-20')).toEqual(
      cycleWith(dates('docs-update', '2021-08-20', '2021-09-05')),
    );
  });

  it('that sets a date for the first time moves nothing else', () => {
    expect(move('retrospective', '2021-10-19')).toEqual(cycleWith(dates('retrospective', '2021-10-19')));
  });

  it('on a day that two phases share moves the one that is listed below, not the one above', () => {
    const twoOnADay = [dates('release', '2021-09-27'), dates('blog', '2021-09-27')];

    expect(spans(move('release', '2021-09-29', null, twoOnADay))[1]).toEqual(['blog', '2021-09-29', '2021-09-29']);
    expect(spans(move('blog', '2021-09-29', null, twoOnADay))[0]).toEqual(['release', '2021-09-27', '2021-09-27']);
  });

  it('keeps the first day of a phase that has begun, and of what comes after it and has begun too', () => {
    const extended = moveOn('2021-09-14', { phase: 'distribution-testing', start: null, end: '2021-10-03' });
    const sooner = moveOn('2021-09-12', { phase: 'distribution-testing', start: null, end: '2021-10-03' });
    const behind = moveOn('2021-09-14', { phase: 'manifests-testing', start: null, end: '2021-09-14' });

    expect(extended).toContainEqual(dates('distribution-testing', '2021-09-13', '2021-10-03'));
    expect(sooner).toContainEqual(dates('distribution-testing', '2021-09-20', '2021-10-03'));
    expect(behind).toContainEqual(dates('distribution-testing', '2021-09-13', '2021-09-28'));
  });

  it('takes a first day that a person names, although the phase has begun', () => {
    const change = { phase: 'distribution-testing', start: '2021-09-15', end: '2021-10-03' };

    expect(moveOn('2021-09-14', change)).toContainEqual(dates('distribution-testing', '2021-09-15', '2021-10-03'));
  });

  it.each([
    ['later', '2021-08-22', '2021-08-21'],
    ['earlier', '2021-08-08', '2021-08-07'],
  ])('of a day that moves %s moves the end of what ends on its eve', (_way, freeze, development) => {
    const untilTheEve = cycleWith(dates('development', '2021-06-07', '2021-08-14'));
    const change = { phase: 'feature-freeze', start: null, end: freeze };

    const moved = moveOn('2021-08-15', change, untilTheEve);
    const late = moveOn('2021-08-16', change, untilTheEve);

    expect(moved).toContainEqual(dates('development', '2021-06-07', development));
    expect(late).toContainEqual(dates('development', '2021-06-07', '2021-08-14'));
  });

  it('that moves a day along moves what runs in parallel and ends on its eve', () => {
    const parallel = cycleWith(dates('docs-update', '2021-08-15', '2021-09-26'));

    const moved = moveOn('2021-09-07', { phase: 'manifests-testing', start: null, end: '2021-09-19' }, parallel);

    expect(moved).toContainEqual(dates('docs-update', '2021-08-15', '2021-10-03'));
  });

  it('while the release holds moves neither it nor what lies behind, and shortens what would pass it', () => {
    const phases = cycleWith(dates('retrospective', '2021-10-12'));
    const change = { phase: 'manifests-testing', start: null, end: '2021-09-19', releaseHolds: true };

    expect(spans(moveOn('2021-09-01', change, phases)).slice(3)).toEqual([
      ['manifests-testing', '2021-09-13', '2021-09-19'],
      ['distribution-testing', '2021-09-20', '2021-09-26'],
      ['release', '2021-09-27', '2021-09-27'],
      ['retrospective', '2021-10-12', '2021-10-12'],
    ]);
  });

  it('is refused where the release is to move and to hold', () => {
    const change = { phase: 'release', start: null, end: '2021-10-04', releaseHolds: true };

    expect(() => moveOn('2021-09-01', change)).toThrow(/cannot move and hold/);
  });

  it('is refused where the phase would end before it starts, or does not exist', () => {
    expect(() => move('docs-update', '2021-09-05', '2021-09-06')).toThrow(Refusal);
    expect(() => move('freeze', '2021-09-05')).toThrow(/no phase "freeze".*feature-freeze/);
  });
});

/** Up to six spans in the order of their first days, some without dates. */
const cycles = fc
  .array(fc.record({ gap: fc.integer({ min: -10, max: 20 }), length: fc.nat({ max: 30 }), dated: fc.boolean() }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((rows) => {
    let begin = '2021-06-07';
    return rows.map(({ gap, length, dated }, i): PhaseDates => {
      if (!dated && i > 0) return dates(`p${i}`, null);
      const start = addDays(begin, Math.max(0, gap));
      begin = start;
      return dates(`p${i}`, start, addDays(start, length));
    });
  });
const shifts = fc.tuple(cycles, fc.nat(), fc.integer({ min: 0, max: 60 })).map(([phases, pick, days]) => {
  const datedPhases = phases.filter((p) => p.end !== null);
  const phase = datedPhases[pick % datedPhases.length] ?? dates('none', '2021-06-07');
  return {
    phases,
    phase,
    days,
    after: cascade(community(), phases, { phase: phase.id, start: null, end: addDays(phase.end ?? '', days) }),
  };
});
const length = (p: PhaseDates): number | null =>
  p.start === null || p.end === null ? null : daysBetween(p.start, p.end);

describe('every delay', () => {
  it('keeps all lengths, and the order of first days from the moved phase on', () => {
    fc.assert(
      fc.property(shifts, ({ phases, phase, after }) => {
        const follows = (p: PhaseDates): boolean => p.start !== null && p.start > (phase.end ?? '');
        const starts = after.filter((_, i) => follows(phases[i] ?? phase)).map((p) => p.start);

        expect(after.map(length)).toEqual(phases.map(length));
        expect(starts).toEqual(starts.toSorted());
      }),
    );
  });

  it('changes nothing that began before the moved phase, and moves the rest by the same days or not at all', () => {
    fc.assert(
      fc.property(shifts, ({ phases, phase, days, after }) => {
        for (const [i, was] of phases.entries()) {
          const is = after[i];
          const by = was.start === null || !is?.start ? 0 : daysBetween(was.start, is.start);
          expect([0, days]).toContain(by);
          if (was.id !== phase.id && (was.start ?? '') < (phase.start ?? '')) expect(is).toEqual(was);
        }
      }),
    );
  });

  it('keeps the gap to all that comes after, so that it never overlaps what it did not', () => {
    fc.assert(
      fc.property(shifts, ({ phases, phase, after }) => {
        const moved = after.find((p) => p.id === phase.id);
        for (const [i, was] of phases.entries()) {
          if (was.start === null || was.start <= (phase.end ?? '')) continue;
          expect(daysBetween(moved?.end ?? '', after[i]?.start ?? '')).toBe(daysBetween(phase.end ?? '', was.start));
        }
      }),
    );
  });

  it('is undone by moving each moved phase back', () => {
    fc.assert(
      fc.property(shifts, ({ phases, after }) => {
        const back = phases.reduce(
          (now, was) =>
            was.end === null ? now : cascade(community(), now, { phase: was.id, start: was.start, end: was.end }),
          after,
        );

        expect(back).toEqual(phases);
      }),
    );
  });
});
