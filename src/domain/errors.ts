/**
 * The closed set of errors. A person's mistake (Refusal, ConfigProblems) is told to that person with what to do; a remote
 * fault carries service and status; a database that somebody else holds (StoreBusy) is told as that; anything else is a bug and
 * gets an id where it surfaces.
 */

/** A person asked for something that cannot be done now. `code` is stable, `message` says what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly code: RefusalCode,
    message: string,
  ) {
    super(message);
  }
}

export type RefusalCode =
  | 'not-found'
  | 'not-allowed'
  | 'stale' // the caller looked at an older revision or state than the current one
  | 'settled' // already decided, sent, or expired
  | 'invalid'
  | 'conflict'
  | 'preflight' // it fails, and no reason was given to go on in spite of that
  | 'unknown-person';

/** One thing wrong with a configuration file. `line` and `column` count from 1; `fix` says what to write instead. */
export interface ConfigProblem {
  file: string;
  line: number;
  column: number;
  rule: string;
  message: string;
  fix: string;
  severity: 'error' | 'warning';
  /** An error that was none in the version before: where a configuration was applied already, it is told and not refused. */
  grace?: true;
}

export class ConfigProblems extends Error {
  override readonly name = 'ConfigProblems';
  constructor(readonly problems: readonly ConfigProblem[]) {
    super(`${problems.length} ${problems.length === 1 ? 'problem' : 'problems'} in the configuration`);
  }
}

/** A remote service did not do what was asked. `status` is the HTTP status, SMTP code or Slack error code. */
export class RemoteFault extends Error {
  override readonly name = 'RemoteFault';
  constructor(
    readonly service: 'github' | 'slack' | 'smtp',
    readonly status: string,
    message: string,
    readonly retryAfterSeconds: number | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Nothing was stored, and it says nothing about what was asked for: the same may succeed in a moment. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
  constructor(options?: ErrorOptions) {
    super(
      'Another program is writing to the database and does not let go of it. Nothing was stored; try again when it has ended.',
      options,
    );
  }
}
