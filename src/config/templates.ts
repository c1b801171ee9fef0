/** Operators' templates: known names only, and fields as documented. */
import type { ConfigProblem } from '../domain/errors.js';
import { MESSAGE_KINDS } from '../domain/message-kind.js';
import type { SourceFile } from './read-files.js';
import { instead } from './suggestions.js';

/** What is wrong with a template's source; lines and columns count from 1. */
export type CheckTemplate = (
  name: string,
  source: string,
) => { line: number; column: number; message: string; fix: string }[];

export function templateProblems(
  templates: readonly SourceFile[],
  names: readonly string[] = MESSAGE_KINDS,
  check: CheckTemplate = () => [],
): ConfigProblem[] {
  return templates.flatMap(({ file, name, text }): ConfigProblem[] => {
    if (!names.includes(name)) {
      const fix = `Rename it. ${instead(name, names, '')} Valid names: ${names.join(', ')}.`;
      return [problem(file, 1, 1, 'unknown-template', `There is no template \`${name}\` to replace.`, fix)];
    }
    return check(name, text).map(({ line, column, message, fix }) =>
      problem(file, line, column, 'template', message, fix),
    );
  });
}

const problem = (
  file: string,
  line: number,
  column: number,
  rule: string,
  message: string,
  fix: string,
): ConfigProblem => ({ file, line, column, rule, message, fix, severity: 'error' });
