import fc from 'fast-check';
import { lineDifference } from '../../../src/surfaces/line-difference.js';

describe('The difference of two texts', () => {
  it('marks what went and what came, and keeps the rest', () => {
    const difference = lineDifference('one\ntwo\nthree', 'one\n2\nthree\nfour');

    expect(difference.map(({ change, text }) => `${change} ${text}`)).toEqual([
      'same one',
      'gone two',
      'new 2',
      'same three',
      'new four',
    ]);
  });

  it('holds both texts, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((parts) => parts.join('\n'));

    fc.assert(
      fc.property(text, text, (before, after) => {
        const difference = lineDifference(before, after);

        const without = (change: string) =>
          difference
            .filter((line) => line.change !== change)
            .map((line) => line.text)
            .join('\n');
        expect(without('new')).toBe(before);
        expect(without('gone')).toBe(after);
      }),
    );
  });

  it('does not grow with the square for very long texts', () => {
    const long = 'x\n'.repeat(2000);

    const difference = lineDifference(long, `${long}y`);

    expect(difference).toHaveLength(4002);
  });
});
