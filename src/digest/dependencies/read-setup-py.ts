/**
 * `setup.py` where it is literal: lists of strings, and names that stand for such lists. Whatever only running it would tell is
 * called unreadable, never guessed; nothing is run.
 */
import type { Declared, ReadManifest } from '../../domain/dependencies.js';
import { limited, MOST_DECLARED, nothingRead } from './limits.js';
import { pythonTokens, type Token } from './python-tokens.js';
import { extraOf } from './read-pyproject.js';
import { readRequirement } from './read-requirement.js';

/** Null: only running it would tell. */
type Value = string[] | Map<string, string[] | null> | null;

export function readSetupPy(text: string): ReadManifest {
  const tokens = pythonTokens(text);
  if (tokens === null) return nothingRead('it is no Python that could be read');
  const problems: string[] = [];
  const variables = literalVariables(tokens);
  const call = setupCall(tokens);
  if (call === null) return nothingRead('it calls no setup(...)');
  const declared = [
    ...listed(argument(call, 'install_requires', variables), 'install_requires', null, problems),
    ...extras(argument(call, 'extras_require', variables), problems),
  ];
  if (spreads(call)) problems.push('it passes on arguments that are not written out');
  return limited(declared, problems);
}

function listed(value: Value | undefined, name: string, condition: string | null, problems: string[]): Declared[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    problems.push(`its ${name} is computed when it runs`);
    return [];
  }
  return value.flatMap((text) => {
    const requirement = readRequirement(text, condition);
    if (requirement === null) problems.push(`an entry of its ${name} could not be read`);
    return requirement === null ? [] : [requirement];
  });
}

function extras(value: Value | undefined, problems: string[]): Declared[] {
  if (value === undefined) return [];
  if (!(value instanceof Map)) {
    problems.push('its extras_require is computed when it runs');
    return [];
  }
  return [...value].flatMap(([extra, list]) => listed(list, `extras_require`, extraOf(extra), problems));
}

/** What stands between the brackets of `setup(...)`; null where it is not called. */
function setupCall(tokens: readonly Token[]): Token[] | null {
  const at = tokens.findIndex(
    (token, i) =>
      token.type === 'name' && token.text === 'setup' && isOp(tokens[i + 1], '(') && tokens[i - 1]?.text !== 'def',
  );
  const open = tokens[at + 1];
  if (at < 0 || open === undefined) return null;
  const end = tokens.findIndex((token, i) => i > at + 1 && isOp(token, ')') && token.depth === open.depth);
  return tokens.slice(at + 2, end);
}

const isOp = (token: Token | undefined, text: string): boolean => token?.type === 'op' && token.text === text;

/** Undefined where the call has no such argument. */
function argument(call: readonly Token[], name: string, variables: ReadonlyMap<string, Value>): Value | undefined {
  const depth = call[0]?.depth ?? 0;
  const at = call.findIndex(
    (t, i) => t.type === 'name' && t.text === name && t.depth === depth && isOp(call[i + 1], '='),
  );
  if (at < 0) return undefined;
  const rest = call.slice(at + 2);
  const end = rest.findIndex((t) => isOp(t, ',') && t.depth === depth);
  return literal(end < 0 ? rest : rest.slice(0, end), variables);
}

const spreads = (call: readonly Token[]): boolean =>
  call.some((t, i) => isOp(t, '*') && isOp(call[i + 1], '*') && t.depth === call[0]?.depth);

/** Names that are assigned once, at the top of the file, a literal list; and never changed anywhere. */
function literalVariables(tokens: readonly Token[]): Map<string, Value> {
  const variables = new Map<string, Value>();
  for (const line of lines(tokens)) {
    line.forEach((token, i) => {
      if (token.type !== 'name' || token.depth !== 0 || !isOp(line[i + 1], '=') || isOp(line[i + 2], '=')) return;
      const value = token.first ? literal(line.slice(i + 2), variables) : null;
      variables.set(token.text, variables.has(token.text) ? null : value);
    });
  }
  for (const name of changedNames(tokens)) variables.set(name, null);
  return variables;
}

/** Logical lines: what stands in brackets is one with what is around it. */
function lines(tokens: readonly Token[]): Token[][] {
  const found: Token[][] = [[]];
  for (const token of tokens) {
    if (token.type === 'line') found.push([]);
    else found.at(-1)?.push(token);
  }
  return found;
}

/** `NAME += ...`, `NAME.append(...)`, `NAME[...] = ...`, `del NAME`, and names that are passed on to something. */
function changedNames(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token, i) => {
    const [before, next] = [tokens[i - 1], tokens[i + 1]];
    if (token.type !== 'name' || next === undefined) return [];
    const changed = ['.', '['].some((op) => isOp(next, op)) || (isOp(next, '+') && isOp(tokens[i + 2], '='));
    const bound = before?.type === 'name' && ['del', 'for', 'import', 'as', 'def', 'global'].includes(before.text);
    const given = token.depth > 0 && (isOp(before, '(') || isOp(before, ',')) && !isOp(next, '=');
    return changed || bound || given ? [token.text] : [];
  });
}

function literal(tokens: readonly Token[], variables: ReadonlyMap<string, Value>): Value {
  const depth = tokens[0]?.depth ?? 0;
  const sums = parted(tokens, '+', depth);
  if (sums.length > 1) {
    const lists = sums.map((part) => literal(part, variables));
    // Names can stand for twice as much as the ones before them, line after line.
    const length = lists.reduce((sum, list) => sum + (Array.isArray(list) ? list.length : 0), 0);
    return length <= 2 * MOST_DECLARED && lists.every((list) => Array.isArray(list)) ? lists.flat() : null;
  }
  const [first] = tokens;
  if (first?.type === 'name' && tokens.length === 1) return variables.get(first.text) ?? null;
  const last = tokens.at(-1);
  if (first === undefined || last === undefined || last.depth !== depth) return null;
  const inner = tokens.slice(1, -1);
  if ((isOp(first, '[') && isOp(last, ']')) || (isOp(first, '(') && isOp(last, ')'))) return strings(inner, depth + 1);
  return isOp(first, '{') && isOp(last, '}') ? dictionary(inner, depth + 1, variables) : null;
}

/** At this depth, between these operators; what stands behind the last one may be nothing. */
function parted(tokens: readonly Token[], op: string, depth: number): Token[][] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (isOp(token, op) && token.depth === depth) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

/** Strings behind each other are one string to Python. */
function strings(tokens: readonly Token[], depth: number): string[] | null {
  const entries = parted(tokens, ',', depth).filter((entry) => entry.length > 0);
  const written = entries.every((entry) => entry.every((token) => token.type === 'string'));
  return written ? entries.map((entry) => entry.map((token) => token.text).join('')) : null;
}

function dictionary(tokens: readonly Token[], depth: number, variables: ReadonlyMap<string, Value>): Value {
  const map = new Map<string, string[] | null>();
  for (const entry of parted(tokens, ',', depth).filter((e) => e.length > 0)) {
    const [key = [], value, ...more] = parted(entry, ':', depth);
    const name = key.every((token) => token.type === 'string') ? key.map((token) => token.text).join('') : null;
    if (name === null || value === undefined || more.length > 0) return null;
    const list = literal(value, variables);
    map.set(name, Array.isArray(list) ? list : null);
  }
  return map;
}
