import fc from 'fast-check';
import { compareVersions, fitsPattern, isPrerelease, parseVersion, type Version } from '../../../src/domain/version.js';

const version = (text: string): Version => {
  const parsed = parseVersion(text);
  if (parsed === null) throw new Error(`not a version: ${text}`);
  return parsed;
};
const sorted = (...texts: string[]): string[] => texts.toSorted((a, b) => compareVersions(version(a), version(b)));

type Parts = { numbers: number[]; pre: (string | number)[] };
const identifier = fc.oneof(fc.nat({ max: 30 }), fc.stringMatching(/^[a-z-]{1,4}$/));
const semver: fc.Arbitrary<Parts> = fc.record({
  numbers: fc.array(fc.nat({ max: 12 }), { minLength: 3, maxLength: 3 }),
  pre: fc.array(identifier, { maxLength: 3 }),
});
const calendar: fc.Arbitrary<Parts> = fc.record({
  numbers: fc.tuple(fc.integer({ min: 10, max: 40 }), fc.integer({ min: 1, max: 12 }), fc.nat({ max: 3 })),
  pre: fc.constantFrom<(string | number)[]>([], ['alpha', 1], ['rc', 0], ['rc', 1], ['rc', 10]),
});
const write = ({ numbers, pre }: Parts): string =>
  pre.length === 0 ? numbers.join('.') : `${numbers.join('.')}-${pre.join('.')}`;
const writeCalendar = ({ numbers: [year, month, patch], pre }: Parts): string => {
  const main = `${year}.${String(month).padStart(2, '0')}${patch === 0 ? '' : `.${patch}`}`;
  return pre.length === 0 ? main : `${main}-${pre.join('.')}`;
};

/** SemVer's precedence (semver.org, 11), written down a second time, on the parts instead of on the text. */
function precedence(a: Parts, b: Parts): number {
  const numbers = a.numbers.map((n, i) => Math.sign(n - (b.numbers[i] ?? 0))).find((sign) => sign !== 0);
  if (numbers !== undefined) return numbers;
  if (a.pre.length === 0 || b.pre.length === 0) return Math.sign(b.pre.length - a.pre.length);
  for (const [i, left] of a.pre.entries()) {
    const right = b.pre[i];
    if (right === undefined) return 1;
    if (left === right) continue;
    if (typeof left === 'number' && typeof right === 'number') return Math.sign(left - right);
    if (typeof left === 'number') return -1;
    if (typeof right === 'number') return 1;
    return left < right ? -1 : 1;
  }
  return a.pre.length < b.pre.length ? -1 : 0;
}

describe('versions', () => {
  it('orders SemVer as its specification does', () => {
    fc.assert(
      fc.property(semver, semver, (a, b) => {
        expect(Math.sign(compareVersions(version(write(a)), version(write(b))))).toBe(precedence(a, b));
      }),
    );
  });

  it('orders calendar versions by year, month, pre-release and patch', () => {
    fc.assert(
      fc.property(calendar, calendar, (a, b) => {
        const [left, right] = [version(writeCalendar(a)), version(writeCalendar(b))];

        expect([left.scheme, right.scheme]).toEqual(['calendar', 'calendar']);
        expect(Math.sign(compareVersions(left, right))).toBe(precedence(a, b));
      }),
    );
  });

  it('puts the example of semver.org and a calendar cycle into their order', () => {
    const semverOrg = [
      '1.0.0-alpha',
      '1.0.0-alpha.1',
      '1.0.0-alpha.beta',
      '1.0.0-beta',
      '1.0.0-beta.2',
      '1.0.0-beta.11',
    ];
    const cycle = ['25.10', '26.03-rc.0', '26.03-rc.1', '26.03-rc.10', '26.03', '26.03.1', '26.10'];

    expect(sorted(...[...semverOrg, '1.0.0-rc.1', '1.0.0'].reverse())).toEqual([...semverOrg, '1.0.0-rc.1', '1.0.0']);
    expect(sorted(...cycle.toReversed())).toEqual(cycle);
  });

  it('counts candidates as numbers, however they are written', () => {
    expect(sorted('v1.4.0-rc10', 'v1.4.0rc2', 'v1.4.0', 'v1.4.0-rc.1')).toEqual([
      'v1.4.0-rc.1',
      'v1.4.0rc2',
      'v1.4.0-rc10',
      'v1.4.0',
    ]);
  });

  it('takes a missing last number for zero', () => {
    expect(compareVersions(version('v1.4'), version('1.4.0'))).toBe(0);
    expect(compareVersions(version('26.03'), version('26.03.1'))).toBeLessThan(0);
  });

  it('reads a prefix and ignores build data', () => {
    expect(version('sdk/v1.8.0-rc.1+build.7')).toEqual({
      scheme: 'semver',
      prefix: 'sdk/',
      numbers: [1, 8, 0],
      pre: ['rc', 1],
    });
    expect(compareVersions(version('1.4.0+a'), version('1.4.0+b'))).toBe(0);
  });

  it.each(['v1.4.0-rc.1', '1.4.0-hotfix.1', '1.4.0-1', 'v1.4-rc.0', '26.03-rc.1', '1.0.0-x.7.z.92'])(
    'knows %s for a pre-release',
    (text) => {
      expect(isPrerelease(version(text))).toBe(true);
    },
  );

  it.each(['v1.4.0', '1.4', '26.03', '26.03.1', '1.4.0+rc.1'])('knows %s for stable', (text) => {
    expect(isPrerelease(version(text))).toBe(false);
  });

  it.each(['', 'latest', 'v1', '1.4-branch', 'spark-operator-chart-1.1.2', 'v1beta2-1.2.0-3.0.0', '4e7f4ed', '1..2'])(
    'does not take %j for a version',
    (text) => {
      expect(parseVersion(text)).toBeNull();
    },
  );
});

describe('patterns', () => {
  it.each([
    ['v1.4.0-rc.1', 'v1.4.0-rc.*', true],
    ['v1.4.0-rc.', 'v1.4.0-rc.*', true],
    ['v1.4.0', 'v1.4.0-rc.*', false],
    ['v1.4.0', 'v1.4.0', true],
    ['v1x4.0', 'v1.4.0', false],
    ['xv1.4.0', 'v1.4.*', false],
    ['v1.4.0/x', 'v1.4.*', false],
    ['sdk/v1.8.0', 'sdk/v1.*', true],
    ['v1.4.0+1', 'v1.4.0+*', true],
  ])('%s against %s: %s', (tag, pattern, fits) => {
    expect(fitsPattern(tag, pattern)).toBe(fits);
  });

  it('takes every character but the star literally', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !text.includes('*')),
        (text) => {
          expect(fitsPattern(text, text)).toBe(true);
          expect(fitsPattern(`${text}x`, text)).toBe(false);
        },
      ),
    );
  });
});
