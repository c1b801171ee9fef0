/**
 * The issues that somebody's words refer to. One is named as blocking only where it follows `blocked by` or `Blockers:` directly, at
 * the beginning of a clause; every other one may be meant in any way.
 */
import { parseIssueRef } from './issue-ref.js';

export interface ReadIssues {
  /** `owner/name#number`, said to be in the way. */
  blockers: string[];
  /** `owner/name#number`, of which nothing outright was said. */
  mentioned: string[];
}

const REFERENCE =
  '(?:https?:\\/\\/(?:www\\.)?github\\.com\\/[\\w.-]{1,39}\\/[\\w.-]{1,100}\\/(?:issues|pull)\\/\\d{1,9}|(?<![\\w/.-])[A-Za-z0-9][A-Za-z0-9-]{0,38}\\/[\\w.-]{1,100}#\\d{1,9}|(?<![\\w/&])#\\d{1,9})(?!\\d)';
const REFERENCES = new RegExp(REFERENCE, 'gu');
const LIST = new RegExp(
  `${REFERENCE}(?:\\s{0,3}(?:,|&|\\+|\\band\\b|,\\s{0,2}and\\b)\\s{0,3}${REFERENCE}){0,20}`,
  'uy',
);
const NAMING =
  /(?<![\p{L}\p{N}_-])(?:blocked(?: only)? (?:by|on)|(?:blockers?|blocked by|blocked on|blocked):)[\s*_]{0,4}/giu;

/** `home`: what a bare `#12` is of; null where that cannot be told. */
export function readBlockers(text: string, home: string | null): ReadIssues {
  const blockers = new Set<string>();
  for (const { index, 0: naming } of text.matchAll(NAMING)) {
    if (!isOutright(text.slice(Math.max(0, index - BEFORE), index))) continue;
    LIST.lastIndex = index + naming.length;
    const [list] = LIST.exec(text) ?? [];
    if (list === undefined) continue;
    const end = index + naming.length + list.length;
    if (!TAKEN_BACK.test(text.slice(end, end + AFTER))) for (const one of referencesIn(list, home)) blockers.add(one);
  }
  return { blockers: [...blockers], mentioned: referencesIn(text, home).filter((one) => !blockers.has(one)) };
}

const BEFORE = 80;
const AFTER = 80;

/** Only who is blocked stands between the beginning of the clause and the word. */
const isOutright = (before: string): boolean =>
  /(?:^|[.!?;:,()\n🟢🟡🔴•–—]|\s-\s)[\s*_]*(?:(?:we|i|it|this|that|and|but|because|since|is|are|am|(?:we|it|i|that)[’'](?:re|s|m)|still|now|currently|red|yellow|green)\s+){0,6}$/iu.test(
    before,
  );
const TAKEN_BACK =
  /^[^.!;\n]*(?:\?|(?<![\p{L}\p{N}])(?:not|no longer|no more|any ?more|until|till|yesterday|last (?:week|time)|fixed|merged|closed|resolved|solved|done|landed|gone|unblocked)(?![\p{L}\p{N}]))/iu;

function referencesIn(text: string, home: string | null): string[] {
  const found = [...text.matchAll(REFERENCES)].flatMap(([reference]) => {
    const ref = parseIssueRef(reference.startsWith('#') ? `${home ?? ''}${reference}` : reference);
    return ref === null ? [] : [`${ref.repository}#${ref.number}`];
  });
  return [...new Set(found)];
}
