/** Lengths as people see them: graphemes for cutting, columns for plain text. */

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303F\uFF01-\uFF60]/u;

// Printable ASCII needs no segmenter, which is slow, and is nearly everything.
const isPlain = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

export function splitGraphemes(text: string): string[] {
  if (isPlain(text)) return text.split('');
  const parts: string[] = [];
  // In pieces, since Node takes the square of the length; the last of each may go on in the next.
  for (let start = 0; start < text.length; ) {
    const piece = text.slice(start, start + PIECE);
    const found = Array.from(graphemes.segment(piece), (part) => part.segment);
    const goesOn = start + PIECE < text.length && found.length > 1 ? (found.pop() ?? '') : '';
    for (const part of found) parts.push(part);
    start += piece.length - goesOn.length;
  }
  return parts;
}

const PIECE = 256;

/** Columns that a monospaced font needs: wide characters and emoji take two. */
export function columns(text: string): number {
  if (isPlain(text)) return text.length;
  return splitGraphemes(text).reduce((sum, part) => sum + (isWide(part) ? 2 : 1), 0);
}

export const isWide = (grapheme: string): boolean => WIDE.test(grapheme);

/** No longer than `limit` UTF-16 units, cut between graphemes, with an ellipsis where something was left out. */
export function clip(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, boundary(text, limit - 1)).trimEnd()}…`;
}

/** In pieces of at most `limit` UTF-16 units, cut at a space where one is near the end, else between graphemes. */
export function splitAt(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit) {
    const end = boundary(rest, limit) || limitOf(rest, limit);
    const space = rest.lastIndexOf(' ', end - 1) + 1;
    const cut = space > limit * 0.8 ? space : end;
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return rest === '' && pieces.length > 0 ? pieces : [...pieces, rest];
}

/** Where the last grapheme begins that does not fit into `limit` units of a longer text. */
function boundary(text: string, limit: number): number {
  // No character that people see is longer than this, and Node looks through all that it is given.
  const near = text.slice(0, limit + 100);
  return isPlain(near) ? limit : (graphemes.segment(near).containing(limit)?.index ?? limit);
}

/** Within a grapheme that is too long by itself, but not within a surrogate pair. */
const limitOf = (text: string, limit: number): number =>
  /[\uD800-\uDBFF]/.test(text.charAt(limit - 1)) && limit > 1 ? limit - 1 : limit;
