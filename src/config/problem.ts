/** How a finding in a configuration file becomes a problem with file, line and column. */
import type { ConfigProblem } from '../domain/errors.js';

export type Path = readonly (string | number)[];

/** Something wrong at a path of a file; `at` says whether to point at the key, the value, or the whole that holds it. */
export interface Finding {
  path: Path;
  at?: 'key' | 'value';
  rule: string;
  message: string;
  /** What to write instead. */
  fix: string;
  severity?: 'error' | 'warning';
  /** As {@link ConfigProblem.grace}. */
  grace?: true;
}

/** By file, line and column, errors and warnings together: the order in which people work through them. */
export function inReadingOrder(problems: readonly ConfigProblem[]): ConfigProblem[] {
  return [...problems].sort(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.rule, b.rule),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
