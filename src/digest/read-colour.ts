/**
 * The colour, or a distribution's readiness, that somebody's words give. Only what is said of now counts: not what is denied
 * ("not green"), was ("no longer red", "from yellow to"), or may come ("should be green by Friday"). Null where it cannot be told.
 */
import type { Colour, Readiness } from '../domain/status.js';

interface Sign<T> {
  value: T;
  pattern: RegExp;
}

const word = (source: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}_/-])(?:${source})(?![\\p{L}\\p{N}_])`, 'giu');

/** Said outright. */
const COLOURS: readonly Sign<Colour>[] = [
  {
    value: 'green',
    pattern: /🟢|💚|🟩|✅|:(?:large_)?green_(?:circle|heart|square|apple):|:large_green_square:|:white_check_mark:/gu,
  },
  { value: 'green', pattern: word('green') },
  { value: 'yellow', pattern: /🟡|💛|🟨|🟠|⚠️?|:(?:large_)?(?:yellow|orange)_(?:circle|heart|square):|:warning:/gu },
  { value: 'yellow', pattern: word('yellow|amber|orange') },
  { value: 'red', pattern: /🔴|🟥|🛑|⛔|❌|:(?:large_)?red_(?:circle|square):|:octagonal_sign:|:no_entry:|:x:/gu },
  { value: 'red', pattern: word('red(?![ -](?:hat|tape|herring|team))') },
];

/** What amounts to it; asked only where no colour is said outright. */
const IDIOMS: readonly Sign<Colour>[] = [
  {
    value: 'green',
    pattern: word('on track|on schedule|all (?:is )?(?:good|well|fine)|(?:looking|going) (?:good|well|great)'),
  },
  { value: 'yellow', pattern: word('at risk|slipping|behind schedule|running late|a bit late|delayed') },
  { value: 'red', pattern: word('blocked|off track|stuck|broken') },
];

const READY: readonly Sign<Readiness>[] = [
  {
    value: 'not started',
    pattern: word(
      "not (?:yet )?(?:started|begun)|(?:have|has)(?:n[’']t| not) (?:yet )?(?:started|begun)|haven't started",
    ),
  },
  {
    value: 'testing',
    pattern: word('(?:in |still |now )?testing|being tested|tests? (?:are |is )?running|in progress|under test'),
  },
  { value: 'passed', pattern: word('pass(?:ed|es|ing)?|all tests pass') },
  { value: 'failing', pattern: word('fail(?:ed|ing|s|ure)?') },
  { value: 'released', pattern: word('released|shipped|available|generally available') },
];

/** Within the same sentence, a few words before it. */
const DENIED =
  /(?:\bnot|n[’']t|\bno longer|\bnever|\bfar from|\bhardly|\bno more|\bnothing|\bwithout|\bnone)(?:\s+[\p{L}’'-]+){0,3}\s*$/iu;
const BEFORE =
  /(?:\bwas|\bwere|\bhad been|\bpreviously|\bformerly|\bused to be|\blast (?:week|time|month))(?:\s+[\p{L}’'-]+){0,2}[\s:,]*$|\bfrom\s*$/iu;
const MAYBE =
  /(?:\bwill|\bshould|\bhop(?:e|ing)|\bexpect(?:ing|ed)?|\bcould|\bmay|\bmight|\bwould|\bif|\bunless|\buntil|\bonce|\bgoal|\baim(?:ing)?|\bplan(?:ning|ned)?|\bgoing to|\btowards?|\bwhen|\bback to being)(?:\s+[\p{L}\p{N}’'-]+){0,5}\s*$/iu;
const LEADS_AWAY =
  /^\s*(?:->|=>|→|➡️?|>|\bto\s+(?:🟢|🟡|🔴|green|yellow|amber|red)\b|\bbefore\b|\blast (?:week|time)|\bby (?:\w+day|tomorrow|next|the)|\bno (?:more|longer))/iu;
const NEIGHBOUR = /blue[-/ ]$/iu;

export interface ColourRead {
  colour: Colour | null;
  readiness: Readiness | null;
}

export const readColour = (text: string): Colour | null => readOne(text, COLOURS) ?? readWhenUnsaid(text);

export const readReadiness = (text: string): Readiness | null => readOne(text, READY);

function readWhenUnsaid(text: string): Colour | null {
  // Two colours that contradict each other are not settled by an idiom.
  return mentions(text, COLOURS).length > 0 ? null : readOne(text, IDIOMS);
}

interface Mention<T> {
  value: T;
  at: number;
}

/** The one value that is meant; where several are, the one that the text begins with. */
function readOne<T>(text: string, signs: readonly Sign<T>[]): T | null {
  const found = mentions(text, signs);
  const [first] = [...found].sort((a, b) => a.at - b.at);
  if (first === undefined) return null;
  const values = new Set(found.map((mention) => mention.value));
  if (values.size === 1 || OPENING.test(text.slice(0, first.at))) return first.value;
  return null;
}

/** Nothing but a label before it: `Status:`, `*`, a bullet. */
const OPENING =
  /^[\s*_~`•>-]*(?:(?:overall|our|current|the)?\s*(?:status|state|colou?r|update)?(?:\s+(?:is|this week))?\s*[:=–—-]?\s*)?[\s*_~`]*$/iu;

function mentions<T>(text: string, signs: readonly Sign<T>[]): Mention<T>[] {
  const found = signs.flatMap(({ value, pattern }) =>
    [...text.matchAll(pattern)].map((match) => ({ value, at: match.index, end: match.index + match[0].length })),
  );
  // `not started` denies nothing: the longer sign holds its words.
  const widest = found.filter(
    (one) =>
      !found.some(
        (other) =>
          other !== one && other.at <= one.at && one.end <= other.end && other.end - other.at > one.end - one.at,
      ),
  );
  return widest.filter(({ at, end }) => isOfNow(text, at, end)).map(({ value, at }) => ({ value, at }));
}

function isOfNow(text: string, at: number, end: number): boolean {
  const sentence =
    text
      .slice(0, at)
      .split(/[.!?;\n]|,\s|\bbut\b|\bnow\b/iu)
      .at(-1) ?? '';
  const after = text.slice(end);
  if (NEIGHBOUR.test(sentence)) return false;
  return !DENIED.test(sentence) && !BEFORE.test(sentence) && !MAYBE.test(sentence) && !LEADS_AWAY.test(after);
}
