/** Time, chance and the environment are arguments everywhere but in the composition root, and the check that says so can fail. */
import { findHiddenClocks, mayReadTheWorld } from './clock-rule.js';
import { readSources } from './source-tree.js';

const found = (text: string, path = 'src/telemetry/a.ts') => findHiddenClocks({ path, text });

describe('the clock rule', () => {
  it('is kept by every file outside of the composition root', () => {
    const files = readSources('src').filter((file) => !mayReadTheWorld(file.path));

    const hidden = files.flatMap(findHiddenClocks);

    expect(files.length).toBeGreaterThan(0);
    expect(hidden).toEqual([]);
  });

  it.each([
    ['src/main.ts', true],
    ['src/cli/serve.ts', true],
    ['src/client/main.ts', false],
    ['src/telemetry/log.ts', false],
    ['src/preview/main.ts', false],
  ])('holds for %s or not', (path, free) => {
    expect(mayReadTheWorld(path)).toBe(free);
  });
});

describe('the check of the clock rule', () => {
  it.each([
    ['new Date()', 'new Date()'],
    ['new Date', 'new Date()'],
    ['new globalThis.Date()', 'new Date()'],
    ['Date()', 'Date()'],
    ['Date.now()', 'Date.now'],
    ["Date['now']()", 'Date.now'],
    ['items.map(Date.now)', 'Date.now'],
    ['const { now } = Date', 'Date.now'],
    ['DateTime.now()', 'DateTime.now'],
    ['DateTime.local()', 'DateTime.local'],
    ['DateTime.utc()', 'DateTime.utc'],
    ["DateTime.utc({ locale: 'en-GB' })", 'DateTime.utc'],
    ["DateTime.utc().setZone('UTC').toISO()", 'DateTime.utc'],
    ['const clock = DateTime.utc', 'DateTime.utc'],
    ['then.diffNow()', 'diffNow()'],
    ['then.toRelative()', 'toRelative()'],
    ['Math.random()', 'Math.random'],
    ['crypto.randomUUID()', 'randomUUID'],
    ['globalThis.crypto?.getRandomValues(a)', 'getRandomValues'],
    ["import { randomBytes } from 'node:crypto'", 'randomBytes'],
    ["import { randomUUID as id } from 'node:crypto'", 'randomUUID'],
    ['process.env.HERALD_MODE', 'process.env'],
    ["process['env']", 'process.env'],
    ['globalThis.process?.env', 'process.env'],
    ['const { env: { PORT } } = process', 'process.env'],
    ["import { env } from 'node:process'", 'process.env'],
    ['process.hrtime.bigint()', 'process.hrtime'],
    ['performance.now()', 'performance.now'],
    ["import { performance as p } from 'node:perf_hooks'", 'performance'],
  ])('reports %s', (text, what) => {
    const hidden = found(`const a = 1;\n${text};`);

    expect(hidden).toContain(`src/telemetry/a.ts:2: ${what}: time, chance and environment are arguments`);
  });

  it.each([
    'new Date(instant)',
    'Date.parse(instant)',
    'Date.UTC(2021, 7, 11)',
    'DateTime.utc(2021, 8, 11)',
    "DateTime.local(2021, 8, 11, { zone: 'UTC' })",
    'DateTime.fromISO(instant, { zone })',
    'then.toRelative({ base })',
    'clock.now()',
    'process.exitCode = 1',
    'const { pid } = process',
    "import { createHash } from 'node:crypto'",
    '// new Date() and process.env',
    '/** Date.now() */',
    "const text = 'Date.now() and Math.random()'",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the snippet holds a template of its own
    'const text = `new Date() ${instant} process.env`',
  ])('lets %s pass', (text) => {
    const hidden = found(text);

    expect(hidden).toEqual([]);
  });

  it('looks into templates and JSX', () => {
    const text = `const a = <p>{\`\${Date.now()}\`}</p>;\n\n\nconst b = <i title={String(Math.random())} />;`;

    const hidden = found(text, 'src/a.tsx');

    expect(hidden).toEqual([
      'src/a.tsx:1: Date.now: time, chance and environment are arguments',
      'src/a.tsx:4: Math.random: time, chance and environment are arguments',
    ]);
  });
});
