/**
 * A disk without room, for every database that this test file opens: SQLite itself says so, at the commit, as it does where the
 * file beside the database cannot grow.
 */
import Libsql from 'libsql';

const NO_LIMIT = 1_073_741_823;

/** Until `makeRoom`. Reading goes on. Call `restore` at the end. */
export function fillableDisk(): { fill(): void; makeRoom(): void; restore(): void } {
  const { exec } = Libsql.prototype;
  let full = false;
  Libsql.prototype.exec = function limited(sql: string) {
    if (sql !== 'commit' || !full) return exec.call(this, sql);
    try {
      exec.call(this, 'pragma max_page_count = 1');
      return exec.call(this, 'create table filler as select zeroblob(1000000) as filling');
    } finally {
      exec.call(this, `pragma max_page_count = ${NO_LIMIT}`);
    }
  };
  return {
    fill: () => {
      full = true;
    },
    makeRoom: () => {
      full = false;
    },
    restore: () => {
      Libsql.prototype.exec = exec;
    },
  };
}
