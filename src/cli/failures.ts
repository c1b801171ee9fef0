/** How a failed command ends: a mistake with what to do, a remote fault with its service, a bug with its trace. */
import { type ConfigProblem, ConfigProblems, Refusal, RemoteFault } from '../domain/errors.js';
import type { Edge } from './edge.js';
import { EnvironmentProblem } from './environment.js';

/** Tells it on standard error and returns the exit code. */
export function tellFailure(error: unknown, edge: Edge, json: boolean): number {
  if (error instanceof ConfigProblems) {
    if (json) edge.out(JSON.stringify({ problems: error.problems }, null, 2));
    else edge.err(describeProblems(error.problems));
    return 1;
  }
  if (json && error instanceof Error)
    edge.out(JSON.stringify({ error: { name: error.name, message: error.message } }, null, 2));
  if (error instanceof EnvironmentProblem) {
    edge.err(error.message);
    return 2;
  }
  if (error instanceof Refusal) {
    edge.err(error.message);
    return error.code === 'invalid' ? 2 : 1;
  }
  if (error instanceof RemoteFault) {
    edge.err(`${error.service} answered ${error.status}: ${error.message}`);
    return 1;
  }
  edge.err(
    `This is a bug in Herald, please report it: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  );
  return 1;
}

/** One problem a paragraph: where, what, and what to write instead. */
export function describeProblems(problems: readonly ConfigProblem[]): string {
  const lines = problems.map(
    (p) => `${p.file}:${p.line}:${p.column}  ${p.severity}  ${p.message}\n    ${p.fix}  [${p.rule}]`,
  );
  const errors = problems.filter((p) => p.severity === 'error').length;
  const count = `${errors} ${errors === 1 ? 'error' : 'errors'}, ${problems.length - errors} warnings`;
  return [...lines, count].join('\n');
}
