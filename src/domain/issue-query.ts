/**
 * The part of GitHub's search for issues that can be told from what Herald keeps of them. What cannot be is a problem with a way
 * out, never passed over: a blocker that a query misses would be missed in silence.
 */

/** Every term must hold. Names compare without case. */
export type QueryTerm = { negated: boolean } & (
  | { field: 'label' | 'milestone' | 'assignee' | 'author' | 'repository'; anyOf: string[] }
  | { field: 'nothing'; of: 'label' | 'milestone' | 'assignee' }
  /** Words that follow one another in the title. */
  | { field: 'title'; words: string }
);

export interface IssueQuery {
  terms: QueryTerm[];
}

export interface QueryProblem {
  message: string;
  fix: string;
}

const KNOWN = 'Herald knows label:, milestone:, assignee:, author:, repo:, no: and words of the title.';

/** At least one term, or the problems that stand in its way. */
export function parseIssueQuery(text: string): IssueQuery | { problems: QueryProblem[] } {
  const { parts, problem } = partsOf(text);
  if (problem !== null) return { problems: [problem] };
  const read = parts.map(readPart);
  const problems = read.flatMap((part) => ('problem' in part ? [part.problem] : []));
  if (problems.length > 0) return { problems };
  const terms = read.flatMap((part) => ('term' in part && part.term !== null ? [part.term] : []));
  return terms.length === 0 ? { problems: [EVERYTHING] } : { terms };
}

const EVERYTHING: QueryProblem = {
  message: 'This query finds every open issue.',
  fix: 'Add what tells blocking issues from others, like `label:priority/p0`.',
};

interface Part {
  negated: boolean;
  /** In lower case; null for words of the title. */
  key: string | null;
  value: string;
  quoted: boolean;
  written: string;
}

/** A word with an optional `-` and `key:`, its value in quotes or up to the next space; one quote opens what the next closes. */
const PART = /\s*(-?)(?:([a-z-]{1,20}):)?(?:"([^"]*)"|([^\s"]+))(?=\s|$)/iy;

function partsOf(text: string): { parts: Part[]; problem: QueryProblem | null } {
  const parts: Part[] = [];
  const whole = text.trim();
  PART.lastIndex = 0;
  while (PART.lastIndex < whole.length) {
    const at = PART.lastIndex;
    const match = PART.exec(whole);
    if (match === null) {
      return { parts, problem: unreadable(whole.slice(at).trim()) };
    }
    const [written, minus, key, quoted, bare] = match;
    parts.push({
      negated: minus === '-',
      key: key?.toLowerCase() ?? null,
      value: (quoted ?? bare ?? '').trim(),
      quoted: quoted !== undefined,
      written: written.trim(),
    });
  }
  return { parts, problem: null };
}

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

const unreadable = (rest: string): QueryProblem => ({
  message: `\`${short(rest)}\` cannot be read as a part of a query.`,
  fix: 'Put a value with spaces into double quotes, like `label:"needs triage"`, and a space between two parts.',
});

type Read = { term: QueryTerm | null } | { problem: QueryProblem };

function readPart(part: Part): Read {
  const { key, value, quoted, written, negated } = part;
  if (key === null) return readWords(part);
  if (value === '' || (value === '*' && !quoted)) {
    return {
      problem: {
        message: `\`${short(written)}\` names nothing.`,
        fix: `Write what it should be, like \`${key}:name\`, or \`no:label\`, \`no:milestone\`, \`no:assignee\` for none.`,
      },
    };
  }
  switch (key) {
    case 'label':
      // GitHub takes a comma for "or" outside of quotes.
      return { term: { field: 'label', anyOf: quoted ? [plain(value)] : value.split(',').map(plain), negated } };
    case 'milestone':
      return { term: { field: 'milestone', anyOf: [plain(value)], negated } };
    case 'assignee':
    case 'author':
      return value.startsWith('@')
        ? { problem: nobody(key, value) }
        : { term: { field: key, anyOf: [plain(value)], negated } };
    case 'repo':
      return /^[\w.-]+\/[\w.-]+$/.test(value)
        ? { term: { field: 'repository', anyOf: [plain(value)], negated } }
        : {
            problem: {
              message: `\`${short(value)}\` is no repository.`,
              fix: 'Write owner and name: `repo:example/docs`.',
            },
          };
    case 'no':
      return readNothing(part);
    case 'is':
    case 'state':
    case 'type':
      return readState(part);
    default:
      return {
        problem: {
          message: `Herald cannot tell \`${short(written)}\` from what it keeps of an issue.`,
          fix: `Leave it out. ${KNOWN}`,
        },
      };
  }
}

const plain = (value: string): string => value.trim().toLowerCase();

const nobody = (key: string, value: string): QueryProblem => ({
  message: `\`${key}:${short(value)}\` is somebody else for everybody who reads it.`,
  fix: `Write a login without @, like \`${key}:ann-example\`.`,
});

function readNothing({ value, negated, written }: Part): Read {
  const of = plain(value);
  if (of === 'label' || of === 'milestone' || of === 'assignee') return { term: { field: 'nothing', of, negated } };
  return {
    problem: {
      message: `Herald cannot tell \`${short(written)}\` from what it keeps of an issue.`,
      fix: 'Write `no:label`, `no:milestone` or `no:assignee`.',
    },
  };
}

/** Only open issues block, so that saying so again changes nothing. */
function readState({ value, negated, written }: Part): Read {
  const said = plain(value);
  if (!negated && (said === 'open' || said === 'issue')) return { term: null };
  if (negated && ['closed', 'pr', 'pull-request'].includes(said)) return { term: null };
  return {
    problem: { message: `\`${short(written)}\` finds nothing that blocks: open issues do.`, fix: 'Leave it out.' },
  };
}

function readWords({ value, negated, quoted, written }: Part): Read {
  if (!quoted && (/^(?:AND|OR|NOT)$/.test(value) || /[()]/.test(value))) {
    return {
      problem: {
        message: `\`${short(written)}\` cannot be read: every part of a query must hold.`,
        fix: 'Write `-` before what must not hold, `label:a,b` for either of two labels, and a second rule for another choice.',
      },
    };
  }
  const words = titleWords(value);
  if (words === '') return { problem: unreadable(written) };
  return { term: { field: 'title', words, negated } };
}

/** Letters and digits in lower case with one space between, so that `multi-user` finds `Multi User`. */
export const titleWords = (text: string): string =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .join(' ');
