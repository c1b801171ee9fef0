/** Reads a title as its author meant it for machines, and leaves what people read. */
import type { BuiltInKind } from '../../domain/changelog.js';
import { tidy, withoutNumbers } from './references.js';
import { kindOfScope, kindOfWord, kindOfWords, leadingSign } from './title-kinds.js';

export interface TitleReading {
  /** For reading; never empty. */
  text: string;
  kind: BuiltInKind | null;
  /** The title has a form that says so; else its words alone do. */
  byForm: boolean;
  /** Marked with `!`, or with a sign that says so. */
  breaking: boolean;
  /** The part of the repository that it is about, where the form names one; what only says its kind again does not count. */
  scope: string | null;
}

/** `feat(sdk)!: `, `Bug fix: `, `[Fix] `, `[SDK] fix: `, `fix - `. */
const FORM =
  /^(?<where>\[[^\]]{1,40}\] ?)?(?:\[(?<bracketed>[A-Za-z0-9 -]{2,20})\]:?|(?<word>[A-Za-z0-9]{2,20}(?: [A-Za-z]{2,4})?) ?(?:\((?<scope>[^()]{0,60})\))?(?<bang>!)?:)\s*(?<rest>.*)$/;
const BRACKETED = /^\[(?<word>[A-Za-z0-9 -]{2,20})\]:?\s*(?<rest>.*)$/;

export function readTitle(original: string): TitleReading {
  const title = tidy(original);
  const sign = leadingSign(title);
  const form = readForm(sign?.rest ?? title);
  const kind = sign !== null && sign.kind !== 'breaking' ? sign.kind : (form?.kind ?? null);
  const text = readable(form?.rest ?? sign?.rest ?? title) || title;
  const breaking = sign?.kind === 'breaking' || form?.bang === true;
  const scope = form?.scope ?? null;
  if (kind !== null) return { text, kind, byForm: true, breaking, scope };
  return { text, kind: kindOfWords(text), byForm: false, breaking, scope };
}

/** The parts of a title in one of the forms; null where its first word is none of those that stand for a kind. */
export function readForm(
  title: string,
): { kind: BuiltInKind; bang: boolean; scope: string | null; rest: string } | null {
  const bracketed = BRACKETED.exec(title)?.groups;
  const inBrackets = kindOfWord(bracketed?.word ?? '');
  if (inBrackets !== null) return { kind: inBrackets, bang: false, scope: null, rest: bracketed?.rest ?? '' };
  const groups = FORM.exec(title)?.groups;
  const kind = kindOfWord(groups?.bracketed ?? groups?.word ?? '');
  if (groups === undefined || kind === null) return null;
  const scope = groups.scope?.trim() ?? '';
  const exact = kindOfScope(scope);
  return {
    kind: kind === 'taken back' ? kind : (exact ?? kind),
    bang: groups.bang !== undefined,
    scope: scope === '' || exact !== null || kindOfWord(scope) !== null ? null : scope,
    rest: `${groups.where ?? ''}${groups.rest ?? ''}`,
  };
}

/** What it mends, at its end: GitHub links it, and readers of a changelog do not look it up. */
const CLOSING =
  /[ .,;:(-]*\b(?:fix(?:e[sd])?|close[sd]?|resolve[sd]?|part(?:ial(?:ly)?)?(?: of| fix(?:es)?)?|towards?):? ?(?:https:\/\/\S{1,100}|[\w./-]{0,80}#\d{1,9})\)?[ .,;]*$/i;

/** Without the numbers at its end, its first letter a capital where it begins with a plain word. */
function readable(title: string): string {
  let text = withoutNumbers(title.trim());
  while (CLOSING.test(text)) text = withoutNumbers(text.replace(CLOSING, ''));
  // A full stop goes; three of them stay.
  return text.replace(/(?<!\.)\.$/, '').replace(/^[a-z](?=[a-z]*(?:[ ,-]|$))/, (letter) => letter.toUpperCase());
}
