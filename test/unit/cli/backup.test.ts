/** A copy that is whole, made while Herald runs; and what is in its way. */
import { copyFile, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openStore } from '../../../src/adapters/store/open-store.js';
import type { Store } from '../../../src/ports/store.js';
import { type Bench, EXAMPLE, startBench } from '../../support/cli.js';

let bench: Bench;
let store: Store;
let file: string;
let copy: string;

beforeEach(async () => {
  bench = await startBench();
  file = join(bench.dir, 'herald.db');
  copy = join(bench.dir, 'copy.db');
  await bench.herald('apply', '--config', EXAMPLE);
  // As `serve` has it open; what it wrote last lies beside the file.
  store = await openStore(file);
  await store.meta.set('last', 'word');
});

afterEach(async () => {
  await store.close();
  await bench.close();
});

const lastWordIn = async (path: string): Promise<string | null> => {
  const opened = await openStore(path);
  const word = await opened.meta.get('last').catch(() => null);
  await opened.close();
  return word;
};

describe('herald backup', () => {
  it('makes one file that holds what was written last, where copying the file alone does not', async () => {
    const bare = join(bench.dir, 'bare.db');
    await copyFile(file, bare);

    const { code, out } = await bench.herald('backup', copy);

    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining(copy) });
    expect([await lastWordIn(copy), await lastWordIn(bare)]).toEqual(['word', null]);
    expect((await readdir(bench.dir)).filter((name) => name.includes('part'))).toEqual([]);
  });

  it('writes over nothing', async () => {
    await writeFile(copy, 'precious');

    const { code, err } = await bench.herald('backup', copy);

    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('is there already') });
    expect(await readFile(copy, 'utf8')).toBe('precious');
  });

  it('makes no database where there is none', async () => {
    await store.close();
    await rm(file);

    const { code, err } = await bench.herald('backup', copy);

    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('There is no database') });
    await expect(stat(copy)).rejects.toThrow();
    await expect(stat(file)).rejects.toThrow();
  });

  it('leaves nothing half made where it cannot write', async () => {
    const { code, err } = await bench.herald('backup', join(bench.dir, 'nowhere', 'copy.db'));

    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('nowhere') });
  });
});
