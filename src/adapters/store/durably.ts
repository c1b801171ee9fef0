/** Files that are there whole or not at all, over a loss of power too. */
import { constants, copyFile, link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a file with what `write` puts at the path that it is given.
 * @param replace whether one that is there gives way; else it stays as it is
 * @throws Error with the code `EEXIST` where one is there that does not give way; whatever else is in the way
 */
export async function placed(
  file: string,
  write: (path: string) => Promise<void> | void,
  { replace }: { replace: boolean },
): Promise<void> {
  const part = `${file}.part`;
  await rm(part, { force: true });
  try {
    await write(part);
    await flushed(part);
    if (replace) await rename(part, file);
    else await linked(part, file);
  } finally {
    await rm(part, { force: true });
  }
  await flushed(dirname(file));
}

/** Unlike renaming it never takes the place of what is there; not every file system can. */
async function linked(part: string, file: string): Promise<void> {
  try {
    await link(part, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
    await copyFile(part, file, constants.COPYFILE_EXCL);
    await flushed(file);
  }
}

async function flushed(path: string): Promise<void> {
  const opened = await open(path, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}
