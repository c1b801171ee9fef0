/** The order of the house holds, and the check that says so can fail. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIBRARIES, ROOMS } from './house-order.js';
import { type Declared, findImportViolations, readImports } from './import-order.js';
import { ROOT, readSources, type SourceFile } from './source-tree.js';

const declared = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Declared;

/** One file in every room of the house, importing nothing. */
const neighbourhood = ROOMS.map(({ at }) => ({ path: at.endsWith('.ts') ? at : `${at}/thing.ts`, text: '' }));
const formats = { path: 'src/templates/formats/thing.ts', text: '' };

function violationsOf(path: string, text: string): string[] {
  const others = [...neighbourhood, formats].filter((file) => file.path !== path);
  return findImportViolations([{ path, text }, ...others], declared);
}

function importing(from: string, to: string): string {
  return `import type { Thing } from '${'../'.repeat(from.split('/').length - 1)}${to.replace(/\.ts$/, '.js')}';`;
}

describe('the order of the house', () => {
  it('is kept by every source file', () => {
    const files = readSources('src');

    const found = findImportViolations(files, declared);

    expect(files.length).toBeGreaterThan(0);
    expect(found).toEqual([]);
  });

  it('gives a room to every dependency, and to nothing else', () => {
    const names = Object.keys(declared.dependencies);
    const types = Object.keys(declared.devDependencies).map((name) => name.replace('@types/', ''));

    const homeless = names.filter((name) => !(name in LIBRARIES));
    const strangers = Object.keys(LIBRARIES).filter((name) => !names.includes(name) && !types.includes(name));

    expect({ homeless, strangers }).toEqual({ homeless: [], strangers: [] });
  });
});

describe('the check of the order', () => {
  it.each([
    ['domain', 'src/domain/a.ts', 'src/ports/thing.ts', 'The words know nothing'],
    ['domain', 'src/domain/a.ts', 'src/templates/thing.ts', 'The words know nothing'],
    ['a port', 'src/ports/a.ts', 'src/workflow/thing.ts', 'A port speaks'],
    ['schedules', 'src/schedules/a.ts', 'src/digest/thing.ts', 'neighbours'],
    ['the digest', 'src/digest/a.ts', 'src/schedules/thing.ts', 'neighbours'],
    ['templates', 'src/templates/a.ts', 'src/surfaces/thing.ts', 'neighbours'],
    ['surfaces', 'src/surfaces/a.ts', 'src/templates/thing.ts', 'neighbours'],
    ['config', 'src/config/a.ts', 'src/workflow/thing.ts', 'neighbours'],
    ['workflow', 'src/workflow/a.ts', 'src/adapters/store/thing.ts', 'Use cases know ports'],
    ['workflow', 'src/workflow/a.ts', 'src/telemetry/thing.ts', 'Use cases know ports'],
    ['a plan', 'src/workflow/plan/a.ts', 'src/templates/thing.ts', 'holds no words'],
    ['the outbox', 'src/outbox/a.ts', 'src/listeners/thing.ts', 'Use cases know ports'],
    ['evidence', 'src/evidence/a.ts', 'src/preview/thing.ts', 'Use cases know ports'],
    ['evidence', 'src/evidence/a.ts', 'src/cli/thing.ts', 'Use cases know ports'],
    ['an adapter', 'src/adapters/slack/a.ts', 'src/adapters/store/thing.ts', 'never another adapter'],
    ['an adapter', 'src/adapters/mail/a.ts', 'src/workflow/thing.ts', 'never another adapter'],
    ['telemetry', 'src/telemetry/a.ts', 'src/workflow/thing.ts', 'Whoever is watched'],
    ['a listener', 'src/listeners/http/a.ts', 'src/adapters/store/thing.ts', 'composition root only'],
    ['a listener', 'src/listeners/http/a.ts', 'src/main.ts', 'composition root only'],
    ['preview', 'src/preview/a.ts', 'src/listeners/thing.ts', 'composition root only'],
  ])('reports %s that looks into the wrong room: %s to %s', (_name, from, to, reason) => {
    const found = violationsOf(from, importing(from, to));

    expect(found).toEqual([expect.stringMatching(`^${from}:1: imports ${to}. .*${reason}`)]);
  });

  it.each([
    ['src/surfaces/pages/a.tsx', 'src/templates/formats/thing.ts'],
    ['src/surfaces/pages/a.tsx', 'src/surfaces/thing.ts'],
    ['src/workflow/a.ts', 'src/templates/thing.ts'],
    ['src/workflow/a.ts', 'src/config/thing.ts'],
    ['src/adapters/slack/a.ts', 'src/surfaces/thing.ts'],
    ['src/listeners/slack/a.ts', 'src/outbox/thing.ts'],
    ['src/preview/a.tsx', 'src/surfaces/thing.ts'],
    ['src/cli/a.ts', 'src/adapters/store/thing.ts'],
    ['src/main.ts', 'src/preview/thing.ts'],
  ])('lets %s see %s', (from, to) => {
    const found = violationsOf(from, importing(from, to));

    expect(found).toEqual([]);
  });

  it.each(Object.keys(LIBRARIES).filter((name) => name !== 'luxon'))('reports %s outside of its room', (name) => {
    const text = `import type { Thing } from '${name}';`;

    const found = violationsOf('src/outbox/a.ts', text);

    expect(found).toEqual([expect.stringContaining(`imports ${name}. Only `)]);
  });

  it('knows a library by any of its entrances', () => {
    const text = "import { render } from 'preact/hooks';\nimport { post } from '@slack/web-api/dist/client.js';";

    const found = violationsOf('src/digest/a.ts', text);

    expect(found).toEqual([expect.stringContaining('imports preact.'), expect.stringContaining('@slack/web-api.')]);
  });

  it("lets surfaces name Slack's types, and only name them", () => {
    const [types, values] = ['import type { Block }', 'import { Block }'].map((words) =>
      violationsOf('src/surfaces/slack/a.ts', `${words} from '@slack/types';`),
    );

    expect(types).toEqual([]);
    expect(values).toEqual([expect.stringContaining('imports @slack/types.')]);
  });

  it('reports what is only there to build, unless types alone are taken', () => {
    const text = "import ical from 'ical.js';\nimport type { Root } from 'mdast';";

    const found = violationsOf('src/templates/a.ts', text);

    expect(found).toEqual([expect.stringContaining(':1: imports ical.js, which is no dependency')]);
  });

  it('keeps the world out of the pure rooms, and leaves them hashes', () => {
    const text = "import { readFileSync } from 'node:fs';\nimport { createHash } from 'node:crypto';";

    const pure = violationsOf('src/workflow/plan/a.ts', text);
    const edge = violationsOf('src/adapters/store/a.ts', text);

    expect(pure).toEqual([expect.stringContaining('a.ts:1: imports node:fs.')]);
    expect(edge).toEqual([]);
  });

  it('reports an import that leads nowhere, or lacks its ending', () => {
    const text = "import './gone.js';\nimport './thing';";

    const found = violationsOf('src/domain/a.ts', text);

    expect(found).toEqual([
      'src/domain/a.ts:1: imports ./gone.js, which is no file',
      'src/domain/a.ts:2: imports ./thing, which is no file',
    ]);
  });

  it('reports a file for which the house has no room', () => {
    const found = violationsOf('src/utils/a.ts', '');

    expect(found).toEqual(['src/utils/a.ts: no room of the house holds this file']);
  });

  it('reports a cycle once, of types too, and not a path that two share', () => {
    const files: SourceFile[] = [
      { path: 'src/domain/a.ts', text: "import type { B } from './b.js';\nimport './c.js';" },
      { path: 'src/domain/b.ts', text: "export * from './c.js';" },
      { path: 'src/domain/c.ts', text: "export type D = import('./d.js').D;" },
      { path: 'src/domain/d.ts', text: "export const c = () => import('./c.js');" },
    ];

    const found = findImportViolations(files, declared);

    expect(found).toEqual([
      'src/domain/c.ts -> src/domain/d.ts -> src/domain/c.ts: a cycle cannot be understood from either end',
    ]);
  });

  it.each([
    ["import '../x.js';", false],
    ["import x from '../x.js';", false],
    ["import { type A, b } from '../x.js';", false],
    ["import { type A } from '../x.js';", true],
    ["import type { A } from '../x.js';", true],
    ["export { a } from '../x.js';", false],
    ["export type { A } from '../x.js';", true],
    ["export * from '../x.js';", false],
    ["export * as x from '../x.js';", false],
    ["export type A = import('../x.js').A;", true],
    ["export function f(a: typeof import('../x.js')) {}", true],
    ["class A { async b() { for (const c of []) await import('../x.js'); } }", false],
    ["import x = require('../x.js');", false],
    ["const x = require('../x.js');", false],
  ])('reads %s', (statement, typeOnly) => {
    const text = `#!/usr/bin/env node\n// import 'a';\nconst b = "import 'ü';";\n\n${statement}`;

    const found = readImports({ path: 'src/domain/a.ts', text });

    expect(found).toEqual([{ what: '../x.js', typeOnly, line: 5 }]);
  });

  it('reads JSX', () => {
    const text = "const A = () => <p class=\"b\">{'c'}</p>;\nimport { d } from './d.js';";

    const found = readImports({ path: 'src/surfaces/a.tsx', text });

    expect(found).toEqual([{ what: './d.js', typeOnly: false, line: 2 }]);
  });

  it('reports what it cannot read', () => {
    const found = violationsOf('src/config/a.ts', 'export const a = (b: string) => import(b);');

    expect(found).toEqual([expect.stringContaining('computed at run time')]);
  });
});
