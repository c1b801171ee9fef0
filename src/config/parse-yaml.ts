/** From text to a document in which every value knows its line. Whatever YAML itself refuses is told here. */
import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
  type ScalarTag,
  visit,
} from 'yaml';
import type { ConfigProblem } from '../domain/errors.js';
import type { Finding, Path } from './problem.js';
import { fixOf } from './yaml-fixes.js';

/** More than this many uses of aliases, counted after expansion, is an attack or a mistake. */
const MAX_ALIASES = 100;

export interface YamlFile {
  /** Relative to the configuration's directory. */
  file: string;
  document: Document;
  /** In this document, or in a reduced copy of it. */
  locate(finding: Finding, document?: Document): ConfigProblem;
}

/** Null when there is nothing to go on with; the problems say why. */
export function parseYaml(file: string, text: string): { yaml: YamlFile | null; problems: ConfigProblem[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    uniqueKeys: true,
    prettyErrors: false,
    lineCounter: lines,
    version: '1.2',
    customTags: (tags) => [...tags.filter((tag) => typeof tag === 'string' || !isNumberTag(tag.tag)), PLAIN_INTEGER],
  });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const fault = (offset: number, rule: string, message: string, fix: string): ConfigProblem => ({
    ...at(offset),
    rule,
    message,
    fix,
    severity: 'error',
  });

  const faults = [...document.errors, ...document.warnings].map((e) =>
    fault(e.pos[0], e.code === 'DUPLICATE_KEY' ? 'duplicate-key' : 'yaml', `${e.message}.`, fixOf(e.code)),
  );
  if (document.errors.some((e) => e.code !== 'DUPLICATE_KEY')) return { yaml: null, problems: faults };
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null)) {
    return { yaml: null, problems: [fault(0, 'empty-file', 'The file is empty.', EMPTY_FIX)] };
  }
  if (!isMap(document.contents)) {
    return { yaml: null, problems: [fault(0, 'yaml', 'The file holds no `key: value` pairs.', EMPTY_FIX)] };
  }
  try {
    document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch {
    const fix = 'Write the values out instead of repeating them with `*name`.';
    return { yaml: null, problems: [...faults, fault(0, 'alias-bomb', 'Its aliases expand to too much.', fix)] };
  }
  expandAliases(document);
  const swallowed = swallowedValues(document, text).map(({ offset, comment }) =>
    fault(
      offset,
      'swallowed-by-comment',
      'Nothing is left of this value: `#` after a blank begins a comment.',
      `Write the value in quotes: \`"#${comment}"\`.`,
    ),
  );
  const locate = (finding: Finding, within: Document = document): ConfigProblem => {
    const { path, at: side = 'value', rule, message, fix, severity = 'error', grace } = finding;
    return { ...at(offsetOf(within, path, side)), rule, message, fix, severity, ...(grace ? { grace } : {}) };
  };
  return { yaml: { file, document, locate }, problems: [...faults, ...swallowed] };
}

const EMPTY_FIX = 'Begin from the commented starter file that comes with Herald.';

const isNumberTag = (tag: string): boolean => tag === 'tag:yaml.org,2002:float' || tag === 'tag:yaml.org,2002:int';

/** Only what reads the same as a number and as text is a number, so that version `1.10` does not become 1.1. */
const PLAIN_INTEGER: ScalarTag = {
  tag: 'tag:yaml.org,2002:int',
  default: true,
  identify: (value) => typeof value === 'number',
  test: /^(?:0|-?[1-9][0-9]{0,14})$/,
  resolve: (text) => Number(text),
};

/** Values repeated by an alias get copies of their own, which still know the lines of the original. */
function expandAliases(document: Document): void {
  visit(document, { Alias: (_key, alias) => alias.resolve(document)?.clone() as Node | undefined });
}

/** Offsets of `key: #value`, where the writer meant the text and YAML saw a comment. */
function swallowedValues(document: Document, text: string): { offset: number; comment: string }[] {
  const found: { offset: number; comment: string }[] = [];
  visit(document, {
    Scalar(key, node: Scalar) {
      const comment = node.comment ?? ' ';
      if (key === 'key' || node.value !== null || node.source !== '' || /^\s/.test(comment)) return;
      found.push({ offset: text.indexOf(`#${comment}`, node.range?.[0] ?? 0), comment });
    },
  });
  return found;
}

/** Where a path begins in the text; for what is not there, where the nearest thing that holds it begins. */
function offsetOf(document: Document, path: Path, side: 'key' | 'value'): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const [depth, step] of path.entries()) {
    const last = depth === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find((p) => isPair(p) && isScalar(p.key) && String(p.key.value) === String(step));
      if (pair === undefined) return offset;
      const key = start(pair.key) ?? offset;
      offset = last && side === 'value' ? (filled(pair.value) ?? key) : key;
      node = pair.value;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(step)];
      if (item === undefined) return offset;
      offset = start(item) ?? offset;
      node = item;
    } else return offset;
  }
  return offset;
}

const start = (node: unknown): number | undefined => (isNode(node) && !isAlias(node) ? node.range?.[0] : undefined);

/** Where a value is written on the key's own line; collections and empty values are shown by their key. */
const filled = (node: unknown): number | undefined => (isScalar(node) && node.source !== '' ? start(node) : undefined);
