/** The mark beside a database: whole or not there, and never behind what was said of it. */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markFile } from '../../../../src/adapters/store/mark-file.js';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'herald-mark-'));
});
afterEach(() => rm(dir, { recursive: true }));

const at = '2026-01-05T09:00:00.000Z';
const mark = (count: number, database = 'one') => ({ database, count, at });
const path = () => join(dir, 'herald.db');

it('is read as it was written, and nothing else is left beside the database', async () => {
  await markFile(path()).write(mark(3));

  expect(await markFile(path()).read()).toEqual(mark(3));
  expect(await readdir(dir)).toEqual(['herald.db-mark']);
});

it('never goes back, whichever of several writes comes last', async () => {
  const keeper = markFile(path());
  await Promise.all([5, 4, 7, 6].map((count) => keeper.write(mark(count))));

  expect(await keeper.read()).toEqual(mark(7));
});

it('begins anew with another database', async () => {
  const keeper = markFile(path());
  await keeper.write(mark(7));
  await keeper.write(mark(1, 'two'));

  expect(await keeper.read()).toEqual(mark(1, 'two'));
});

it.each(['', '{', '{"database":"one"}', '{"database":"one","count":"3","at":"now"}', '[]', 'null'])(
  'counts for nothing as %j',
  async (text) => {
    await writeFile(`${path()}-mark`, text);

    expect(await markFile(path()).read()).toBeNull();
  },
);

it('says when it cannot be written, and is tried again', async () => {
  const keeper = markFile(join(dir, 'gone', 'herald.db'));
  await expect(keeper.write(mark(1))).rejects.toThrow('ENOENT');
  await expect(keeper.write(mark(2))).rejects.toThrow('ENOENT');
  await expect(readFile(path())).rejects.toThrow();
});
