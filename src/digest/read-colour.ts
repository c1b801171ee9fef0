/**
 * The colour, or a distribution's readiness, that somebody says outright: as the first word or emoji of what they write, alone or
 * with more behind it, or after a label such as `status:`. Nothing else counts, since nobody can tell how far a denial reaches.
 * Null where the person has to be asked. Looks at the beginnings of sentences alone: the work grows with the length.
 */
import type { Colour, Readiness } from '../domain/status.js';

interface Sign<T> {
  value: T;
  /** Good news, which “no blockers” confirms rather than denies. */
  good: boolean;
  emoji: RegExp | null;
  word: RegExp;
}

const wordAt = (source: string): RegExp => new RegExp(`^(?:${source})(?![\\p{L}\\p{N}_/]|-\\p{L})`, 'iu');

/** Only what is of that colour: a tick or a cross may stand beside anything. */
const COLOURS: readonly Sign<Colour>[] = [
  {
    value: 'green',
    good: true,
    emoji: /^(?:🟢|💚|🟩|:(?:large_)?green_(?:circle|heart|square|apple):)/u,
    word: wordAt('green'),
  },
  {
    value: 'yellow',
    good: false,
    emoji: /^(?:🟡|💛|🟨|🟠|🧡|🟧|:(?:large_)?(?:yellow|orange)_(?:circle|heart|square):)/u,
    word: wordAt('yellow|amber|orange'),
  },
  { value: 'red', good: false, emoji: /^(?:🔴|🟥|:(?:large_)?red_(?:circle|square):)/u, word: wordAt('red') },
];

const READY: readonly Sign<Readiness>[] = [
  { value: 'not started', good: false, emoji: null, word: wordAt('not(?: yet)? started(?: yet)?') },
  { value: 'testing', good: false, emoji: null, word: wordAt('testing') },
  { value: 'passed', good: true, emoji: null, word: wordAt('pass(?:ed|es|ing)?') },
  { value: 'failing', good: false, emoji: null, word: wordAt('fail(?:ed|ing|s)?') },
  { value: 'released', good: true, emoji: null, word: wordAt('released') },
];

export const readColour = (text: string): Colour | null => readOutright(text, COLOURS);

export const readReadiness = (text: string): Readiness | null => readOutright(text, READY);

/** Whether a colour or a readiness stands anywhere in it, whatever is said of it. */
export const mentionsSign = (text: string): boolean => MENTIONED.test(text);

const MENTIONED =
  /[🟢💚🟩🟡💛🟨🟠🧡🟧🔴🟥]|:(?:large_)?(?:green|yellow|orange|red)_|(?<![\p{L}\p{N}])(?:green|yellow|amber|orange|red|started|testing|pass(?:ed|es|ing)?|fail(?:ed|ing|s)?|released)(?![\p{L}\p{N}])/iu;

function readOutright<T>(written: string, signs: readonly Sign<T>[]): T | null {
  const text = ownWords(written);
  const value = saidAt(text, signs, LABEL);
  if (value === null) return null;
  for (const { index } of text.matchAll(/[.!?;](?=\s)|\n/gu)) {
    const later = saidAt(text.slice(index + 1, index + 1 + HEAD), signs, ANY_LABEL);
    if (later !== null && later !== value) return null;
  }
  for (const { index } of text.matchAll(/[\p{Extended_Pictographic}:]/gu)) {
    const other = signs.find(({ emoji }) => emoji?.test(text.slice(index, index + EMOJI)) === true);
    if (other !== undefined && other.value !== value) return null;
  }
  return value;
}

/** Characters in which a sign with its label, and what could take it back, has room. */
const HEAD = 200;
/** A sign may be said more than once: `🔴 red`. */
const AGAIN = 4;
const EMOJI = 30;

/** Without what is struck through, what is quoted, and what stands in a block of code. */
const ownWords = (text: string): string =>
  text
    .replaceAll(/```[\s\S]*?```/g, '\n')
    .replaceAll(/~[^~\n]+~/g, '')
    .replaceAll(/^[ \t]*>.*$/gm, '')
    .trim();

const MARKS = '[\\s*_`•-]{0,12}';
const EVERYTHING = "(?:we(?:[’']re| are) )?(?:all|both|everything|everywhere)(?: (?:is|are))?\\s{0,2}:?\\s";
const LABEL = new RegExp(
  `^${MARKS}(?:(?:(?:overall|our|current|the|my) )?(?:status|state|colou?r|update|overall)(?:\\s{0,2}[:=–—-]|\\s{1,2}is\\s)|${EVERYTHING})?${MARKS}`,
  'iu',
);
/** What a later sentence may begin with that takes the first one back: `EDIT: red`. */
const ANY_LABEL = new RegExp(`^${MARKS}(?:[\\p{L} ]{1,30}[:=–—-])?${MARKS}`, 'iu');

interface Begun<T> extends Sign<T> {
  rest: string;
  byEmoji: boolean;
}

function begun<T>(text: string, signs: readonly Sign<T>[]): Begun<T> | null {
  for (const sign of signs) {
    const emoji = sign.emoji?.exec(text) ?? null;
    const said = emoji ?? sign.word.exec(text);
    if (said !== null) return { ...sign, rest: text.slice(said[0].length), byEmoji: emoji !== null };
  }
  return null;
}

function saidAt<T>(text: string, signs: readonly Sign<T>[], label: RegExp): T | null {
  const head = text.slice(0, HEAD);
  const first = begun(head.replace(label, ''), signs);
  if (first === null || isAsked(first.rest)) return null;
  let said = first;
  for (let n = 0; n < AGAIN; n++) {
    const again = begun(said.rest.replace(BETWEEN, ''), signs);
    if (again === null) break;
    if (again.value !== first.value) return null;
    said = again;
  }
  return stands(said) ? first.value : null;
}

const BETWEEN = /^[\s*_`,;:.!()–—-]+/u;

const isAsked = (rest: string): boolean => /^(?:[^.!;?\n]|[.!;](?=\S))*\?/u.test(rest);

/** Whether it is followed by nothing that could mean something else: “red flags”, “green light”, “red: none”, “red, no longer”. */
function stands<T>({ rest, good, byEmoji }: Begun<T>): boolean {
  const behind = rest.replace(/^(?:[ \t*_`]|\uFE0F)+/u, '');
  if (behind === '') return true;
  const parted = /^(?:[,;.!()\n]|[–—-]{1,2}\s)/u.exec(behind);
  const words = behind.replace(BETWEEN, '').trimStart();
  if (TAKEN_BACK.test(words) || /^(?:\.\.|…)/u.test(behind)) return false;
  if (parted !== null) return good ? !NOTHING.test(words) : !NONE_OF_IT.test(words);
  if (/^(?:no|nothing|nobody)\b/iu.test(words) && (behind.startsWith(':') || !good)) return false;
  const goesOn = byEmoji || behind.startsWith(':') || OTHER_EMOJI.test(behind) || FURTHER.test(behind);
  if (!goesOn || AHEAD.test(words)) return false;
  return good || !DENIED.test(words.split(/[.!;](?:\s|$)|\n/u, 1)[0] ?? '');
}

const atFirst = (source: string): RegExp => new RegExp(`^(?:${source})(?![\\p{L}\\p{N}])`, 'iu');

const TAKEN_BACK =
  /^(?:(?:not|never|none|nope|nah|nil|null|n\/a|zero|0|was|were|would|if|unless|until|till|hopefully|maybe|perhaps|probably|almost|nearly|soon|or|gone|fixed|resolved|solved|cleared|kidding|just kidding|yesterday|last (?:week|time|month)|no (?:longer|more|way|one)|\p{L}{2,6}n[’']t)(?![\p{L}\p{N}])|[/?=]|-*>|→|➡|🚫|❌|⛔|✖|👎|:(?:x|no_entry|no_entry_sign|-1|thumbsdown):)/iu;
const NOTHING = /^(?:no|nothing|nobody)(?:\s*[.,!?;)]|\s+(?:at all|really)|\s*$)/iu;
const NONE_OF_IT = /^(?:no(?![\p{L}\p{N}])|(?:nothing|nobody)(?:\s*[.,!?;)]|\s+(?:at all|really)|\s*$))/iu;
const OTHER_EMOJI = /^(?:\p{Extended_Pictographic}|:[a-z0-9_+-]{1,40}:)/iu;
const FURTHER = atFirst(
  'again|now|still|today|this week|here|overall|everywhere|after all|since|because|due to|for|with|but|on(?! \\w*day)|as(?! if)|v?\\d{1,3}\\.\\d{1,3}[\\d.]{0,8}|rc[\\d.]{0,4}',
);
const AHEAD = atFirst('is|are|will|should|could|can|may|might|by|to|in|from|before|next|tomorrow|when|once|and');
const DENIED =
  /(?<![\p{L}\p{N}.])(?:no|not|none|never|nobody|nothing|without|zero|0|hardly|longer|any ?more|until|till|gone|fixed|fixes|resolved|solved|cleared|over|was|were|been|yesterday|unblocked|kidding|joke)(?![\p{L}\p{N}.]*\p{N})(?![\p{L}\p{N}])|\p{L}n[’']t(?!\p{L})/iu;
