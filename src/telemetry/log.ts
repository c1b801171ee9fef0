/** The log: one JSON line per event on standard error, so that standard output stays the command's answer. */
import { destination, pino } from 'pino';
import type { Log } from '../ports/log.js';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogThreshold = (typeof LOG_LEVELS)[number];

const SECRET = ['token', 'secret', 'password', 'authorization', 'cookie'];

export function createLog(level: LogThreshold): Log {
  const paths = SECRET.flatMap((name) => [name, `*.${name}`]);
  const logger = pino(
    { level, base: null, redact: { paths, censor: '[secret]' } },
    destination({ dest: 2, sync: true }),
  );
  return (at, event, fields = {}) => logger[at]({ event, ...fields });
}
