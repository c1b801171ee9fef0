/** Who is signed in at the desk, and the links by which they come. */
import type { Instant } from '../domain/time.js';

export interface Session {
  /** Hash of the cookie's token; the token itself is never stored. */
  hash: string;
  person: string;
  expiresAt: Instant;
}

export interface SessionRepository {
  addLink(tokenHash: string, person: string, expiresAt: Instant): Promise<void>;
  /** Whose link it is, without using it up; null when unknown, used or expired at `wall`. */
  linkOwner(tokenHash: string, wall: Instant): Promise<string | null>;
  /** Uses the link up; null when that was done already. */
  useLink(tokenHash: string, wall: Instant): Promise<string | null>;
  open(session: Session): Promise<void>;
  /** Null when unknown or expired at `wall`. */
  find(hash: string, wall: Instant): Promise<Session | null>;
  end(hash: string): Promise<void>;
}
