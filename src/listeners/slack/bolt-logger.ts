/** Bolt's own log, as lines of ours: warnings and errors alone, since its finer ones hold what people wrote. */
import { type Logger, LogLevel } from '@slack/bolt';
import { redactor } from '../../domain/redact.js';
import type { Log } from '../../ports/log.js';

export function boltLogger(log: Log, secrets: readonly string[]): Logger {
  const redact = redactor(secrets);
  const line = (level: 'warn' | 'error', words: unknown[]): void =>
    log(level, 'slack.bolt', { message: redact(words.map(String).join(' ')) });
  return {
    debug: () => undefined,
    info: () => undefined,
    warn: (...words: unknown[]) => line('warn', words),
    error: (...words: unknown[]) => line('error', words),
    setLevel: () => undefined,
    getLevel: () => LogLevel.WARN,
    setName: () => undefined,
  };
}
