/** What the outside gives a command; tests give their own. */
export interface Edge {
  variables: Record<string, string | undefined>;
  out(text: string): void;
  err(text: string): void;
  /** Standard error where it is a terminal, on which something may be drawn; null where it is a file or a pipe. */
  terminal: NodeJS.WritableStream | null;
  random(bytes: number): Buffer;
  /** Resolves when the process is asked to stop. */
  untilStopped(): Promise<void>;
}

/** The options that every command knows. */
export interface GlobalOptions {
  config?: string;
  now?: string;
  as?: string;
  json?: boolean;
}
