/** What the doctor says of one thing. */
import { RemoteFault } from '../domain/errors.js';

export interface Finding {
  check: string;
  /** `note`: worth a look, and no failure. */
  state: 'ok' | 'problem' | 'note' | 'skipped';
  /** What was seen; for a problem and a note also what to do, in sentences. */
  detail: string;
}

/** Somebody sits and waits for the answer. */
export const PATIENCE_MS = 10_000;

export const ok = (check: string, detail: string): Finding => ({ check, state: 'ok', detail });
export const problem = (check: string, detail: string): Finding => ({ check, state: 'problem', detail });

/** An adapter knows what to do about an answer, and says so; where none came, it cannot know where it was asked to look. */
export function advised(error: unknown, advice: string): unknown {
  if (!(error instanceof RemoteFault)) return error;
  const { service, status, message, retryAfterSeconds } = error;
  const answered = service === 'smtp' ? /^\d/.test(status) || status === 'EAUTH' : status !== 'no answer';
  if (answered) return error;
  return new RemoteFault(service, status, `${message} ${advice}`, retryAfterSeconds);
}
