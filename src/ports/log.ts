/** The log: one line per event, fields as data. Secrets are redacted behind it, but do not hand them over. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export type Log = (level: LogLevel, event: string, fields?: Record<string, unknown>) => void;
