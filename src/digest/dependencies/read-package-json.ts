/** `package.json`: what an npm package declares. */
import type { Declared, ReadManifest } from '../../domain/dependencies.js';
import { limited, MOST_WORD, nothingRead } from './limits.js';

const LISTS: [key: string, condition: string | null][] = [
  ['dependencies', null],
  ['peerDependencies', 'peer'],
  ['optionalDependencies', 'optional'],
  ['devDependencies', 'development'],
];

export function readPackageJson(text: string): ReadManifest {
  const root = parsed(text);
  if (root === null) return nothingRead('it is no valid JSON');
  const problems: string[] = [];
  const declared = LISTS.flatMap(([key, condition]) =>
    Object.entries(objectOf(root[key])).flatMap(([name, versions]): Declared[] => {
      if (typeof versions === 'string' && name.length <= MOST_WORD)
        return [{ ecosystem: 'npm', name, versions: versions.slice(0, MOST_WORD), condition }];
      problems.push(`one of its ${key} could not be read`);
      return [];
    }),
  );
  return limited(declared, problems);
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? objectOf(value) : null;
  } catch {
    return null;
  }
}

const objectOf = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};
