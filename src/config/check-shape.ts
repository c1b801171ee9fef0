/**
 * Holds a file against its shape. Everything that does not fit is told; what does fit is kept, so that the named rules can
 * tell the rest in the same run.
 */
import { type Document, isCollection, isMap } from 'yaml';
import type { z } from 'zod';
import type { Finding, Path } from './problem.js';
import { findingsOf } from './shape-findings.js';

export interface Checked<T> {
  /** What fits; null when nothing useful is left. */
  value: T | null;
  /** The document that `value` was read from, so that places in it are found again. */
  document: Document;
  findings: Finding[];
  lost: Lost;
}

/** What was left out: rules do not complain about its absence. */
export interface Lost {
  paths: Path[];
  ids: Set<string>;
}

/** @param required stand-ins for top-level values that have no default; they never reach an accepted configuration */
export function checkShape<T>(shape: z.ZodType<T>, source: Document, required: Record<string, unknown>): Checked<T> {
  const document = source.clone();
  const lost: Lost = { paths: [], ids: new Set() };
  let findings: Finding[] | null = null;
  // Every round removes something, and a file has only so many levels.
  for (let round = 0; round < 20; round++) {
    const result = shape.safeParse(document.toJS());
    findings ??= result.success ? [] : findingsOf(shape, result.error.issues, source.toJS());
    if (result.success) return { value: result.data, document, findings, lost };
    const paths = result.error.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path],
    );
    for (const path of deepestFirst(paths)) {
      if (!remove(document, path as Path, required, lost)) return { value: null, document, findings, lost };
    }
  }
  return { value: null, document, findings: findings ?? [], lost };
}

/** Later entries of a list go first, so that the others keep their places. */
const deepestFirst = (paths: PropertyKey[][]): PropertyKey[][] =>
  [...paths].sort((a, b) => {
    for (let i = 0; i < Math.min(a.length, b.length); i++) {
      const [x, y] = [a[i], b[i]];
      if (x !== y) return typeof x === 'number' && typeof y === 'number' ? y - x : 0;
    }
    return b.length - a.length;
  });

/** Takes a value out of the document; what is not there takes along the thing that lacks it. */
function remove(document: Document, path: Path, required: Record<string, unknown>, lost: Lost): boolean {
  const [first] = path;
  if (path.length === 1 && typeof first === 'string' && first in required) {
    document.set(first, document.createNode(required[first]));
    return true;
  }
  if (path.length === 0) return false;
  const node = document.getIn(path, true);
  if (node === undefined) return remove(document, path.slice(0, -1), required, lost);
  const id = isMap(node) ? node.get('id') : document.getIn([...path.slice(0, -1), 'id']);
  if (id !== undefined && (isMap(node) || path.at(-1) === 'id')) lost.ids.add(String(id));
  lost.paths.push(path);
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  return isCollection(parent) && parent.delete(path.at(-1));
}
