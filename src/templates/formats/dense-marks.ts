/** Marks of Markdown that the parser may compare with all before them, or look behind to the end, in the same paragraph. */

/** Marks of emphasis: as many as nobody types into one paragraph. */
const MOST_EMPHASIS = 500;
/** Links, by the length of the longest word: each may be read to the end of its word. */
const MOST_LINK_WORK = 400_000;

const EMPHASIS = /\\.|[*_~]+/g;
/** Begins a paragraph even where no blank line stands before it. */
const BEGINS = /^[ \t]*(?:[-*+][ \t]+\S|#{1,6}[ \t])/;
const RULE = /^[ \t]*\|?(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*(?::?-+:?[ \t]*)?$/;

/** Whether some paragraph, or row of a table, has so many that reading it would take the square of its length. */
export function hasDenseMarks(source: string): boolean {
  let paragraph = NOTHING;
  let inTable = false;
  /** The line before, where a paragraph begins with it: a table's head stands there. */
  let head: string | null = null;
  let begun = true;
  for (const line of source.split('\n')) {
    const ends = line.trim() === '';
    inTable = !ends && (inTable || (head !== null && RULE.test(line) && cellsOf(line) === cellsOf(head)));
    paragraph = withLine(ends || inTable || BEGINS.test(line) ? NOTHING : paragraph, line);
    const { emphasis, links, longest } = paragraph;
    if (emphasis > MOST_EMPHASIS || links * longest > MOST_LINK_WORK) return true;
    head = begun && !ends ? line : null;
    begun = ends;
  }
  return false;
}

interface Counted {
  emphasis: number;
  links: number;
  /** Characters of the longest word. */
  longest: number;
}

const NOTHING: Counted = { emphasis: 0, links: 0, longest: 0 };

const withLine = ({ emphasis, links, longest }: Counted, line: string): Counted => ({
  emphasis: emphasis + (line.match(EMPHASIS) ?? []).filter((mark) => !mark.startsWith('\\')).length,
  links: links + line.split('](').length - 1,
  longest: (line.match(/\S+/g) ?? []).reduce((most, word) => Math.max(most, word.length), longest),
});

const cellsOf = (line: string): number => line.trim().replace(/^\|/, '').replace(/\|$/, '').split('|').length;
