/** Herald as an operator starts it: `serve` in preview, on a free port, with its state in `folder`. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startProcess } from './process.js';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const BARE = fileURLToPath(new URL('./bare-express.js', import.meta.url));

/** `said` is its address. */
export const startHerald = (folder) =>
  startProcess([MAIN, 'serve'], /^ {2}page +(http\S+?)\/?$/m, {
    PORT: '0',
    DATABASE_URL: `file:${join(folder, 'herald.db')}`,
    LOG_LEVEL: 'error',
  });

/** An Express application with one route. `said` is its address; `file` holds the bytes that it answers with. */
export const startBareExpress = (file = '', etag = '') => startProcess([BARE, file, etag], /(http\S+)/);
