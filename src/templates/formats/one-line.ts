/** Text from outside without what can disturb the line it stands in. */

// Bidi controls and invisible characters; the joiner stays where it holds an emoji together.
const INVISIBLE =
  /[\u00AD\u061C\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]|\u200D(?!\p{Extended_Pictographic})/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROLS = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]+/g;

/** Line breaks and control characters become spaces, bidi controls and invisible characters go, lone surrogates are replaced. */
export function oneLine(text: string): string {
  return withoutLoneSurrogates(text)
    .replaceAll(CONTROLS, ' ')
    .replaceAll(INVISIBLE, '')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
}

/** Longer text, its lines kept: bidi controls go, lone surrogates are replaced. */
export const harmless = (text: string): string =>
  withoutLoneSurrogates(text)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '');

/** A lone surrogate is no character: mail, JSON and databases each treat it differently. */
const withoutLoneSurrogates = (text: string): string =>
  text.replaceAll(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
