/** Operators' templates, held against the names and fields that are documented. */
import type { ConfigProblem } from '../domain/errors.js';
import type { SourceFile } from './read-files.js';

/**
 * What is wrong with a template of this name (`reminder`, `partials/footer`), the name itself included. Lines and columns
 * count from 1.
 */
export type CheckTemplate = (
  name: string,
  source: string,
) => { line: number; column: number; message: string; fix: string }[];

export const templateProblems = (templates: readonly SourceFile[], check: CheckTemplate): ConfigProblem[] =>
  templates.flatMap(({ file, name, text }) =>
    check(name, text).map((problem): ConfigProblem => ({ ...problem, file, rule: 'template', severity: 'error' })),
  );
