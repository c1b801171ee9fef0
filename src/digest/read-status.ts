/**
 * What a reply in plain words says: about which group, which colour or readiness, which issues hold it up. The words are kept as
 * they are; what cannot be told stays open, so that the person is asked rather than guessed about.
 */
import type { Colour, Readiness } from '../domain/status.js';
import { parseIssueRef } from './issue-ref.js';
import { plainWords } from './plain-words.js';
import { readColour, readReadiness } from './read-colour.js';

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

export interface ReadPart {
  /** One where it is certain; else those among which the person has to say. */
  keys: string[];
  colour: Colour | null;
  readiness: Readiness | null;
  /** Said to be as before; `text` is empty when nothing else was said. */
  noChange: boolean;
  text: string;
  /** `owner/name#number`. */
  blockers: string[];
}

/** Empty when there is nothing to read. `text` as Slack sends it. */
export function readStatus(text: string, topics: readonly Topic[]): ReadPart[] {
  const words = plainWords(text);
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

const EVERYTHING = /^\W*(?:we(?:['’]re| are)\s+)?(?:all|both|everything|everywhere|every one|each)\b(?! but| except)/iu;

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
    const said = text
      .slice(end, starts[i + 1]?.at ?? text.length)
      .replace(/[\s,;•*-]+$/u, '')
      .trim();
    if (said === '') return [];
    const named = topics.filter((t) => t.names.some((other) => other.toLowerCase() === name.toLowerCase()));
    // The release may stand in what belongs to the name.
    const told = narrowed(text.slice(at, end), named);
    return [{ said, about: told }];
  });
}

interface Start {
  at: number;
  end: number;
  name: string;
}

const SIGN =
  '🟢|🟡|🔴|✅|⚠|❌|:[a-z_]+:|green|yellow|amber|red|no change|unchanged|blocked|on track|at risk|not started|testing|passed|failing|released';

function startsOf(text: string, topics: readonly Topic[]): Start[] {
  const names = [...new Set(topics.flatMap((topic) => topic.names))].filter((name) => name !== '');
  const alternatives = names
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');
  const releases = [...new Set(topics.flatMap((topic) => topic.releases))].map(escaped).join('|');
  const release = releases === '' ? '' : `(?:\\s*\\(?(?:${releases})\\)?)?`;
  const mark = '[\\s*_~`•>-]*';
  const begin = `(?:^|\\n|[,;]\\s|[.]\\s|\\band\\s)${mark}(?:\\d+[.)]\\s+)?(?:the\\s+|wg\\s+|sig\\s+)?`;
  const pattern = new RegExp(
    `(?<lead>${begin}${mark})(?<name>${alternatives})(?:\\s+(?:wg|working group|team|docs)?)?${release}${mark}(?:\\s*[:=–—]\\s*|\\s+-+\\s+|\\s+(?:is|are|stays?|remains?)\\s+|\\s+(?=${SIGN})|\\s*(?=🟢|🟡|🔴|✅|⚠|❌)|\\s*(?=\\n))`,
    'giu',
  );
  return [...text.matchAll(pattern)].map((match) => ({
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
  /^\W*(?:(?:there (?:is|are) |still )?no (?:further )?(?:changes?|updates?|news)|unchanged|nothing (?:new|changed|to report)|same (?:as (?:before|last (?:week|time))|status|state)|(?:still )?the same|as before|ditto)(?: (?:this|since last) week| from (?:me|us|our side)| here| yet)?(?<rest>[\s\S]*)$/iu;

function readPart(said: string, topics: readonly Topic[]): ReadPart {
  const text = said.trim();
  const distributions = topics.every((topic) => topic.type === 'distribution');
  const colour = distributions ? null : readColour(text);
  const readiness = distributions ? readReadiness(text) : null;
  const same = SAME.exec(text);
  const noChange = same !== null && colour === null && readiness === null;
  const further = /[\p{L}\p{N}]/u.test(same?.groups?.['rest'] ?? '');
  return {
    keys: topics.map((topic) => topic.key),
    colour,
    readiness,
    noChange,
    text: noChange && !further ? '' : text,
    blockers: readBlockers(text, topics),
  };
}

const HOLDS_UP = /block|stuck|wait|depend|need|hold|held|stop|prevent|because of|due to|🔴|🛑|⛔/iu;
const HOLDS_NO_MORE = /unblock|no longer|not block|fixed|merged|closed|resolved|done|landed|thanks/iu;
const REFERENCE =
  /https?:\/\/(?:www\.)?github\.com\/[\w.-]+\/[\w.-]+\/(?:issues|pull)\/\d+|[A-Za-z0-9][A-Za-z0-9-]*\/[\w.-]+#\d+|(?<![\w/&])#\d+/gu;

/** Issues in sentences that say that something is held up. */
function readBlockers(text: string, topics: readonly Topic[]): string[] {
  const [home, another] = [...new Set(topics.flatMap((topic) => topic.repositories))];
  const sentences = text.split(/(?<=[.!?;])\s+|\n/u);
  const found = sentences
    .filter((sentence) => HOLDS_UP.test(sentence) && !HOLDS_NO_MORE.test(sentence))
    .flatMap((sentence) => [...sentence.matchAll(REFERENCE)].map((match) => match[0]))
    .flatMap((reference) => {
      const whole = reference.startsWith('#')
        ? another === undefined && home !== undefined
          ? `${home}${reference}`
          : ''
        : reference;
      const ref = parseIssueRef(whole);
      return ref === null ? [] : [`${ref.repository}#${ref.number}`];
    });
  return [...new Set(found)];
}
