/** Operators' templates, held against the names and fields that are documented. */
import type { ConfigProblem } from '../domain/errors.js';
import type { SourceFile } from './read-files.js';

/**
 * What is wrong with these templates by name (`reminder`, `partials/footer`), the names themselves included. Lines and columns
 * count from 1. `composing`: it is well written, and fails where something that it speaks of is missing.
 */
export type CheckTemplates = (
  templates: Readonly<Record<string, string>>,
) => { name: string; line: number; column: number; message: string; fix: string; composing: boolean }[];

export function templateProblems(templates: readonly SourceFile[], check: CheckTemplates): ConfigProblem[] {
  const found = check(Object.fromEntries(templates.map(({ name, text }) => [name, text])));
  return found.map(({ name, composing, ...problem }) => ({
    ...problem,
    file: templates.find((template) => template.name === name)?.file ?? name,
    rule: composing ? 'template-composes' : 'template',
    severity: 'error',
    ...(composing ? { grace: true } : {}),
  }));
}
