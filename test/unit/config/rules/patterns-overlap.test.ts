import fc from 'fast-check';
import { patternsOverlap } from '../../../../src/config/rules/patterns-overlap.js';
import { fitsPattern } from '../../../../src/domain/version.js';

const pattern = fc.string({ unit: fc.constantFrom('*', 'v', '1', '.', '/'), maxLength: 8 });
const filling = fc.string({ unit: fc.constantFrom('v', '1', '.'), maxLength: 3 });

describe('Two patterns overlap', () => {
  it.each([
    ['v1.4.0', 'v1.4.0', true],
    ['v1.4.*', 'v1.4.0-rc.*', true],
    ['*-rc.*', 'v1.4.*', true],
    ['v1.4.*', 'v1.5.*', false],
    ['*', 'sdk/v1', false],
    ['', '*', true],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(patternsOverlap(a, b)).toBe(expected);
  });

  it('whenever a tag fits both, whichever is named first', () => {
    fc.assert(
      fc.property(pattern, pattern, filling, (a, b, text) => {
        const tag = a.replaceAll('*', text);

        if (fitsPattern(tag, b)) expect(patternsOverlap(a, b)).toBe(true);
        expect(patternsOverlap(a, b)).toBe(patternsOverlap(b, a));
      }),
    );
  });

  it('and says so quickly of patterns full of stars', () => {
    expect(patternsOverlap('*a'.repeat(200), `${'*b'.repeat(200)}`)).toBe(false);
  });
});
