/** Finds what reads the real clock, chance or the environment without being handed it. Only the composition root may. */
import { isNode, type SourceFile, type SyntaxNode, walk } from './source-tree.js';

/** Read from an object that stands for the world; a call or not, because a reference handed on is the same clock. */
const WORLD: Record<string, string[]> = {
  Date: ['now'],
  DateTime: ['now'],
  Math: ['random'],
  performance: ['now', 'timeOrigin'],
  process: ['env', 'hrtime', 'uptime'],
};
const CHANCE = ['randomUUID', 'randomBytes', 'randomInt', 'randomFill', 'getRandomValues'];
/** Luxon's calls that mean "now" when they are told nothing else. */
const NOW_UNLESS_TOLD = ['local', 'utc'];
const MEASURED_FROM_NOW = ['diffNow', 'toRelative', 'toRelativeCalendar'];

export function mayReadTheWorld(path: string): boolean {
  return path === 'src/main.ts' || path.startsWith('src/cli/');
}

/** One sentence per finding, with file and line. */
export function findHiddenClocks(file: SourceFile): string[] {
  const found: string[] = [];
  const told = new Set<unknown>();
  walk(file, (node, line) => {
    const { told: callee, hidden } = hiddenIn(node);
    if (callee) told.add(callee);
    if (hidden && !told.has(node))
      found.push(`${file.path}:${line}: ${hidden}: time, chance and environment are arguments`);
  });
  return found;
}

function hiddenIn(node: SyntaxNode): { hidden?: string | undefined; told?: unknown } {
  switch (node.type) {
    case 'NewExpression':
      return { hidden: nameOf(node.callee) === 'Date' && countOf(node) === 0 ? 'new Date()' : undefined };
    case 'CallExpression':
      return hiddenInCall(node);
    case 'MemberExpression':
      return { hidden: hiddenMember(nameOf(node.object), nameOf(node.property)) };
    case 'Identifier':
      return { hidden: CHANCE.find((name) => name === node.value) };
    case 'VariableDeclarator':
      return { hidden: hiddenPattern(node.id, nameOf(node.init)) };
    case 'ImportDeclaration':
      return { hidden: hiddenImport(node) };
    default:
      return {};
  }
}

function hiddenInCall(node: SyntaxNode): { hidden?: string | undefined; told?: unknown } {
  const callee = unwrap(node.callee);
  if (isNode(callee) && callee.type === 'Identifier' && callee.value === 'Date') return { hidden: 'Date()' };
  if (!isNode(callee) || callee.type !== 'MemberExpression') return {};
  const name = nameOf(callee) ?? '';
  if (MEASURED_FROM_NOW.includes(name) && countOf(node) === 0) return { hidden: `${name}()` };
  const first = (node.arguments as { expression: SyntaxNode }[])[0]?.expression;
  // Luxon takes options alone, such as a zone, and then means now.
  return first && first.type !== 'ObjectExpression' ? { told: callee } : {};
}

function hiddenMember(object: string | undefined, property: string | undefined): string | undefined {
  if (object === undefined || property === undefined) return undefined;
  const hidden = WORLD[object]?.includes(property) || (object === 'DateTime' && NOW_UNLESS_TOLD.includes(property));
  return hidden ? `${object}.${property}` : undefined;
}

/** `const { env } = process` */
function hiddenPattern(pattern: unknown, object: string | undefined): string | undefined {
  if (!isNode(pattern) || pattern.type !== 'ObjectPattern') return undefined;
  const keys = (pattern.properties as SyntaxNode[]).map((property) => nameOf(property.key));
  return keys.map((key) => hiddenMember(object, key)).find((hidden) => hidden !== undefined);
}

/** `import { env } from 'node:process'` */
function hiddenImport(node: SyntaxNode): string | undefined {
  const module = isNode(node.source) ? String(node.source.value).replace(/^node:/, '') : '';
  const object = module === 'perf_hooks' ? 'performance' : module;
  const names = (node.specifiers as SyntaxNode[]).map((specifier) => nameOf(specifier.imported ?? specifier.local));
  if (module === 'perf_hooks' && names.includes('performance')) return 'performance';
  return names.map((name) => hiddenMember(object, name)).find((hidden) => hidden !== undefined);
}

/** The last name of `a`, `b.a`, `b?.a`, `(a)`, `b['a']`. */
function nameOf(value: unknown): string | undefined {
  const node = unwrap(value);
  if (!isNode(node)) return undefined;
  if (node.type === 'MemberExpression') return nameOf(node.property);
  if (node.type === 'Computed') return isNode(node.expression) ? literal(node.expression) : undefined;
  return node.type === 'Identifier' ? String(node.value) : literal(node);
}

function literal(node: SyntaxNode): string | undefined {
  return node.type === 'StringLiteral' ? String(node.value) : undefined;
}

function unwrap(value: unknown): unknown {
  if (!isNode(value)) return value;
  if (value.type === 'OptionalChainingExpression') return unwrap(value.base);
  if (value.type === 'ParenthesisExpression' || value.type === 'TsAsExpression') return unwrap(value.expression);
  return value.type === 'TsNonNullExpression' ? unwrap(value.expression) : value;
}

function countOf(node: SyntaxNode): number {
  return Array.isArray(node.arguments) ? node.arguments.length : 0;
}
