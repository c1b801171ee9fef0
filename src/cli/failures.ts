/** How a failed command ends: a mistake with what to do, a remote fault with its service, a bug with its trace. */
import { type ConfigProblem, ConfigProblems, Refusal, RemoteFault, StoreFault } from '../domain/errors.js';
import { redactor } from '../domain/redact.js';
import type { Edge } from './edge.js';
import { EnvironmentProblem, secretsIn } from './environment.js';
import { counted, json } from './words.js';

const FAILED = 1;
export const USAGE = 2;

/** Tells it, on standard error or as JSON on standard output, without any secret, and returns the exit code. */
export function tellFailure(error: unknown, edge: Edge, asJson: boolean): number {
  const usage = (error instanceof Refusal && error.code === 'invalid') || error instanceof EnvironmentProblem;
  const redact = redactor(secretsIn(edge.variables));
  if (asJson) edge.out(redact(json(asData(error))));
  if (!asJson || isBug(error)) edge.err(redact(inWords(error)));
  return usage ? USAGE : FAILED;
}

const isBug = (error: unknown): boolean =>
  ![ConfigProblems, EnvironmentProblem, Refusal, RemoteFault, StoreFault].some((known) => error instanceof known);

function asData(error: unknown): Record<string, unknown> {
  if (error instanceof ConfigProblems) return { problems: error.problems };
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Refusal) return { error: { code: error.code, message } };
  if (error instanceof EnvironmentProblem) return { error: { code: 'environment', message } };
  if (error instanceof StoreFault) return { error: { code: error.code, message } };
  if (error instanceof RemoteFault)
    return { error: { code: 'remote', service: error.service, status: error.status, message } };
  return { error: { code: 'bug', message } };
}

function inWords(error: unknown): string {
  if (error instanceof ConfigProblems) return describeProblems(error.problems);
  if (error instanceof RemoteFault) return `${error.message} (${error.service}: ${error.status})`;
  if (error instanceof Error && !isBug(error)) return error.message;
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a bug in Herald, please report it: ${trace}`;
}

/** One problem a paragraph: where, what, and what to write instead. */
export function describeProblems(problems: readonly ConfigProblem[]): string {
  const lines = problems.map(
    (p) => `${p.file}:${p.line}:${p.column}  ${p.severity}  ${p.message}\n    ${p.fix}  [${p.rule}]`,
  );
  const errors = problems.filter((p) => p.severity === 'error').length;
  return [...lines, `${counted(errors, 'error')}, ${counted(problems.length - errors, 'warning')}`].join('\n');
}
