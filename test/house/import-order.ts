/** Holds source files against the order of the house and says, in sentences, what breaks it. */
import { posix } from 'node:path';
import { LIBRARIES, ROOMS, type Room } from './house-order.js';
import { isNode, type SourceFile, type SyntaxNode, walk } from './source-tree.js';

export interface Import {
  /** As written; null where it is computed and so cannot be checked. */
  what: string | null;
  typeOnly: boolean;
  line: number;
}

/** What the project's package.json declares. */
export interface Declared {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

export function findImportViolations(files: SourceFile[], declared: Declared): string[] {
  const known = new Map(files.map((file) => [file.path, readImports(file)]));
  const found: string[] = [];
  for (const [path, imports] of known) {
    const room = roomOf(path);
    if (!room) found.push(`${path}: no room of the house holds this file`);
    for (const entry of imports) {
      const problem = room && problemOf(path, room, entry, known, declared);
      if (problem) found.push(`${path}:${entry.line}: ${problem}`);
    }
  }
  return [...found, ...findCycles(known)];
}

export function readImports(file: SourceFile): Import[] {
  const imports: Import[] = [];
  walk(file, (node, line) => {
    const source = sourceOf(node);
    if (source === undefined) return;
    const what = isNode(source) && source.type === 'StringLiteral' ? String(source.value) : null;
    imports.push({ what, typeOnly: isTypeOnly(node), line });
  });
  return imports;
}

/** Undefined where the node imports nothing. */
function sourceOf(node: SyntaxNode): unknown {
  if (node.type === 'ImportDeclaration' || node.type === 'ExportAllDeclaration') return node.source;
  if (node.type === 'ExportNamedDeclaration') return node.source ?? undefined;
  if (node.type === 'TsImportType') return node.argument;
  if (node.type === 'TsExternalModuleReference') return node.expression;
  if (node.type !== 'CallExpression' || !isNode(node.callee)) return undefined;
  const loads = node.callee.type === 'Import' || (node.callee.type === 'Identifier' && node.callee.value === 'require');
  return loads ? (node.arguments as { expression: unknown }[])[0]?.expression : undefined;
}

function isTypeOnly(node: SyntaxNode): boolean {
  const specifiers = (node.specifiers ?? []) as { isTypeOnly?: boolean }[];
  const eachIsType = specifiers.length > 0 && specifiers.every((specifier) => specifier.isTypeOnly === true);
  return node.type === 'TsImportType' || node.typeOnly === true || eachIsType;
}

function problemOf(path: string, room: Room, entry: Import, known: Map<string, Import[]>, declared: Declared) {
  const { what } = entry;
  if (what === null) return 'imports what is computed at run time, which nothing can check';
  if (what.startsWith('node:')) {
    return !room.node || room.node.includes(what) ? null : `imports ${what}. ${room.because}`;
  }
  if (!what.startsWith('.')) return libraryProblem(path, what, entry.typeOnly, declared);
  const target = resolve(path, what, known);
  if (!target) return `imports ${what}, which is no file`;
  if (within(target, room.at) || room.sees.some((seen) => within(target, seen))) return null;
  return `imports ${target}. ${room.because}`;
}

function libraryProblem(path: string, what: string, typeOnly: boolean, declared: Declared): string | null {
  const name = what
    .split('/')
    .slice(0, what.startsWith('@') ? 2 : 1)
    .join('/');
  const { dependencies, devDependencies } = declared;
  const forTypes = typeOnly && (name in devDependencies || `@types/${name}` in devDependencies);
  if (!(name in dependencies) && !forTypes) {
    return `imports ${name}, which is no dependency. What runs may not need what only builds.`;
  }
  const library = LIBRARIES[name];
  if (!library) return `imports ${name}, which has no room: give it one in test/house/house-order.ts`;
  const rooms = typeOnly ? [...library.at, ...(library.typesAt ?? [])] : library.at;
  return rooms.some((at) => within(path, at)) ? null : `imports ${name}. Only ${rooms.join(', ')} speaks its words.`;
}

function roomOf(path: string): Room | undefined {
  return ROOMS.filter((room) => within(path, room.at)).sort((a, b) => b.at.length - a.at.length)[0];
}

function within(path: string, at: string): boolean {
  return path === at || path.startsWith(`${at}/`);
}

function resolve(from: string, what: string, known: Map<string, Import[]>): string | undefined {
  const plain = posix.join(posix.dirname(from), what);
  if (!plain.endsWith('.js')) return undefined;
  return ['.ts', '.tsx'].map((ending) => plain.replace(/\.js$/, ending)).find((path) => known.has(path));
}

/** Types count: a cycle cannot be understood from either end, whatever it is made of. */
function findCycles(known: Map<string, Import[]>): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: string[]): void => {
    const begin = trail.indexOf(path);
    if (begin >= 0)
      found.push(`${[...trail.slice(begin), path].join(' -> ')}: a cycle cannot be understood from either end`);
    if (begin >= 0 || done.has(path)) return;
    for (const { what } of known.get(path) ?? []) {
      const target = what?.startsWith('.') ? resolve(path, what, known) : undefined;
      if (target) visit(target, [...trail, path]);
    }
    done.add(path);
  };
  for (const path of known.keys()) visit(path, []);
  return found;
}
