/** `pyproject.toml`: what a project declares by the standard (PEP 621), and as Poetry writes it. */
import { parse } from 'smol-toml';
import type { Declared, ReadManifest } from '../../domain/dependencies.js';
import { limited, MOST_WORD, nothingRead } from './limits.js';
import { pythonName, readRequirement } from './read-requirement.js';

export function readPyproject(text: string): ReadManifest {
  const root = parsed(text);
  if (root === null) return nothingRead('it is no valid TOML');
  const problems: string[] = [];
  const declared = [
    ...standard(table(root['project']), problems),
    ...poetry(table(table(root['tool'])['poetry']), problems),
  ];
  return limited(declared, problems);
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

const table = (value: unknown): Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value } : {};

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function standard(project: Record<string, unknown>, problems: string[]): Declared[] {
  const dynamic = listOf(project['dynamic']);
  for (const key of ['dependencies', 'optional-dependencies'])
    if (dynamic.includes(key)) problems.push(`its ${key} are computed when it is built`);
  const read = (list: unknown, condition: string | null): Declared[] =>
    listOf(list).flatMap((entry) => {
      const requirement = typeof entry === 'string' ? readRequirement(entry, condition) : null;
      if (requirement === null) problems.push('one of its dependencies could not be read');
      return requirement === null ? [] : [requirement];
    });
  return [
    ...read(project['dependencies'], null),
    ...Object.entries(table(project['optional-dependencies'])).flatMap(([extra, list]) => read(list, extraOf(extra))),
  ];
}

export const extraOf = (name: string): string => `extra ${name.slice(0, MOST_WORD)}`;

function poetry(tool: Record<string, unknown>, problems: string[]): Declared[] {
  const groups = Object.entries(table(tool['group'])).flatMap(([name, group]) =>
    entries(table(table(group)['dependencies']), `group ${name.slice(0, MOST_WORD)}`, problems),
  );
  return [
    ...entries(table(tool['dependencies']), null, problems),
    ...entries(table(tool['dev-dependencies']), 'development', problems),
    ...groups,
  ];
}

function entries(list: Record<string, unknown>, condition: string | null, problems: string[]): Declared[] {
  return Object.entries(list).flatMap(([name, value]): Declared[] => {
    // The interpreter is no package.
    if (name === 'python') return [];
    const versions = typeof value === 'string' ? value : table(value)['version'];
    if (typeof versions !== 'string') {
      problems.push(`${name.slice(0, MOST_WORD)} is not declared by a version`);
      return [];
    }
    const needed = [
      condition,
      table(value)['optional'] === true ? 'optional' : null,
      typeof table(value)['markers'] === 'string' ? String(table(value)['markers']).slice(0, MOST_WORD) : null,
      table(value)['python'] === undefined ? null : 'some Python versions',
    ].filter((c) => c !== null);
    return [
      {
        ecosystem: 'python',
        name: pythonName(name.slice(0, MOST_WORD)),
        versions: versions.replaceAll(/\s+/g, '').slice(0, MOST_WORD),
        condition: needed.join(', ') || null,
      },
    ];
  });
}
