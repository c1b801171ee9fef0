/** A long text in several fields, and back without loss. */
import fc from 'fast-check';
import { FIELD_LIMIT, joinBody, splitBody } from '../../../../src/surfaces/slack/body-fields.js';
import { anyText } from '../../../support/card-samples.js';

const paragraphs = (count: number, length = 500): string =>
  Array.from({ length: count }, (_, i) => `${i} ${'word '.repeat(length / 5)}`.trim()).join('\n\n');

describe('a text in several fields', () => {
  it('comes back as it was, whatever it is', () => {
    const long = fc.array(anyText, { maxLength: 12 }).map((parts) => parts.join('\n'));
    fc.assert(
      fc.property(long, (text) => {
        const fields = splitBody(text);

        expect(joinBody(fields)).toBe(text);
        expect(fields.pieces.every((piece) => piece.length <= FIELD_LIMIT)).toBe(true);
        expect(fields.glue.every((glue) => glue.trim() === '' && glue.length <= 24)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('comes back as it was although Slack trims what stands in each field', () => {
    const text = paragraphs(20);
    const { pieces, glue } = splitBody(text);

    expect(pieces.length).toBeGreaterThan(3);
    expect(joinBody({ pieces: pieces.map((piece) => piece.trim()), glue })).toBe(text);
  });

  it('is cut between paragraphs where there are any, else between lines, else between words', () => {
    const [first = ''] = splitBody(paragraphs(20)).pieces;
    const [list = ''] = splitBody(Array.from({ length: 200 }, (_, i) => `- item number ${i}`).join('\n')).pieces;
    const [line = ''] = splitBody('word '.repeat(1000)).pieces;

    expect(first.split('\n\n')).toHaveLength(4);
    expect(list).toMatch(/- item number \d+$/);
    expect(line).toMatch(/word$/);
  });

  it('never parts the two halves of a character', () => {
    const { pieces } = splitBody(`x${'👍'.repeat(3000)}`);

    expect(pieces.every((piece) => !/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(piece))).toBe(true);
  });

  it('loses a field that a person emptied, with the gap before it', () => {
    expect(joinBody({ pieces: ['one', '', 'three'], glue: ['\n\n', '\n'] })).toBe('one\nthree');
    expect(joinBody({ pieces: ['', 'two'], glue: ['\n\n'] })).toBe('two');
    expect(joinBody({ pieces: ['', ''], glue: ['\n\n'] })).toBe('');
  });
});
