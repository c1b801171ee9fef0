/**
 * The closed set of errors. A person's mistake (Refusal, ConfigProblems) is told to that person with what to do; a remote
 * fault carries service and status; a database that takes nothing (StoreFault: another program holds it, its disk is full or fails) is told as
 * that; anything else is a bug and gets an id where it surfaces.
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

/** Nothing was stored, and that says nothing about what was asked for: the same succeeds once what is in the way is gone. */
export abstract class StoreFault extends Error {
  abstract readonly code: 'busy' | 'full' | 'failing';
}

export class StoreBusy extends StoreFault {
  override readonly name = 'StoreBusy';
  readonly code = 'busy';
  constructor(options?: ErrorOptions) {
    super(
      'Another program is writing to the database and does not let go of it. Nothing was stored; try again when it has ended.',
      options,
    );
  }
}

export class StoreFull extends StoreFault {
  override readonly name = 'StoreFull';
  readonly code = 'full';
  constructor(file: string, options?: ErrorOptions) {
    super(
      `The disk that holds ${file} is full. Nothing was stored; make room there, and everything goes on from where it was.`,
      options,
    );
  }
}

/** The disk, or the right to write to it. */
export class StoreFailing extends StoreFault {
  override readonly name = 'StoreFailing';
  readonly code = 'failing';
  constructor(file: string, why: string, options?: ErrorOptions) {
    super(
      `The disk that holds ${file} fails: ${why}. Nothing was stored; look at that disk, at who owns the file, and at the machine's log.`,
      options,
    );
  }
}
