/** A component's manifest by the name of its file. */
import type { ReadManifest } from '../../domain/dependencies.js';
import { MOST_CHARACTERS, nothingRead } from './limits.js';
import { readGoMod } from './read-go-mod.js';
import { readPackageJson } from './read-package-json.js';
import { readPyproject } from './read-pyproject.js';
import { readRequirements } from './read-requirements.js';
import { readSetupPy } from './read-setup-py.js';

type Reader = (text: string) => ReadManifest;

/** Looked for at the top of every component's repository. */
export const USUAL_MANIFESTS: readonly string[] = [
  'requirements.txt',
  'pyproject.toml',
  'setup.py',
  'go.mod',
  'package.json',
];

/** Null where the name says nothing about what is in it. */
function readerOf(path: string): Reader | null {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (name === 'pyproject.toml') return readPyproject;
  if (name === 'setup.py') return readSetupPy;
  if (name === 'go.mod') return readGoMod;
  if (name === 'package.json') return readPackageJson;
  return /requirements.*\.(?:txt|in)$/.test(name) ? readRequirements : null;
}

export function readManifest(path: string, text: string): ReadManifest {
  const reader = readerOf(path);
  if (reader === null) return nothingRead('nothing is known about how to read it');
  if (text.length > MOST_CHARACTERS) return nothingRead('it is too long for a list of dependencies');
  return reader(text);
}
