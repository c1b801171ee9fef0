/**
 * What a reply in plain words says: about which group, which colour or readiness, which issues hold it up. The words are kept as
 * they are; what cannot be told stays open, so that the person is asked rather than guessed about.
 */
import type { Colour, Readiness } from '../domain/status.js';
import { cutWords, plainWords } from './plain-words.js';
import { type ReadIssues, readBlockers } from './read-blockers.js';
import { mentionsSign, readColour, readReadiness } from './read-colour.js';

/** What a reply may be about. */
export interface Topic {
  /** Unique among the topics. */
  key: string;
  type: 'group' | 'distribution';
  /** Its name and its id. */
  names: string[];
  /** The release's name and id: they tell topics of the same name apart. */
  releases: string[];
  /** With exactly one, `#12` means an issue there. */
  repositories: string[];
}

export interface ReadPart extends ReadIssues {
  /** One where it is certain; else those among which the person has to say. */
  keys: string[];
  colour: Colour | null;
  readiness: Readiness | null;
  /** Said to be as before; `text` is empty when nothing else was said. */
  noChange: boolean;
  text: string;
}

/** Empty when there is nothing to read. `text` as Slack sends it; of a very long one the beginning is read. */
export function readStatus(text: string, topics: readonly Topic[]): ReadPart[] {
  const words = cutWords(plainWords(text));
  if (!/[\p{L}\p{N}\p{Emoji_Presentation}⚠✔]/u.test(words) || topics.length === 0) return [];
  const [only] = topics;
  if (topics.length === 1 && only !== undefined) return [readPart(withoutName(words, only), [only])];
  const pieces = piecesOf(words, topics);
  if (pieces.length > 0) return pieces.map(({ said, about }) => readPart(said, narrowed(said, about)));
  const all = readPart(words, topics);
  const nothingNew = all.noChange && all.text === '';
  if (nothingNew || (EVERYTHING.test(words) && (all.colour !== null || all.noChange))) {
    return topics.map((topic) => readPart(words, [topic]));
  }
  const named = topics.filter((topic) => topic.names.some((name) => mentions(words, name)));
  return [readPart(words, narrowed(words, named.length > 0 ? named : topics))];
}

const EVERYTHING = /^[\s*_`•-]{0,12}(?:we(?:['’]re| are)\s)?(?:all|both|everything|everywhere)\b(?! but| except)/iu;

const escaped = (name: string): string => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

const mentions = (text: string, name: string): boolean =>
  name !== '' && new RegExp(`(?<![\\p{L}\\p{N}_/#-])${escaped(name)}(?![\\p{L}\\p{N}_/-])`, 'iu').test(text);

/** Of topics with the same name those whose release is named too, where some is. */
function narrowed(text: string, topics: readonly Topic[]): Topic[] {
  if (topics.length < 2) return [...topics];
  const told = topics.filter((topic) => topic.releases.some((release) => mentions(text, release)));
  return told.length > 0 ? told : [...topics];
}

interface Piece {
  said: string;
  about: Topic[];
}

/** `Pipelines: green ...` and what follows it, up to the next such beginning; one line may hold several. */
function piecesOf(text: string, topics: readonly Topic[]): Piece[] {
  const starts = startsOf(text, topics);
  return starts.flatMap(({ at, end, name }, i): Piece[] => {
    const said = withoutEnding(text.slice(end, starts[i + 1]?.at ?? text.length)).trim();
    if (said === '') return [];
    const named = topics.filter((t) => t.names.some((other) => other.toLowerCase() === name.toLowerCase()));
    // The release may stand in what belongs to the name.
    const told = narrowed(text.slice(at, end), named);
    return [{ said, about: told }];
  });
}

/** Without the bullet or the comma that leads to what follows. By hand: a pattern that ends in `+$` takes the square of the length. */
function withoutEnding(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s,;•*-]/u.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

interface Start {
  at: number;
  end: number;
  name: string;
}

const SIGN =
  '🟢|🟡|🔴|✅|⚠|❌|:[a-z_]{1,40}:|green|yellow|amber|red|no change|unchanged|blocked|on track|at risk|not started|testing|passed|failing|released';

/** Every repetition has an end, so that the work for each beginning does. */
function startsOf(text: string, topics: readonly Topic[]): Start[] {
  const names = [...new Set(topics.flatMap((topic) => topic.names))].filter((name) => name !== '');
  const alternatives = names
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');
  const releases = [...new Set(topics.flatMap((topic) => topic.releases))].map(escaped).join('|');
  const release = releases === '' ? '' : `(?:\\s{0,3}\\(?(?:${releases})\\)?)?`;
  const mark = '[\\s*_`•-]{0,8}';
  const begin = `(?<begin>^|\\n|[.]\\s|[,;]\\s|\\band\\s)${mark}(?:\\d{1,3}[.)]\\s{1,4})?(?:the\\s{1,4}|wg\\s{1,4}|sig\\s{1,4})?${mark}`;
  const pattern = new RegExp(
    `${begin}(?<name>${alternatives})(?:\\s{1,4}(?:wg|working group|team|docs)?)?${release}${mark}(?:\\s{0,4}[:=–—]\\s{0,4}|\\s{1,4}-{1,3}\\s{1,4}|\\s{1,4}(?:is|are|stays?|remains?)\\s{1,4}|\\s{1,4}(?=${SIGN})|\\s{0,4}(?=🟢|🟡|🔴|✅|⚠|❌)|\\s{0,4}(?=\\n))`,
    'giu',
  );
  const all = [...text.matchAll(pattern)];
  // In the middle of a sentence (“nobody thinks so, and Pipelines is red”) a name only goes on with an account that has begun.
  const first = all.findIndex((match) => /^[\n.]?$/u.test((match.groups?.['begin'] ?? '').trimEnd()));
  return (first < 0 ? [] : all.slice(first)).map((match) => ({
    at: match.index,
    end: match.index + match[0].length,
    name: match.groups?.['name'] ?? '',
  }));
}

/** Whoever answers for one group alone may name it all the same. */
function withoutName(text: string, topic: Topic): string {
  const [first, second] = startsOf(text, [topic]);
  return first?.at === 0 && second === undefined ? text.slice(first.end).trim() || text : text;
}

const SAME =
  /^[\s*_`•-]{0,12}(?:(?:there (?:is|are) |still )?no (?:further )?(?:changes?|updates?|news)|unchanged|nothing (?:new|changed|to report)|same (?:as (?:before|last (?:week|time))|status|state)|(?:still )?the same|as before|ditto)(?: (?:this|since last) week| from (?:me|us|our side)| here| yet)?(?![\p{L}\p{N}])[*_`]{0,3}(?:[.!]?\s*$|(?:[.,!;:()\n]|\s[–—-])(?<rest>[\s\S]*)$)/iu;

function readPart(said: string, topics: readonly Topic[]): ReadPart {
  const text = said.trim();
  const same = SAME.exec(text);
  const rest = same?.groups?.['rest'] ?? '';
  const distributions = topics.every((topic) => topic.type === 'distribution');
  // `No change, green` says which; `no change, but nearly red` says two things.
  const read = <T>(outright: (words: string) => T | null): T | null => outright(text) ?? outright(rest);
  const colour = distributions ? null : read(readColour);
  const readiness = distributions ? read(readReadiness) : null;
  const noChange = same !== null && colour === null && readiness === null && !mentionsSign(rest);
  const further = /[\p{L}\p{N}]/u.test(rest);
  return {
    keys: topics.map((topic) => topic.key),
    colour,
    readiness,
    noChange,
    text: noChange && !further ? '' : text,
    ...readBlockers(text, homeOf(topics)),
  };
}

function homeOf(topics: readonly Topic[]): string | null {
  const [home, another] = [...new Set(topics.flatMap((topic) => topic.repositories))];
  return another === undefined && home !== undefined ? home : null;
}
