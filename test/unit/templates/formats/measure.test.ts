/** Lengths as people see them: nothing is cut in the middle of what they see as one character. */
import { clip, splitAt } from '../../../../src/templates/formats/measure.js';

const FAMILY = '👩‍👩‍👧‍👦';

describe('a text that is clipped', () => {
  it('is left alone when it fits, to the last character', () => {
    expect(clip('12345', 5)).toBe('12345');
  });

  it.each([
    ['between letters', 'abcdef', 4, 'abc…'],
    ['before a family that does not fit whole', `ab${FAMILY}${FAMILY}`, 8, 'ab…'],
    ['behind one that does', `ab${FAMILY}${FAMILY}`, 15, `ab${FAMILY}…`],
    ['before an accent that belongs to its letter', 'abe\u0301de', 4, 'ab…'],
    ['without the space before the cut', 'ab  cdef', 5, 'ab…'],
    ['to nothing', FAMILY, 3, '…'],
  ])('is cut %s', (_where, text, limit, clipped) => {
    expect(clip(text, limit)).toBe(clipped);
  });
});

describe('a text that is split', () => {
  it('is one piece when it fits, an empty one too', () => {
    expect(splitAt('abc', 3)).toEqual(['abc']);
    expect(splitAt('', 3)).toEqual(['']);
  });

  it.each([
    ['at the space near the end', 'one two three', 9, ['one two ', 'three']],
    ['in the middle of a long word', 'ab cdefghijk', 9, ['ab cdefgh', 'ijk']],
    ['between families', FAMILY.repeat(3), 24, [FAMILY.repeat(2), FAMILY]],
    ['between the characters of one that is too long by itself', FAMILY, 4, ['👩‍', '👩‍', '👧‍', '👦']],
  ])('is cut %s', (_where, text, limit, pieces) => {
    expect(splitAt(text, limit)).toEqual(pieces);
  });

  it('loses nothing, however long it is', () => {
    const text = '日本 '.repeat(20_000);

    const pieces = splitAt(text, 3000);

    expect(pieces.join('')).toBe(text);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(3000);
  });
});
