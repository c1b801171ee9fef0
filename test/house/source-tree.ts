/** Source files as data: read from the disk, or written out in a test, and walked as syntax, so that no comment or string can trip a rule. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from '@swc/core';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** `path` is relative to the project, with forward slashes. */
export interface SourceFile {
  path: string;
  text: string;
}

export interface SyntaxNode {
  type: string;
  [key: string]: unknown;
}

/** Every program text below a folder of the project, in a stable order; nothing where there is no such folder. */
export function readSources(folder: string): SourceFile[] {
  if (!existsSync(join(ROOT, folder))) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|c?js)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ path: relative(ROOT, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }));
}

/** Calls `see` for every node of the file, parents first, with the line it begins on. Throws what the parser throws. */
export function walk(file: SourceFile, see: (node: SyntaxNode, line: number) => void): void {
  // swc counts positions in UTF-8 bytes, over all files of the process: the semicolon marks where this file begins.
  const bytes = Buffer.from(`;${file.text.replace(/^#!/, '//')}`);
  const module = parseSync(bytes.toString(), {
    syntax: 'typescript',
    target: 'es2022',
    tsx: file.path.endsWith('.tsx'),
  });
  const lineAt = lineCounter(bytes, module.span.start);
  const descend = (value: unknown, line: number): void => {
    const here = lineAt(value) ?? line;
    if (isNode(value)) see(value, here);
    for (const child of childrenOf(value)) descend(child, here);
  };
  descend(module, 1);
}

/** Undefined for what has no place of its own. */
function lineCounter(bytes: Buffer, begin: number): (value: unknown) => number | undefined {
  const ends = [...bytes.entries()].filter(([, byte]) => byte === 10).map(([position]) => position);
  return (value) => {
    const span = isNode(value) ? (value.span as { start: number } | undefined) : undefined;
    return span && 1 + ends.filter((position) => position < span.start - begin).length;
  };
}

function childrenOf(value: unknown): unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : [];
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
