/** Text and addresses for calendars. What comes in is hostile: it may not end a line, begin a property or turn the reading order. */

/** Control characters but tab and newline; what else ends a line is made a newline before. */
const CONTROLS = /(?![\t\n])\p{Control}/gu;
/** Marks, embeddings, overrides and isolates that change the direction of what follows. */
const BIDI = /\p{Bidi_Control}/gu;
/** Half of a surrogate pair: it has no UTF-8 form. */
const LONE_SURROGATES = /\p{Surrogate}/gu;

/** Plain text with newlines as LF; escaping for the file is the writer's part. */
export const calendarText = (text: string): string =>
  text
    .replace(/\r\n?|\u0085|\u2028|\u2029/g, '\n')
    .replace(CONTROLS, '')
    .replace(BIDI, '')
    .replace(LONE_SURROGATES, '\uFFFD')
    .trim();

/** RFC 5545, 3.3.11, for the places where ical-generator does not escape. */
export const escapeText = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');

/**
 * An address as a URI value, or null when it is none of http(s). `,` `;` and `\` are written as percent codes: a URI is not
 * escaped in the file, but ical-generator would do so.
 */
export function calendarUri(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  return url.href.replace(/[,;\\]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
