/** Wrapping plain text. A word without spaces, above all an address, is never broken; wide scripts break between characters. */
import { columns, isWide, splitGraphemes } from './measure.js';

/**
 * Wraps text that may hold line breaks of its own to `width` columns. The first line begins with `first`, the others with
 * `rest`; both count.
 */
export function wrap(text: string, width: number, first = '', rest = first): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = lines.length === 0 ? first : rest;
    let empty = true;
    for (const piece of pieces(paragraph)) {
      const gap = empty || !piece.spaced ? '' : ' ';
      if (!empty && columns(line) + gap.length + columns(piece.text) > width) {
        lines.push(line.trimEnd());
        line = rest + piece.text;
      } else {
        line += gap + piece.text;
      }
      empty = false;
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

interface Piece {
  text: string;
  /** Whether a space stood before it. */
  spaced: boolean;
}

function pieces(paragraph: string): Piece[] {
  const words = paragraph.split(/[ \t]+/).filter((word) => word !== '');
  return words.flatMap((word) => {
    if (word.includes('://')) return [{ text: word, spaced: true }];
    return breakWide(word).map((text, index) => ({ text, spaced: index === 0 }));
  });
}

function breakWide(word: string): string[] {
  if (/^[\x20-\x7e]*$/.test(word)) return [word];
  const parts: string[] = [];
  let wideBefore = false;
  for (const grapheme of splitGraphemes(word)) {
    const wide = isWide(grapheme);
    const joined = parts.length > 0 && !(wide || wideBefore);
    // A closing mark never begins a line.
    if (joined || (parts.length > 0 && /^\p{P}/u.test(grapheme))) parts.push((parts.pop() ?? '') + grapheme);
    else parts.push(grapheme);
    wideBefore = wide;
  }
  return parts;
}
