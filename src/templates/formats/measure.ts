/** Lengths as people see them: graphemes for cutting, columns for plain text. */

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303F\uFF01-\uFF60]/u;

// Printable ASCII needs no segmenter, which is slow, and is nearly everything.
const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

export const splitGraphemes = (text: string): string[] =>
  isPlain(text) ? text.split('') : Array.from(graphemes.segment(text), (part) => part.segment);

/** Columns that a monospaced font needs: wide characters and emoji take two. */
export function columns(text: string): number {
  if (isPlain(text)) return text.length;
  return splitGraphemes(text).reduce((sum, part) => sum + (isWide(part) ? 2 : 1), 0);
}

export const isWide = (grapheme: string): boolean => WIDE.test(grapheme);

/** No longer than `limit` UTF-16 units, cut between graphemes, with an ellipsis where something was left out. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let kept = '';
  // No character that people see is longer than this beginning.
  for (const part of splitGraphemes(text.slice(0, limit + 100))) {
    if (kept.length + part.length > limit - 1) break;
    kept += part;
  }
  return `${kept.trimEnd()}…`;
}

/** In pieces of at most `limit` UTF-16 units, cut at a space where one is near the end, else between graphemes. */
export function splitAt(text: string, limit: number): string[] {
  if (text.length <= limit) return [text];
  const pieces: string[] = [];
  let piece = '';
  for (const grapheme of splitGraphemes(text)) {
    for (const part of grapheme.length > limit ? Array.from(grapheme) : [grapheme]) {
      if (piece.length + part.length > limit) {
        const space = piece.lastIndexOf(' ') + 1;
        const cut = space > limit * 0.8 ? space : piece.length;
        pieces.push(piece.slice(0, cut));
        piece = piece.slice(cut);
      }
      piece += part;
    }
  }
  return piece === '' ? pieces : [...pieces, piece];
}
