/**
 * A long text in several fields of a form, since Slack takes 3,000 characters in each, and back again without loss.
 *
 * Slack may trim what a person sends, so no piece begins or ends with white space where that can be helped: what stood between
 * two pieces travels beside them as glue.
 */
export interface BodyFields {
  pieces: string[];
  /** What stood between piece `i` and piece `i + 1`. */
  glue: string[];
}

export const FIELD_LIMIT = 3000;
/** Leaves a person room to write more into a field than was there. */
const FILLED = 2400;
/** Longer white space stays within the pieces; the form carries the glue in 3,000 characters. */
const LONGEST_GLUE = 24;

export function splitBody(text: string): BodyFields {
  const pieces: string[] = [];
  const glue: string[] = [];
  let rest = text;
  while (rest.length > FILLED) {
    const { end, next } = cutOf(rest);
    pieces.push(rest.slice(0, end));
    glue.push(rest.slice(end, next));
    rest = rest.slice(next);
  }
  return { pieces: [...pieces, rest], glue };
}

/** A field that a person emptied goes together with the glue before it. */
export function joinBody({ pieces, glue }: BodyFields): string {
  return pieces.reduce((text, piece, i) => {
    if (i === 0 || text === '') return piece;
    return piece === '' ? text : `${text}${glue[i - 1] ?? '\n'}${piece}`;
  }, '');
}

/** Between paragraphs where there is such a place in the second half, else lines, else words; else between two characters. */
function cutOf(text: string): { end: number; next: number } {
  const head = text.slice(0, FILLED + 1);
  for (const gap of ['\n\n', '\n', ' ']) {
    const at = head.lastIndexOf(gap);
    if (at < FILLED / 2) continue;
    const cut = widened(text, at, at + gap.length);
    if (cut !== null) return cut;
  }
  const inPair = /[\uD800-\uDBFF]/.test(text.charAt(FILLED - 1));
  const end = inPair ? FILLED - 1 : FILLED;
  return { end, next: end };
}

/** All the white space around; null when it is too much to be carried as glue, or when nothing stands on one of its sides. */
function widened(text: string, from: number, to: number): { end: number; next: number } | null {
  let [end, next] = [from, to];
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end--;
  while (next < text.length && /\s/.test(text.charAt(next))) next++;
  return next - end > LONGEST_GLUE || end === 0 || next === text.length ? null : { end, next };
}
