/**
 * Leaves a database for the versions that come after this one, with what this one says in the month that follows:
 *
 *     node --import ./test/support/typescript-loader.mjs test/upgrade/make-database.ts <name of this version>
 *
 * To be run before a change that later versions are held against; {@link ./upgrade.test.ts} opens what it writes.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv } from 'node:process';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import Libsql from 'libsql';
import { openTestStore } from '../support/store.js';
import { month, oldTagOf, play, told } from './scene.js';

const version = argv[2];
if (version === undefined) throw new Error('Say what this version is called, as in make-database.ts 0.1.0');
const folder = fileURLToPath(new URL(`left-by/${version}/`, import.meta.url));
await mkdir(folder, { recursive: true });
const temporary = await mkdtemp(join(tmpdir(), 'herald-left-'));
const file = join(temporary, 'herald.db');

const store = await openTestStore(file);
const cycle = await play(store, oldTagOf(version));
const left = new Libsql(file);
left.prepare('vacuum into ?').run(join(temporary, 'left.db'));
left.close();
await writeFile(join(folder, 'herald.db.gz'), gzipSync(await readFile(join(temporary, 'left.db')), { level: 9 }));

await month(cycle);
await writeFile(join(folder, 'told.txt'), `${(await told(store)).join('\n')}\n`);
await cycle.close();
await rm(temporary, { recursive: true });
