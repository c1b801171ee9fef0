/** `herald backup <file>`: a copy of the database that is whole, made while Herald runs. */
import { access, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { openStore } from '../adapters/store/open-store.js';
import { Refusal, StoreFault, StoreFull } from '../domain/errors.js';
import { shownAddress } from '../domain/redact.js';
import { databaseFile, databaseUrl, isPassing } from './database.js';
import type { GlobalOptions } from './edge.js';
import type { Register } from './register.js';
import { readSetting } from './setting.js';
import { json } from './words.js';

export const backupCommand: Register = (program, run, edge) => {
  program
    .command('backup <file>')
    .description('copy the database into a file that is not there yet, also while Herald runs')
    .addHelpText('after', '\nCopying the file by itself loses what lies beside it. How to restore: docs/operations.md.')
    .action((file: string, _options, command) =>
      run(async () => {
        const options = command.optsWithGlobals() as GlobalOptions;
        const url = databaseUrl(readSetting(edge, options).environment);
        const [from, to] = [databaseFile(url), resolve(file)];
        // Opened, it would be made.
        if (from === null || !(await isThere(from)))
          throw new Refusal('not-found', `There is no database at ${shownAddress(url)}.`);
        await copy(url, to);
        const { size } = await stat(to);
        edge.out(
          options.json === true ? json({ file: to, bytes: size }) : `Copied ${from} into ${to}, ${megabytes(size)}.`,
        );
        return 0;
      }),
    );
};

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The schema stays as it is: a copy is made before an upgrade, too. */
async function copy(url: string, to: string): Promise<void> {
  if (await isThere(to)) throw taken(to);
  const store = await openStore(url);
  try {
    await store.copyTo(to);
  } catch (error) {
    if (error instanceof StoreFull) throw noRoom(to);
    if (error instanceof Refusal || isPassing(error)) throw error;
    const { code, message } = (error instanceof StoreFault ? error.cause : error) as NodeJS.ErrnoException;
    throw code === 'EEXIST' ? taken(to) : new Refusal('conflict', `Cannot copy into ${to}: ${message}`);
  } finally {
    await store.close();
  }
}

const noRoom = (to: string): Refusal => new Refusal('conflict', `Cannot copy into ${to}: its disk is full.`);

const taken = (to: string): Refusal =>
  new Refusal('conflict', `${to} is there already, and is not written over. Name another file.`);

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
