/**
 * Another program: `lock-child.ts <file> <how>` takes the database, says `held`, and lets go when it is told to. `writing` holds
 * the write lock; `alone` keeps readers out too.
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Libsql from 'libsql';

const [, , file = '', how = 'writing'] = process.argv;
mkdirSync(dirname(file), { recursive: true });
const database = new Libsql(file, { timeout: 10_000 });
if (how === 'alone') database.exec('pragma locking_mode = exclusive');
database.exec('create table if not exists meta (key text primary key, value text)');
database.exec('begin immediate');
database.exec("insert into meta (key, value) values ('other program', 'was here')");
process.once('message', () => {
  database.exec('commit');
  database.close();
  process.disconnect();
});
process.send?.('held');
