/** What the components of a release declare that they depend on, read from their files and never executed (R18). */
import type { Instant } from './time.js';

export type Ecosystem = 'python' | 'go' | 'npm';

/** One line of a manifest: a package and which versions of it will do. */
export interface Declared {
  ecosystem: Ecosystem;
  /** As its registry compares names: `kfp-server-api`, `k8s.io/client-go`. */
  name: string;
  /** As written: `>=1.8,<2`; empty where any version will do. */
  versions: string;
  /** When it is needed at all: `extra docs`, `python_version < "3.8"`, `development`; null where always. */
  condition: string | null;
}

export interface ReadManifest {
  declared: Declared[];
  /** What could not be read, one sentence per thing; empty when all of it was. */
  problems: string[];
}

/** A file in which a component may declare something, at the commit of its tag. */
export interface ManifestFile {
  path: string;
  /** `missing`: there is no such file; `unread`: nobody has looked yet. */
  state: 'read' | 'missing' | 'unread';
  text: string | null;
  asOf: Instant | null;
}

/** A component at its version, with its files. */
export interface ComponentManifests {
  component: string;
  repository: string | null;
  version: string | null;
  /** Whether the commit of its tag is known, without which there is nothing to read. */
  tagged: boolean;
  files: ManifestFile[];
}

/**
 * `conflict`: no version satisfies all of them, so that they cannot be installed together; `differs`: they ask for different
 * versions and do not exclude each other, or never meet in one installation; `undecided`: their versions could not be compared.
 */
export type DependencyVerdict = 'agree' | 'differs' | 'conflict' | 'undecided';

export interface DependencyCell {
  component: string;
  path: string;
  versions: string;
  condition: string | null;
}

export interface DependencyRow {
  ecosystem: Ecosystem;
  package: string;
  cells: DependencyCell[];
  verdict: DependencyVerdict;
  /** Which of them exclude each other, in a sentence each; empty where none do. */
  conflicts: string[];
}

/** A platform that the release was tested on, as configured, against what its components declare. */
export interface PlatformRow {
  name: string;
  version: string;
  cells: DependencyCell[];
  verdict: DependencyVerdict;
  /** Which components exclude that version, in a sentence each. */
  conflicts: string[];
}

export interface DependencyMatrix {
  components: {
    name: string;
    version: string | null;
    /** The files that were found. */
    files: string[];
    /** What of them could not be read, in sentences. */
    problems: string[];
  }[];
  /** Packages that more than one component declares, conflicts first, then by name. */
  shared: DependencyRow[];
  platforms: PlatformRow[];
  /** How many packages only one component declares. */
  others: number;
  /** As of when the oldest of its files was read; null where none was. */
  asOf: Instant | null;
}
