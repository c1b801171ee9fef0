import { jest } from '@jest/globals';
import type { SyncEndpoint } from '../../../../src/domain/evidence.js';
import { gatherHints } from '../../../../src/listeners/github/gather-hints.js';

describe('Hints that come together', () => {
  let looks: [repository: string, endpoints: readonly SyncEndpoint[]][];
  const gather = () => gatherHints((repository, endpoints) => looks.push([repository, endpoints]), [1000, 30_000]);
  beforeEach(() => {
    looks = [];
    jest.useFakeTimers();
  });
  afterEach(() => jest.useRealTimers());

  it('become one look for each repository, at everything that was named, however many they are', () => {
    const { hint } = gather();

    for (let i = 0; i < 500; i++) hint('a/a', i % 2 === 0 ? ['tags', 'branches'] : ['releases', 'tags']);
    hint('b/b', ['issues']);
    jest.advanceTimersByTime(1000);

    expect(looks).toEqual([
      ['a/a', ['tags', 'branches', 'releases']],
      ['b/b', ['issues']],
    ]);
  });

  it('are looked at once more a little later, since GitHub may have delivered before it shows', () => {
    const { hint } = gather();

    hint('a/a', ['tags']);
    jest.advanceTimersByTime(60_000);

    expect(looks).toEqual([
      ['a/a', ['tags']],
      ['a/a', ['tags']],
    ]);
  });

  it('that come without end are looked at all the same', () => {
    const { hint } = gather();

    for (let i = 0; i < 100; i++) {
      hint('a/a', ['issues']);
      jest.advanceTimersByTime(100);
    }

    expect(looks.length).toBeGreaterThanOrEqual(9);
    expect(looks.length).toBeLessThanOrEqual(11);
  });

  it('are forgotten when Herald stops', () => {
    const { hint, stop } = gather();

    hint('a/a', ['tags']);
    stop();
    jest.advanceTimersByTime(60_000);

    expect(looks).toEqual([]);
  });
});
