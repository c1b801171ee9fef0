/**
 * The dependency matrix of a release (R18): which component declares which versions of which package, what excludes each other,
 * and what does not go with the platforms that the release names. Only Python's packages can exclude each other: Go takes the
 * newest of what is required, and npm installs several versions side by side.
 */
import type { ComponentManifests, DependencyMatrix, DependencyRow, ManifestFile } from '../../domain/dependencies.js';
import type { DependencyPlan } from '../../domain/release.js';
import type { Instant } from '../../domain/time.js';
import { names } from '../in-words.js';
import { compareCells } from './compare-cells.js';
import { platformRow } from './platform-row.js';
import { readManifest } from './read-manifest.js';
import { cellOf, type Standing } from './standing.js';

export function dependencyMatrix(
  components: readonly ComponentManifests[],
  platforms: readonly DependencyPlan[],
): DependencyMatrix {
  const read = components.map((component) => ({ component, ...readFiles(component) }));
  const standing = read.flatMap((r) => r.standing);
  const rows = byPackage(standing).map(rowOf);
  const shared = rows.filter((row) => new Set(row.cells.map((cell) => cell.component)).size > 1);
  const moments = components.flatMap((c) => c.files.map((file) => file.asOf));
  const known = moments.filter((moment): moment is Instant => moment !== null).sort();
  return {
    components: read.map(({ component, files, problems }) => ({
      name: component.component,
      version: component.version,
      files,
      problems,
    })),
    shared: shared.sort(conflictsFirst),
    platforms: platforms.filter((p) => p.packages.length > 0).map((platform) => platformRow(platform, standing)),
    others: rows.length - shared.length,
    asOf: moments.length > known.length ? null : (known[0] ?? null),
  };
}

function readFiles({ component, repository, version, tagged, files }: ComponentManifests): {
  files: string[];
  problems: string[];
  standing: Standing[];
} {
  const why = unreadable(repository, version, tagged);
  if (why !== null) return { files: [], problems: [why], standing: [] };
  const source = `${repository?.toLowerCase()} ${version}`;
  const found = files.filter((file) => file.state === 'read' && file.text !== null);
  const unread = files.flatMap((file) => (file.state === 'unread' ? [file.path] : []));
  const problems =
    unread.length === 0 ? [] : [`${names(unread, 3)} ${unread.length === 1 ? 'was' : 'were'} never read`];
  const standing = found.flatMap((file) => {
    const read = readManifest(file.path, file.text ?? '');
    problems.push(...[...new Set(read.problems)].map((problem) => `${file.path}: ${problem}`));
    const installed = isInstalled(file, found);
    return read.declared.map((declared) => ({ ...declared, component, source, path: file.path, installed }));
  });
  return { files: found.map((file) => file.path), problems, standing };
}

function unreadable(repository: string | null, version: string | null, tagged: boolean): string | null {
  if (repository === null) return 'it has no repository in the release file';
  if (version === null) return 'it has no tag yet';
  return tagged ? null : `the commit of ${version} is not known`;
}

/** A list of requirements alone is what somebody's service runs on; beside a package it is what that package needs. */
function isInstalled({ path }: ManifestFile, found: readonly ManifestFile[]): boolean {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const named = (name: string): boolean => found.some((file) => file.path === `${folder}${name}`);
  return /(?:setup\.py|pyproject\.toml)$/.test(path) || named('setup.py') || named('pyproject.toml');
}

function byPackage(standing: readonly Standing[]): Standing[][] {
  const packages = new Map<string, Standing[]>();
  for (const entry of standing) {
    const key = `${entry.ecosystem} ${entry.name}`;
    const known = packages.get(key);
    if (known === undefined) packages.set(key, [entry]);
    else known.push(entry);
  }
  return [...packages.values()];
}

function rowOf(standing: Standing[]): DependencyRow {
  const [first] = standing;
  const { verdict, conflicts } = compareCells(standing);
  return {
    ecosystem: first?.ecosystem ?? 'python',
    package: first?.name ?? '',
    cells: standing.map(cellOf),
    verdict,
    conflicts,
  };
}

const ORDER = ['conflict', 'undecided', 'differs', 'agree'];

const conflictsFirst = (a: DependencyRow, b: DependencyRow): number =>
  ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) || (a.package < b.package ? -1 : a.package > b.package ? 1 : 0);
