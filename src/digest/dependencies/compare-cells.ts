/** Whether what components ask of one package goes together. Conservative: what cannot be decided is called so. */
import type { DependencyVerdict } from '../../domain/dependencies.js';
import { intersect, isEmpty, pythonInterval } from './python-versions.js';
import type { Standing } from './standing.js';

export interface Compared {
  verdict: DependencyVerdict;
  conflicts: string[];
}

/** More pairs than this are not said one by one. */
const MOST_PAIRS = 200;

export function compareCells(standing: readonly Standing[]): Compared {
  const written = new Set(standing.map((s) => s.versions));
  if (standing[0]?.ecosystem !== 'python') return { verdict: written.size > 1 ? 'differs' : 'agree', conflicts: [] };
  const conflicts: string[] = [];
  let undecided = false;
  let different = false;
  for (const [a, b] of pairs(standing)) {
    const [one, other] = [pythonInterval(a.versions), pythonInterval(b.versions)];
    const together = isCertain(a) && isCertain(b);
    if (one === null || other === null) undecided ||= together && a.versions !== b.versions;
    else if (isEmpty(intersect(one, other))) {
      if (together) conflicts.push(conflict(a, b));
      else different = true;
    }
  }
  if (conflicts.length > 0) return { verdict: 'conflict', conflicts };
  return { verdict: undecided ? 'undecided' : different ? 'differs' : 'agree', conflicts };
}

/** Somebody who installs the component gets it, whatever else they ask for. */
const isCertain = ({ installed, condition }: Standing): boolean => installed && condition === null;

function pairs(standing: readonly Standing[]): [Standing, Standing][] {
  const found: [Standing, Standing][] = [];
  for (const [i, a] of standing.entries()) {
    for (const b of standing.slice(i + 1)) {
      if (found.length >= MOST_PAIRS) return found;
      if (a.source !== b.source) found.push([a, b]);
    }
  }
  return found;
}

const conflict = (a: Standing, b: Standing): string =>
  `${a.component} (${a.path}) needs ${a.name} ${a.versions} and ${b.component} (${b.path}) ${b.name} ${b.versions}: nobody can install both.`;
