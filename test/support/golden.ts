/**
 * Golden files: what came out, kept in the repository, so that a change of wording is seen in review. `UPDATE_GOLDEN=1 npm
 * test -- <path>` writes them anew.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Compares `text` with the file at `path`: absolute, or relative to the repository's root. */
export function expectGolden(path: string | URL, text: string): void {
  const file = path instanceof URL ? fileURLToPath(path) : fileURLToPath(new URL(path, ROOT));
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  if (!existsSync(file)) throw new Error(`There is no golden file ${file}. Run with UPDATE_GOLDEN=1 to write it.`);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

const ROOT = new URL('../../', import.meta.url);
