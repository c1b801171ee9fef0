/** A declaration with where it stands. */
import type { Declared, DependencyCell } from '../../domain/dependencies.js';

export interface Standing extends Declared {
  component: string;
  /** Components of one repository at one version are installed from the same files, and do not exclude each other. */
  source: string;
  path: string;
  /** Whether somebody who installs that component gets it. */
  installed: boolean;
}

export const cellOf = ({ component, path, versions, condition }: Standing): DependencyCell => ({
  component,
  path,
  versions,
  condition,
});
