/** The mark as a small file beside a SQLite database: written whole, and on the disk before anything is handed over. */
import { open, readFile, rename } from 'node:fs/promises';
import { parseInstant } from '../../domain/time.js';
import type { Mark, MarkKeeper } from '../../ports/mark.js';

/** @param database path of the database's file */
export function markFile(database: string): MarkKeeper {
  const path = `${database}-mark`;
  let written: Mark | null = null;
  let before: Promise<void> = Promise.resolve();

  const write = async (mark: Mark): Promise<void> => {
    if (written?.database === mark.database && written.count >= mark.count) return;
    const beside = `${path}.new`;
    const file = await open(beside, 'w', 0o600);
    try {
      await file.writeFile(JSON.stringify(mark));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
    written = mark;
  };

  return {
    read: async () => parse(await readFile(path, 'utf8').catch(() => '')),
    write(mark) {
      const own = before.then(() => write(mark));
      before = own.catch(() => undefined);
      return own;
    },
  };
}

function parse(text: string): Mark | null {
  try {
    const { database, count, at } = JSON.parse(text) as Partial<Mark>;
    const isWhole =
      typeof database === 'string' &&
      Number.isSafeInteger(count) &&
      typeof at === 'string' &&
      parseInstant(at) !== null;
    return isWhole ? ({ database, count, at } as Mark) : null;
  } catch {
    return null;
  }
}
