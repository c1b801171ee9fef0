/** What package.json, the Procfile and the README tell people and machines to run can be run. */
import { exec } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { runProgram } from '../../src/cli/program.js';
import { ROOT } from './source-tree.js';

const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');

async function commands(): Promise<string[]> {
  let help = '';
  const out = (text: string): void => {
    help += text;
  };
  await runProgram(['--help'], {
    variables: {},
    out,
    err: out,
    random: randomBytes,
    terminal: null,
    untilStopped: async () => undefined,
  });
  return [...help.slice(help.indexOf('Commands:')).matchAll(/^ {2}([a-z]+) /gm)].map(([, name = '']) => name);
}

/** Every word that stands where a command of Herald is called. */
const called = (text: string): string[] =>
  [...text.matchAll(/(?:dist\/main\.js|npx herald|`herald) ([a-z][a-z-]*)/g)].map(([, name = '']) => name);

describe('what is written to be run', () => {
  it.each(['package.json', 'Procfile', 'README.md'])('calls only commands that exist: %s', async (name) => {
    const known = await commands();

    const used = called(read(name));

    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((command) => !known.includes(command))).toEqual([]);
  });

  it('calls only scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

    const used = [...JSON.stringify(scripts).matchAll(/npm run (?:--silent )?([\w:]+)/g)].map(([, name = '']) => name);

    expect(used.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('builds a program that may be executed', async () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: { build: string } };
    const dir = await mkdtemp(join(tmpdir(), 'herald-build-'));
    const bin = join(dir, 'bin');
    await mkdir(bin);
    // Writes its output as a compiler does: to be read only.
    await writeFile(join(bin, 'tsc'), '#!/bin/sh\nmkdir dist && echo > dist/main.js && chmod 644 dist/main.js\n');
    await chmod(join(bin, 'tsc'), 0o755);

    await promisify(exec)(scripts.build, { cwd: dir, env: { PATH: `${bin}${delimiter}${process.env.PATH}` } });

    expect((await stat(join(dir, 'dist/main.js'))).mode & 0o777).toBe(0o755);
    await rm(dir, { recursive: true });
  });
});
