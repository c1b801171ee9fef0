/** A folder for one benchmark's files, gone when the work is done. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @template T @param {(folder: string) => Promise<T>} work @returns {Promise<T>} */
export async function inScratch(work) {
  const folder = await mkdtemp(join(tmpdir(), 'herald-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
