/** R18: what the components declare can be installed together, and on the platforms that the release names. */
import type { PreflightCheck } from '../../domain/preflight.js';
import { counted, names } from '../in-words.js';
import type { PreflightInput } from './input.js';
import { noFindings, settle } from './settle.js';

const ABOUT = {
  id: 'dependencies',
  title: 'Dependencies of the components',
  todo: 'Ask the components that exclude each other for a version that does not, or say in the known issues how to live with it.',
} as const;

const MOST = 12;

export function dependencies({ dependencies: matrix }: PreflightInput): PreflightCheck {
  const found = noFindings();
  const rows = [...matrix.shared, ...matrix.platforms];
  const conflicts = rows.flatMap((row) => row.conflicts);
  found.problems.push(...conflicts.slice(0, MOST));
  if (conflicts.length > MOST) found.problems.push(`${conflicts.length - MOST} more conflicts.`);
  for (const { name, problems } of matrix.components)
    if (problems.length > 0) found.doubts.push(`${name}: ${names(problems, 3)}`);
  const undecided = matrix.shared.filter((row) => row.verdict === 'undecided').map((row) => row.package);
  if (undecided.length > 0) found.doubts.push(`The versions of ${names(undecided)} could not be compared.`);
  const differ = matrix.shared.filter((row) => row.verdict === 'differs').map((row) => row.package);
  if (differ.length > 0)
    found.notes.push(`Components ask for different versions of ${names(differ)}, which do not exclude each other.`);
  found.notes.push(
    `${counted(matrix.shared.length, 'package')} declared by more than one component, ${matrix.others} by one alone.`,
  );
  found.moments.push(matrix.asOf);
  return settle(ABOUT, found);
}
