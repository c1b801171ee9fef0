/** What SQLite and the system say when nothing can be written, told apart. */
import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreBusy, StoreFailing, type StoreFault, StoreFull } from '../../domain/errors.js';

/** The right to write, and whatever else a disk answers with; a database that is broken is none of them. */
const FAILING = /^(SQLITE_IOERR|SQLITE_READONLY|SQLITE_CANTOPEN|EIO$|EROFS$|EDQUOT$|EACCES$|EPERM$)/;

/** @param file whose disk it is; null when it is about something else */
export function storeFault(error: unknown, file: string): StoreFault | null {
  const code = codeOf(error);
  if (isBusy(error)) return new StoreBusy({ cause: error });
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return new StoreFull(file, { cause: error });
  if (!FAILING.test(code)) return null;
  // Of its smaller files SQLite does not say that there is no room for them.
  if (hasNoRoom(file)) return new StoreFull(file, { cause: error });
  return new StoreFailing(file, `${(error as Error).message} (${code})`, { cause: error });
}

export const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

export const isBusy = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_BUSY');

function hasNoRoom(file: string): boolean {
  try {
    return statfsSync(dirname(file)).bavail === 0;
  } catch {
    return false;
  }
}
