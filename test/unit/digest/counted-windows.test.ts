/** What a digest counts of each repository, so that nothing is counted twice and nothing never. */
import fc from 'fast-check';
import { countedWindows, isCounted, spanOf } from '../../../src/digest/counted-windows.js';
import type { DigestFacts } from '../../../src/domain/facts.js';
import { instantFromMillis } from '../../../src/domain/time.js';

const A = 'kubeflow/katib';
const B = 'kubeflow/pipelines';
const day = (n: number) => instantFromMillis(Date.UTC(2021, 7, 1) + n * 86_400_000);
const window = (from: number, to: number) => ({ from: day(from), to: day(to) });
const reading = (moments: Record<string, number | null>) => (repository: string) => {
  const at = moments[repository];
  return at == null ? null : day(at);
};
const first = countedWindows({
  repositories: [A, B],
  last: null,
  window: window(0, 7),
  completeAsOf: reading({ [A]: 6.9, [B]: 3 }),
});

describe('what a digest counts', () => {
  it('reaches as far as each repository was read, and no further', () => {
    expect(first).toEqual([
      { repository: A, from: day(0), to: day(6.9) },
      { repository: B, from: day(0), to: day(3) },
    ]);
  });

  it('goes on from there the next time', () => {
    const next = countedWindows({
      repositories: [A, B, 'kubeflow/new'],
      last: { window: window(0, 7), counted: first },
      window: window(7, 14),
      completeAsOf: reading({ [A]: 13.9, [B]: 13.9, 'kubeflow/new': 13.9 }),
    });

    expect(next.map(({ from }) => from)).toEqual([day(6.9), day(3), day(7)]);
    expect(spanOf(next, window(7, 14))).toEqual({ from: day(3), to: day(13.9) });
  });

  it('is nothing of a repository that was not read since, or never', () => {
    const next = countedWindows({
      repositories: [A, 'kubeflow/new'],
      last: { window: window(0, 7), counted: first },
      window: window(7, 14),
      completeAsOf: reading({ [A]: 6.9 }),
    });

    expect(next.every(({ from, to }) => from === to)).toBe(true);
    expect(isCounted(next)(A, day(6.9))).toBe(false);
  });

  it('begins with the digest’s own window where the last one is too long ago to go on from', () => {
    const late = countedWindows({
      repositories: [A],
      last: { window: window(0, 7), counted: first },
      window: window(60, 67),
      completeAsOf: reading({ [A]: 67 }),
    });

    expect(late).toEqual([{ repository: A, from: day(60), to: day(67) }]);
  });

  it('knows digests from before repositories were counted one by one', () => {
    const next = countedWindows({
      repositories: [A],
      last: { window: window(0, 7) },
      window: window(7, 14),
      completeAsOf: reading({ [A]: 20 }),
    });

    expect(next).toEqual([{ repository: A, from: day(7), to: day(14) }]);
  });

  it('holds everything once, however far each reading came', () => {
    /** Weeks of digests, the last of which follows a complete reading. */
    const windowsOf = (gaps: number[]) => {
      let last: Pick<DigestFacts, 'window' | 'counted'> | null = null;
      return [...gaps, 0].map((gap, week) => {
        const own = window(7 * week, 7 * week + 7);
        const completeAsOf = reading({ [A]: 7 * week + 7 - 14 * gap });
        last = { window: own, counted: countedWindows({ repositories: [A], last, window: own, completeAsOf }) };
        return last.counted ?? [];
      });
    };
    const readings = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 });

    fc.assert(
      fc.property(readings, fc.integer({ min: 0, max: 60 * 24 }), (gaps, hour) => {
        const at = day(hour / 24);
        const times = windowsOf(gaps).filter((counted) => isCounted(counted)(A, at)).length;

        expect(times).toBe(at < day(7 * (gaps.length + 1)) ? 1 : 0);
      }),
    );
  });
});
