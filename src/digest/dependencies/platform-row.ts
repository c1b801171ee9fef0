/** A platform that the release names with a version, against what components declare of it. */
import type { PlatformRow } from '../../domain/dependencies.js';
import type { DependencyPlan } from '../../domain/release.js';
import { allows, parsePythonVersion, pythonInterval } from './python-versions.js';
import { pythonName } from './read-requirement.js';
import { cellOf, type Standing } from './standing.js';

/** Only a Python range can exclude a version; a Go module and a pin name what something was built with, and differ at most. */
export function platformRow({ name, version, packages }: DependencyPlan, standing: readonly Standing[]): PlatformRow {
  const cells = standing.filter((s) => packages.some((p) => (s.ecosystem === 'python' ? pythonName(p) : p) === s.name));
  const exact = parsePythonVersion(version);
  const conflicts: string[] = [];
  let undecided = false;
  let different = false;
  for (const cell of cells) {
    const declared = cell.ecosystem === 'python' ? pythonInterval(cell.versions) : pythonInterval(asNumbers(cell));
    if (declared === null || exact === null) undecided = true;
    else if (!allows(declared, exact)) {
      const excludes =
        cell.ecosystem === 'python' && cell.installed && cell.condition === null && isRange(cell.versions);
      if (excludes)
        conflicts.push(
          `${cell.component} (${cell.path}) needs ${cell.name} ${cell.versions}, and the release names ${name} ${version}.`,
        );
      else different = true;
    }
  }
  const verdict = conflicts.length > 0 ? 'conflict' : undecided ? 'undecided' : different ? 'differs' : 'agree';
  return { name, version, cells: cells.map(cellOf), verdict, conflicts };
}

const isRange = (versions: string): boolean => /[<>~^*]/.test(versions);

/** `k8s.io/client-go v0.19.9` is of Kubernetes 1.19.9. */
function asNumbers({ name, versions }: Standing): string {
  const plain = versions.replace(/^v/, '').replace(/\+incompatible$/, '');
  return name.startsWith('k8s.io/') ? plain.replace(/^0\./, '1.') : plain;
}
