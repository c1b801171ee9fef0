/** Python source as tokens, as far as literal lists of strings need it. It is read, never run. */

export interface Token {
  /** `other`: a number, or anything whose value is not known (an f-string). */
  type: 'name' | 'string' | 'op' | 'line' | 'other';
  text: string;
  /** How many brackets are open around it. */
  depth: number;
  /** Nothing stands before it on its line. */
  first: boolean;
}

const SHAPES: [kind: 'skip' | Token['type'], shape: RegExp][] = [
  ['skip', /\\\n|#[^\n]*/y],
  ['name', /[\p{L}_][\p{L}\p{N}_]*/uy],
  ['other', /\d[\w.]*/y],
];
const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"', '\n': '' };

/** Null where a string or a bracket never ends: that is no Python. */
export function pythonTokens(text: string): Token[] | null {
  const source = text.replaceAll(/\r\n?/g, '\n');
  const state: Reading = { tokens: [], depth: 0, first: true };
  for (let at = 0; at < source.length; ) {
    const character = source.charAt(at);
    const string = stringAt(source, at);
    if (string === 'open') return null;
    if (string !== null) {
      add(state, string.value === null ? 'other' : 'string', string.value ?? '');
      at = string.end;
    } else if (/\s/.test(character)) {
      space(state, character);
      at++;
    } else {
      at += other(state, source, at);
      if (state.depth < 0) return null;
    }
  }
  return state.depth === 0 ? state.tokens : null;
}

interface Reading {
  tokens: Token[];
  depth: number;
  first: boolean;
}

function add(state: Reading, type: Token['type'], text: string): void {
  state.tokens.push({ type, text, depth: state.depth, first: state.first });
  state.first = false;
}

/** An indented line is not at the top of the file. */
function space(state: Reading, character: string): void {
  if (character === '\n' && state.depth === 0) add(state, 'line', '\n');
  state.first = character === '\n';
}

/** Returns how far it read. */
function other(state: Reading, source: string, at: number): number {
  const word = wordAt(source, at);
  if (word === null) bracketed(state, source.charAt(at));
  else if (word.kind !== 'skip') add(state, word.kind, word.text);
  return word?.text.length ?? 1;
}

function bracketed(state: Reading, character: string): void {
  if (')]}'.includes(character)) state.depth--;
  add(state, 'op', character);
  if ('([{'.includes(character)) state.depth++;
}

function wordAt(source: string, at: number): { kind: 'skip' | Token['type']; text: string } | null {
  for (const [kind, shape] of SHAPES) {
    shape.lastIndex = at;
    const text = shape.exec(source)?.[0];
    if (text !== undefined) return { kind, text };
  }
  return null;
}

const PREFIXED = /([rRbBuUfF]{0,2})("""|'''|"|')/y;

/** Its value is null where only running it would tell (an f-string). */
function stringAt(source: string, at: number): { value: string | null; end: number } | 'open' | null {
  PREFIXED.lastIndex = at;
  const [whole = '', prefix = '', quote = ''] = PREFIXED.exec(source) ?? [];
  if (whole === '') return null;
  const raw = /r/i.test(prefix);
  const parts: string[] = [];
  let i = at + whole.length;
  while (i < source.length) {
    if (source.startsWith(quote, i)) {
      return { value: /f/i.test(prefix) ? null : parts.join(''), end: i + quote.length };
    }
    const character = source.charAt(i);
    if (character === '\n' && quote.length === 1) return 'open';
    if (character === '\\') {
      const next = source.charAt(i + 1);
      parts.push(raw ? `\\${next}` : (ESCAPES[next] ?? `\\${next}`));
      i += 2;
    } else {
      parts.push(character);
      i++;
    }
  }
  return 'open';
}
