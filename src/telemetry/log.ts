/** The log: one JSON line per event on standard error, so that standard output stays the command's answer. */
import { destination, pino } from 'pino';
import { redactor } from '../domain/redact.js';
import type { Log } from '../ports/log.js';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogThreshold = (typeof LOG_LEVELS)[number];

const SECRET = ['token', 'secret', 'password', 'authorization', 'cookie'];

/** @param secrets which no line may hold, wherever in it they come up */
export function createLog(level: LogThreshold, secrets: readonly (string | null)[] = []): Log {
  const paths = SECRET.flatMap((name) => [name, `*.${name}`]);
  const logger = pino(
    { level, base: null, redact: { paths, censor: '[secret]' }, hooks: { streamWrite: redactor(secrets) } },
    destination({ dest: 2, sync: true }),
  );
  return (at, event, fields = {}) => logger[at]({ event, ...fields });
}
