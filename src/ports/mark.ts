/** How far Herald has gone, kept beside the database: a database that is behind its mark is an older copy. */
import type { Instant } from '../domain/time.js';

export interface Mark {
  /** The database that it belongs to, by an id that its copies share. */
  database: string;
  /** Hand-overs begun so far. */
  count: number;
  /** When the last of them began, in calendar time. */
  at: Instant;
}

export interface MarkKeeper {
  /** Null where there is none, or none that can be read. */
  read(): Promise<Mark | null>;
  /** On the disk when it resolves; an older one than that which lies there is left out. @throws when it cannot be written */
  write(mark: Mark): Promise<void>;
}
