/** What to do about each thing that YAML refuses. */
import type { ErrorCode } from 'yaml';

const INDENT = 'Indent with two blanks per level, and give entries of the same list or group the same indent.';
const QUOTE = 'Write the value in quotes: a colon, `#`, `*`, `&`, `!`, `@` or `%` has a meaning of its own in YAML.';

const FIXES: Partial<Record<ErrorCode, string>> = {
  BAD_INDENT: INDENT,
  TAB_AS_INDENT: 'Replace the tab with blanks.',
  DUPLICATE_KEY: 'Keep one of the two and remove the other, or put both lists into one.',
  BLOCK_AS_IMPLICIT_KEY: QUOTE,
  BAD_SCALAR_START: QUOTE,
  BAD_ALIAS: QUOTE,
  TAG_RESOLVE_FAILED: QUOTE,
  UNEXPECTED_TOKEN: QUOTE,
  MULTILINE_IMPLICIT_KEY: 'Write `key: value`, with a colon and a blank after the key.',
  BLOCK_IN_FLOW: 'Close the bracket on the line where it was opened.',
  MISSING_CHAR: 'Close the quotes or the bracket on this line, or add the missing comma or colon.',
  MULTIPLE_DOCS: 'Remove the line `---` and what follows it: a file holds one document.',
};

export const fixOf = (code: ErrorCode): string => FIXES[code] ?? `Compare this line with the starter file. ${INDENT}`;
